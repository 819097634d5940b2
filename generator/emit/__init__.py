"""From the intermediate representation to the files of a package, through the templates."""
