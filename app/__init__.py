"""Lightbox: a desktop second reader for clinicians.

The layers, top to bottom (imports point down only; ``import-linter`` proves it)::

    ui  cli        the window (the only place with Qt) and the command line
    services       use cases: analyse, classify, explain, inspect, review, the model library
    inference      engines, calibration, the gate, activation maps
    history        records, verdicts and worklists in one SQLite file (beside inference)
    export         reports, tables and DICOM objects for elsewhere (beside both)
    network        PACS nodes, by DIMSE and DICOMweb, when somebody asks (beside them)
    imaging  preprocessing  bundle
    domain         frozen dataclasses and pure functions on them, no I/O
    errors  paths
"""

import os

# Other programs' plugins for it are none of ours: looking for them costs each process a start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# NumPy's products of matrices are small here. Its library would start a thread for each core in
# each process, and they wait busily for what never comes: a fifth of what classifying a scan takes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
