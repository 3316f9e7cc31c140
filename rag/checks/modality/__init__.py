"""Whether what a claim tells as so is denied, planned, wished for or doubted in its source."""
