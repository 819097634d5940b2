"""Python source text: escaping text of a document, and wrapping statements."""
