"""The light reading of a sentence: clauses, subjects, predicates and what is denied."""
