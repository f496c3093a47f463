"""The door: any file into a Scan, or a ScanError that says why not."""

from __future__ import annotations

import errno
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.domain.scan import Scan
from app.errors import LightboxError, ScanError
from app.imaging import detect

_Result = TypeVar("_Result")

# Errors without a number come from a parser; EINVAL from seeking where a damaged length points.
_ERRNO_OF_DAMAGE = (None, errno.EINVAL)


def read_scan(path: Path, frame: int = 1) -> Scan:
    """Read one image.

    Args:
        path: a DICOM file (with or without preamble and extension), a PNG or a JPEG; told by
            content.
        frame: counted from 1.

    Returns:
        The scan: pixels as decoded, the display transform of the file, and what it says of itself.

    Raises:
        ScanError: with one of the codes not_found, not_readable, no_scans, empty_file,
            not_a_scan, truncated, no_pixels, not_an_image, dicomdir, unsupported_transfer_syntax,
            undecodable, too_large, bad_frame, damaged_header. Nothing else is raised, whatever the
            file holds.
    """

    def read(fp: BinaryIO, content: detect.Content) -> Scan:
        if content in ("png", "jpeg"):
            from app.imaging.raster import read_raster

            return read_raster(fp, path, "PNG" if content == "png" else "JPEG", frame)
        from app.imaging.dicom import read_dicom

        return read_dicom(fp, path, frame)

    return guarded(path, read)


def count_frames(path: Path) -> int:
    """Count the frames of a file by its header, without decoding any.

    Raises:
        ScanError: as :func:`read_scan`.
    """

    def count(fp: BinaryIO, content: detect.Content) -> int:
        if content in ("png", "jpeg"):
            return 1
        from app.imaging.dicom import count_dicom_frames

        return count_dicom_frames(fp)

    return guarded(path, count)


def guarded(path: Path, work: Callable[[BinaryIO, detect.Content], _Result]) -> _Result:
    """Open a file, tell its kind, work on it, and translate whatever goes wrong.

    Raises:
        ScanError: and nothing else.
    """
    try:
        with path.open("rb") as fp:
            content = _content(fp)
            if content in ("png", "jpeg"):
                return work(fp, content)
            with _quiet():
                return work(fp, content)
    except LightboxError:
        raise
    except FileNotFoundError:
        raise ScanError("not_found", "There is no such file. It may have been moved.") from None
    except IsADirectoryError:
        raise _no_scans() from None
    except PermissionError:
        if path.is_dir():  # what Windows says of folders
            raise _no_scans() from None
        raise ScanError(
            "not_readable",
            "You have no permission to read this file. Ask its owner, or copy it elsewhere.",
        ) from None
    except MemoryError:
        raise ScanError(
            "too_large", "There is not enough memory to read the file. Close other programs."
        ) from None
    except Exception as error:  # pydicom raises errors of every kind on damaged elements
        if isinstance(error, OSError) and error.errno not in _ERRNO_OF_DAMAGE:
            raise ScanError(
                "not_readable",
                f"The file could not be read from the disk or network ({type(error).__name__}).",
            ) from None
        raise ScanError(
            "damaged_header",
            "The file is damaged and cannot be understood. Copy or export it again "
            f"({type(error).__name__}).",
        ) from None


def _no_scans() -> ScanError:
    """Say so of a folder: `find_scans` puts its scans in its place, so this one has none."""
    return ScanError(
        "no_scans",
        "No scan was found in this folder. Lightbox reads DICOM, PNG and JPEG files.",
    )


def _content(fp: BinaryIO) -> detect.Content:
    head = fp.read(detect.HEAD)
    if not head:
        raise ScanError("empty_file", "The file is empty. Copy or export it again.")
    content = detect.sniff(head)
    if content == "other":
        raise ScanError(
            "not_a_scan",
            f"This is no scan but {detect.describe(head)}. Lightbox reads DICOM, PNG and JPEG.",
        )
    fp.seek(0)
    return content


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pydicom from warning and logging: its texts quote values, which may name a patient.

    Lightbox says itself what is odd about a file.
    """
    from pydicom import config

    logger = logging.getLogger("pydicom")
    mode, disabled = config.settings.reading_validation_mode, logger.disabled
    config.settings.reading_validation_mode = config.IGNORE
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = disabled
        config.settings.reading_validation_mode = mode
