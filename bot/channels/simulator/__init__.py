"""The simulator: the same turn and the same code, with no account anywhere."""

from bot.channels.simulator.channel import CHANNEL, SimulatorChannel

__all__ = ["CHANNEL", "SimulatorChannel"]
