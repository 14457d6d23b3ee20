"""Who and what a release names: identifiers, spellings of names, persons, short forms, the seat."""
