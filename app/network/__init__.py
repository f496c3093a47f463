"""Talking to a PACS: DIMSE by pynetdicom, DICOMweb by dicomweb-client. No Qt.

Nothing here runs unless somebody asked for it: pynetdicom and dicomweb-client are imported inside
functions, and no address is contacted but those of `nodes`. What arrives is kept (`keeping`); its
pixels and its data set are never parsed here.

::

    nodes          which nodes there are, in a file that the command line and the window share
    terms          what is asked for and what comes back, the same for both protocols
    calling        an association, or one sentence why there is none
    querying, getting, sending      DIMSE: C-FIND; C-GET and C-MOVE; C-STORE
    web, multipart                  DICOMweb: QIDO-RS, WADO-RS, STOW-RS
    listening      C-STORE from others
    keeping        an instance on the disk before it is acknowledged
    ledger         what came of each, so that nothing is read twice
"""
