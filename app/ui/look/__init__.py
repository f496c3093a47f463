"""Tokens, style sheet and icons: how everything looks, in one place."""
