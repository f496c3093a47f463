"""What is promised in SECURITY.md, tried."""
