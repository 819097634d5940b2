"""Operations as data, and the pure steps from arguments to a request and from a response to a value."""
