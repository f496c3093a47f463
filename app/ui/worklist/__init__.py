"""Every scan that was opened, with its short answer."""
