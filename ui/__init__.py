"""What a person touches: the ``dossier`` command and the screen; nothing imports this package."""
