"""Whether the pages answer at all, what they lack, and how a reader is told."""
