"""The words of the field as frozen dataclasses, and pure functions on them. No input or output."""
