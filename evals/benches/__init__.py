"""Measures beside the gold questions: retrieval, speed, size, disagreements."""
