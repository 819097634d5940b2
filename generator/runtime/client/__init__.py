"""The client classes, the call engine, the resources and the command line."""
