"""Reading scans: DICOM, PNG and JPEG files into immutable :class:`~app.domain.scan.Scan` objects.

Importing this package loads neither pydicom nor any decoder; the first read does.
"""

from app.imaging.find import find_scans
from app.imaging.found import Found, LeftOut
from app.imaging.reading import count_frames, read_scan

__all__ = ["Found", "LeftOut", "count_frames", "find_scans", "read_scan"]
