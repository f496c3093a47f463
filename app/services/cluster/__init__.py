"""Reading an archive on many machines: the same `analyse`, scheduled by Dask.

::

    items       what is to be read, one file each, small enough to send by the million
    listing     items out of folders and lists, one after the other, none kept
    fetching    the files of items, from where they lie or from a DICOMweb node
    shipping    the bundles of a run, by the hash of their content
    readers     what runs in a Dask worker: readers in processes of their own
    connecting  the way to a scheduler
    scheduling  what runs here: a bounded number of tasks under way, and what becomes of lost ones

Only the last three import ``distributed``, and whoever needs them imports them late:
the program does without.
"""
