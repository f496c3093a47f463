"""The window with the model library: what is at hand, what it is for, and how far to trust it.

::

    window      puts the parts together, beside the main window
    shelf       the bundles as a list, a row for each version
    about       what the chosen one is
    doing       what can be done with it, as buttons
    acceptance  the page with acceptance tests; labelled: which scans, and what their labels mean
    trying      makes acceptance tests
    comparing   the page that compares two bundles; differences: what is said of it
    evaluating  evaluations as jobs
    offering    offers one at the first answer of an own bundle
    keras_form  what a Keras file does not say of itself
    files       asks which files are meant
    acting      from buttons to jobs
    jobs        the same as jobs of a process
    work        does jobs one after the other, at the foot
    errand      one process, heard
    words       sentences on bundles; no widget
"""
