"""Invented sentences, and what the language rules make of them; `README.md` tells of the files."""
