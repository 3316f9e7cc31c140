"""Whether the figures of a claim stand in its source, and with the same owner and deed."""
