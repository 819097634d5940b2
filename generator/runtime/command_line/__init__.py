"""The command line of a client package: commands made of data, which call the client's own methods."""
