"""Reading a question: its language, its words and names, the type of answer it waits for."""
