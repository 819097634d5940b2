"""The tables of a PracSuite account. Records use the names of the API's wire."""

from practice_mock.pracsuite.tables import billing, book, directory, people

SHAPES = (*directory.SHAPES, *people.SHAPES, *book.SHAPES, *billing.SHAPES)
