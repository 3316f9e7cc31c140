"""Fitting the models that `rag` ships, from gold questions and stores; run by hand."""
