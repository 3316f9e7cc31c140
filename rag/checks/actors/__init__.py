"""Whether the same people and firms do, say, hold and undergo the same things."""
