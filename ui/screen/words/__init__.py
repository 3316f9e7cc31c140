"""Every word of the screen, in French and in English."""
