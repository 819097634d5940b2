"""Python source text: escaping what a document says, and wrapping statements."""
