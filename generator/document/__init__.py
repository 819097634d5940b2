"""OpenAPI documents: their files, the bundled document, and the facts that it states."""
