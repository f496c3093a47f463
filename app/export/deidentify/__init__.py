"""Copies of scans without who they are of: PS3.15 Annex E, Basic Application Level Confidentiality.

::

    profile      what becomes of each attribute (the standard's table E.1-1, 2026c)
    pseudonyms   what is the same within a run: UIDs, pseudonyms, and how far dates are moved
    dates        dates and times, moved
    names        words that name people, found in texts that are kept
    elements     a data set, cleaned at every depth
    instance     a DICOM file, cleaned
    pixels       its pixels as they are, and nothing beside them
    frames       those that are compressed; jpeg and jpeg_2000 take theirs apart
    masking      rectangles of the pixels blacked out
    pictures     a PNG or JPEG file without what it carries beside its picture; png helps
    burnt_in     whether text may be burnt into an image

Nothing here can tell what is written in the picture itself: that has to be looked at.
"""
