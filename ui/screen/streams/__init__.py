"""Generators that can be left, batched and run in a thread of their own."""
