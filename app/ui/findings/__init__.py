"""What the model says of the scan that is shown."""
