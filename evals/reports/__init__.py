"""From scored records to tables, reports and comparisons of runs."""
