"""The connection to the server: HTTP library, credentials, retries and rate limit."""
