"""The door: any file into a Scan, or a ScanError that says why not."""

from __future__ import annotations

import errno
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.domain.scan import Scan
from app.errors import LightboxError, ScanError
from app.imaging import detect
from app.imaging.archives import open_file, within
from app.imaging.found import NESTED
from app.imaging.names import shown_name
from app.imaging.offline import import_pydicom
from app.imaging.places import kind_of, why_closed

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

# Errors without a number come from a parser; EINVAL from seeking where a damaged length points.
_ERRNO_OF_DAMAGE = (None, errno.EINVAL)

# Raised by code of ours, these mean a mistake in it rather than a damaged file.
_FAULTS = (AttributeError, NameError, TypeError)


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
            decoder_missing,
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

    A header may state more frames than the file has room for, by any number. Of those that are
    missing one is counted, so that reading it says what is wrong.

    Raises:
        ScanError: as :func:`read_scan`.
    """

    def count(fp: BinaryIO, content: detect.Content) -> int:
        if content in ("png", "jpeg"):
            return 1
        from app.imaging.dicom import count_dicom_frames

        stated = count_dicom_frames(fp)
        if stated == 1:
            return 1
        from app.imaging.extent import frames_held

        fp.seek(0)
        return min(stated, frames_held(fp) + 1)

    return guarded(path, count)


def guarded(
    path: Path, work: Callable[[BinaryIO, detect.Content], _Result], most: int | None = None
) -> _Result:
    """Open a file, tell its kind, work on it, and translate whatever goes wrong.

    Args:
        path: of a file, or of an entry of a zip archive.
        work: given the open file and its kind.
        most: bytes wanted of an archive's entry, from its start; all where None.

    Raises:
        ScanError: and nothing else.
    """
    try:
        fp = open_file(path, most)
    except OSError as error:
        raise _unopened(path, error) from None
    except ValueError:  # a NUL, or characters the file system has no bytes for
        raise _not_found() from None
    try:
        with fp:
            content = _content(fp, path)
            if content in ("png", "jpeg"):
                return work(fp, content)
            with _quiet():
                try:
                    return work(fp, content)
                except ScanError as error:
                    raise _more_exactly(error, fp) from None
    except LightboxError:
        raise
    except IsADirectoryError:  # some systems open folders and refuse to read them
        raise _no_scans() from None
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
        _note(error)
        raise ScanError(
            "damaged_header",
            "The file is damaged and cannot be understood. Copy or export it again "
            f"({type(error).__name__}).",
        ) from None


def _note(error: Exception) -> None:
    """Log where a file led to an error, so that a fault of ours does not pass for its damage.

    Values and messages are left out: they may name a patient.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    module = trace.tb_frame.f_globals.get("__name__", "?") if trace is not None else "?"
    line = trace.tb_lineno if trace is not None else 0
    ours = module.partition(".")[0] == "app"
    level = logging.WARNING if ours and isinstance(error, _FAULTS) else logging.DEBUG
    log.log(level, "%s at %s:%d", type(error).__name__, module, line)


def _more_exactly(error: ScanError, fp: BinaryIO) -> ScanError:
    """Say of a file without pixels that it was cut, where that can be told."""
    if error.code != "no_pixels":
        return error
    from app.imaging.extent import ends_inside_an_element
    from app.imaging.parse import truncated

    with suppress(Exception):  # then what was said first stands
        fp.seek(0)
        if ends_inside_an_element(fp):
            return truncated()
    return error


def _unopened(path: Path, error: OSError) -> ScanError:
    """Say why a path could not be opened."""
    kind = kind_of(path)
    if kind == "folder":  # Windows says of folders that permission is missing
        return _no_scans()
    if kind == "absent":
        if error.errno == errno.ENAMETOOLONG:
            return ScanError(
                "not_found", "There is no such file: its name is longer than any file's may be."
            )
        if error.errno == errno.ELOOP:
            return ScanError("not_found", "This link leads to itself, not to a file.")
        return _not_found()
    return ScanError("not_readable", why_closed(error))


def _not_found() -> ScanError:
    return ScanError("not_found", "There is no such file. It may have been moved.")


def _no_scans() -> ScanError:
    """Say so of a folder: `find_scans` puts its scans in its place, so this one has none."""
    return ScanError(
        "no_scans",
        "No scan was found in this folder. Lightbox reads DICOM, PNG and JPEG files.",
    )


def _content(fp: BinaryIO, path: Path) -> detect.Content:
    head = fp.read(detect.HEAD)
    if not head:
        raise ScanError("empty_file", "The file is empty. Copy or export it again.")
    content = detect.sniff(head)
    if content == "other" and head.startswith(b"PK\x03\x04"):
        if within(path) is not None:
            raise ScanError(NESTED.code, NESTED.message)
        raise ScanError(
            "not_a_scan",
            "This is a zip archive (or an Office document), and one scan is wanted here. Name a "
            f"scan in it, such as “{shown_name(path.name)}/name.dcm”.",
        )
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
    import_pydicom()
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
