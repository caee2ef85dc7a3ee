"""The platforms: each vendor has one home."""
