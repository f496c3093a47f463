"""What leaves the program for people and other systems: reports, tables, DICOM objects.

Pure functions on what the layers beside it have found; no Qt, and nothing is read. What is asked
for is returned, or written to the stream that is given.
"""
