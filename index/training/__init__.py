"""Scripts that make what the project ships: the embedding model and the translation table."""
