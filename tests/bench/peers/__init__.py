"""The same conversation, as the users of other frameworks would write it."""
