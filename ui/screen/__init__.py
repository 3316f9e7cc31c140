"""The screen: a Gradio application, its events and the store that it shows."""
