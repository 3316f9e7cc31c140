"""Finding passages: BM25 and vectors joined, filtered, and ranked by what is asked for."""
