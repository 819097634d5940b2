"""PracSuite records as response bodies show them."""
