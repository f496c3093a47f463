"""The one way from a scan to the network's input, shared by training and reading."""

from app.preprocessing.apply import apply

__all__ = ["apply"]
