"""Crash runs: the real service is killed at random moments under load, again and again.

``python -m tests.crash --kills 50`` runs it on both databases and says what was lost. The
parts: `people` write, `reign` kills and starts again, `verdict` compares what Telegram saw
with what is stored.
"""
