"""Pages printed into PDF files. Needs fonts and Qt, and neither a screen nor a window."""
