"""Runs flows: sessions, matchers, start and resume."""
