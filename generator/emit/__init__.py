"""Render the files of a package from the intermediate representation, with the templates."""
