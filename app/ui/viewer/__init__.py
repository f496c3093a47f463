"""The picture and everything that can be done to it."""
