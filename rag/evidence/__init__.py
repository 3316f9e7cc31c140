"""Choosing the sentences an answer may rest on, each with its probability of answering."""
