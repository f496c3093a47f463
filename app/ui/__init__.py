"""The window. The only place of the program with Qt.

::

    run            the application: an empty frame, its first paint, then all else
    main_window    what the window can do as a whole
    assembling     makes the parts below, and connects them
    inbox          takes the scans that a later start hands over
    showing, areas what the session says, shown; which parts stand and have the keyboard
    reading/       session (what is open and shown), worker pools behind signals
    viewer/        the picture: pan, zoom, window/level, heat map, corner texts
    findings/      what the model says of it
    review/        what the reader says of it, and the way into the history
    history/       the window with the history
    training/      the window in which a model is trained
    library/       the window with the model library
    pacs/          the window that asks, fetches, sends and listens
    printing/      pages as PDF, for the command line too
    worklist/      every scan that was opened, with its short answer
    look/          tokens, style sheet, icons
    actions, lines (tables), words, figures, settings, signals, faults, overlays, empty, footer

Nothing here decodes pixels or infers; that happens in worker processes, which start after the
first paint. Importing the window imports neither pydicom nor TensorFlow.
"""
