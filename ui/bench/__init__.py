"""How fast the screen is, beside bare Gradio applications in the same run."""
