"""What is known: tables, keys, queries and migrations. Decides nothing, sends nothing."""
