"""The window with the model library: what is at hand, what it is for, and how far to trust it.

::

    window      puts the parts together, beside the main window
    shelf       the bundles as a list, a row for each version
    about       what the chosen one is
    words       sentences on bundles; no widget
"""
