"""The tables of a PracSuite account. Records use the field names of the API."""

from practice_mock.pracsuite.tables import appointment_book, billing, directory, people

SHAPES = (*directory.SHAPES, *people.SHAPES, *appointment_book.SHAPES, *billing.SHAPES)
