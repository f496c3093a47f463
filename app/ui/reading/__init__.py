"""What is open and shown, and the worker processes behind it."""
