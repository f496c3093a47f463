"""Any file into its de-identified copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from app.export.deidentify.instance import Copy, deidentified_instance
from app.export.deidentify.masking import Mask
from app.export.deidentify.pictures import deidentified_picture
from app.export.deidentify.pseudonyms import Pseudonyms
from app.imaging import detect
from app.imaging.reading import guarded


def deidentified(path: Path, run: Pseudonyms, masks: Sequence[Mask] = ()) -> Copy:
    """Return a copy of a scan's file without who it is of; nothing is written.

    Args:
        path: of a DICOM, PNG or JPEG file, or of one in a zip archive.
        run: what stands for what; the same for all files that belong together.
        masks: to be blacked out, in pixels of the stored image (of a picture: as it is shown).

    Raises:
        ScanError: see :func:`app.imaging.read_scan`; also for objects without an image.
        UsageError: "bad_mask".
    """

    def copy(fp: BinaryIO, content: detect.Content) -> Copy:
        if content in ("png", "jpeg"):
            return deidentified_picture(fp, path, content, run, masks)
        return deidentified_instance(fp, run, masks)

    return guarded(path, copy)
