"""What the reader keeps: records, verdicts, impressions and the open worklist, in one SQLite file.

::

    place       the folder and the files in it
    schema      the tables, and the steps from one version to the next
    opening     connections: checked, brought up to date, set aside when damaged
    faults      what SQLite says, in sentences
    rows        between records and rows
    keeping     what is written
    writer      the one thread that writes
    asking      what is asked: pages of records, counts, agreement
    worklists   the open worklists, so that a run goes on after a crash
    purging     what is forgotten, and made sure of
    secret      the salt that identifiers are hashed with
"""
