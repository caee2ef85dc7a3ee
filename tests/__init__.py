"""The tests of Rangkul, and what they stand on."""
