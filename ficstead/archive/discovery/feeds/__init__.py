"""New chapters as Atom: of the whole archive, a work, a series, an author, a tag."""
