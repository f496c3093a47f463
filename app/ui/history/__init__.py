"""The window with the history: records, searched and filtered, and how reader and models agree.

::

    window      puts the parts together, beside the main window
    narrowing   the line of search and filters
    records     the records as a Qt model, a page at a time
    agreement   agreement by bundle version, finding and month, as a table
    chart       the same over time, painted
    purging     what is forgotten, confirmed in place
    questions   what is asked of the history, on a thread
    words       texts of records; no widget
"""
