"""What storage refuses to start or go on with, in sentences for the operator."""


class StorageError(Exception):
    """Something about the data, its keys or its schema is wrong; the message says what to do."""


class KeysUsedUp(Exception):
    """No spare key is left for this work: make more and run the work again."""
