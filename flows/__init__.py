"""What to say and do next: pure decisions and frozen data. No I/O, clock, randomness or environment."""
