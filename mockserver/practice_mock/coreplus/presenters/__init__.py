"""coreplus records as response bodies show them: which fields, under which names, in which format."""
