"""Plain HTTP requests and responses, and the files that they carry."""
