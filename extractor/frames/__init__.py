"""Level 2: the items of a sentence are joined into statements, free in their order."""
