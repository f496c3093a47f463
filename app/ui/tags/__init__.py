"""The tag browser: everything the header of the shown file states."""
