"""Operations as data, and the steps without I/O: from arguments to a request, and from a response to a value."""
