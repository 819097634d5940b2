"""The coreplus half of the mock."""
