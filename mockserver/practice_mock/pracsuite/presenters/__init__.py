"""PracSuite records as response bodies show them: with the tenant and links."""
