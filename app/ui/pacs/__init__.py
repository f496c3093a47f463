"""The window that talks to a PACS: asking and fetching, sending, listening, and the nodes.

::

    door       the way from the main window, made when it is first wanted
    window     puts the pages together
    query      what is asked for, and the studies found (studies: as a table)
    sending    the answer that is shown, on its way to a node
    listening  the switch of the listener, and who may send
    taking     what others have sent, on its way into the worklist
    nodes      which nodes there are

Nothing here opens a connection: that is done by processes, see `app.services.pacs_errands`.
"""
