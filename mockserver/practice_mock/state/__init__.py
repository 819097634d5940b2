"""The state of a mock: records, clock, identifiers, request journal, and the protocol of the backends."""
