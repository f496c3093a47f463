"""The settings page: keys, mouse, and what is shown at first."""
