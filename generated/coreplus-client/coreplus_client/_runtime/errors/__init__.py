"""The exceptions of a client, and what their tracebacks show."""
