"""Making a quote short and clear by itself: cut to its clauses, its pronouns explained."""
