"""The life of a case: what a report holds, and who may read it."""
