"""What lies inside files, as far as finding scans has to know.

Finding looks at names and folders by itself, and asks an `Inside` for everything that takes a look
into a file. The window puts one in its place that lets worker processes look.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.notice import Notice
from app.errors import ScanError
from app.imaging import archives, detect
from app.imaging.archives import Contents
from app.imaging.dicomdir import Disc, read_disc
from app.imaging.found import NESTED
from app.imaging.places import why_closed


class Inside:
    """Looks into files in this process."""

    def is_archive(self, path: Path) -> bool:
        """Tell whether a file is a zip archive, by its content."""
        return archives.is_archive(path)

    def contents(self, path: Path) -> Contents:
        """List a zip archive. Raises: ScanError."""
        return contents(path)

    def disc(self, path: Path) -> Disc:
        """Read a DICOMDIR. Raises: ScanError."""
        return disc(path)

    def reasons(self, paths: Sequence[Path]) -> list[Notice | None]:
        """Say for each file why it is no scan, None where it may be one."""
        return [why_no_scan(path) for path in paths]


def contents(path: Path) -> Contents:
    """List a zip archive. Raises: ScanError."""
    try:
        return archives.contents(path)
    except OSError as error:
        raise ScanError("not_readable", why_closed(error)) from None


def disc(path: Path) -> Disc:
    """Read a DICOMDIR. Raises: ScanError."""
    try:
        return read_disc(path)
    except OSError as error:
        raise ScanError("not_readable", why_closed(error)) from None


def why_no_scan(path: Path) -> Notice | None:
    """Say by its first bytes why a file is no scan, None where it may be one."""
    try:
        with archives.open_file(path, detect.HEAD) as fp:
            head = fp.read(detect.HEAD)
    except (OSError, ValueError, ScanError):
        return None  # reading it will say what is wrong
    if detect.sniff(head) != "other":
        return None
    if head.startswith(b"PK\x03\x04"):
        return NESTED if archives.within(path) is not None else _ARCHIVE
    return Notice("not_a_scan", f"This is no scan but {detect.describe(head)}.")


_ARCHIVE = Notice(
    "not_a_scan",
    "This is a zip archive (or an Office document). Open it by itself to read the scans in it.",
)
