"""The intermediate representation: nodes that name everything as the generated code does, and their builders."""
