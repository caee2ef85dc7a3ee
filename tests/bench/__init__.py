"""Benchmarks: the same conversation on ours and on what one would otherwise pick, in one run."""
