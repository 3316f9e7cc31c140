"""The commands of ``dossier``, and the text they print."""
