"""Level 1: a text becomes tokens, sentences and items (names, words, measures, dates), each with exact offsets."""
