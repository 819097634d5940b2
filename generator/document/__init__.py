"""OpenAPI documents: their files, the bundled document, and what can be read from it."""
