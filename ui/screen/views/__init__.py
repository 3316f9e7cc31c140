"""What the screen shows, as HTML made of plain data; no events and nothing of Gradio here."""
