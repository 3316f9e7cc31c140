"""Words: cut from a text, brought back to a root, looked up in lists that we wrote."""
