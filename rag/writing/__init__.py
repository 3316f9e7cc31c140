"""The answer a model writes: its prompt, its stream cut and cleaned, its sentences checked."""
