"""What a case looks like when it is handed over: papers, tables, and the files themselves."""

from bot.export.members import Exporting

__all__ = ["Exporting"]
