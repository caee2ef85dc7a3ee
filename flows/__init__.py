"""What to say and do next: pure decisions, frozen data. No I/O, clock, randomness, environment."""
