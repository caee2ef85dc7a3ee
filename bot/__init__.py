"""What touches the world: channels, the turn, delivery, the scheduler, the command line."""
