"""Stand-ins for the platforms: real HTTP servers in processes of their own."""
