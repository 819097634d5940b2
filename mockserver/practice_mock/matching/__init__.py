"""Whether the handlers of an API read exactly the names that its document has."""
