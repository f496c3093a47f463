"""Pictures that leave the window: copied, or saved as PNG."""
