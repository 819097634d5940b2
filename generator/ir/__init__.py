"""The intermediate representation: plain nodes that name everything as the generated code does."""
