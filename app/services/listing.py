"""What lies in files and folders, and where each scan belongs, looked up by worker processes.

Folders are walked here, which takes names alone. Whatever takes a look into a file (its first
bytes, a header, a DICOMDIR, a zip archive) is asked of a worker, in pieces small enough that a scan
somebody waits for is read between two of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.placement import NOWHERE, Placement
from app.errors import LightboxError
from app.imaging.find import find_scans
from app.imaging.found import Found
from app.imaging.inside import Inside

if TYPE_CHECKING:
    from app.domain.notice import Notice
    from app.imaging.archives import Contents
    from app.imaging.dicomdir import Disc
    from app.services.reading import Reader

Ask = Callable[..., Future[Any]]
"""Asks a worker to run one of the tasks below: `ReaderPool.look`."""

_PIECE = 32  # files of one task
_AHEAD = 2  # tasks under way


@dataclass(frozen=True, slots=True)
class Piece:
    """Scans that were found, while the search goes on.

    Attributes:
        placed: each with where it belongs.
    """

    placed: tuple[tuple[Path, Placement], ...]

    @property
    def scans(self) -> tuple[Path, ...]:
        return tuple(path for path, _ in self.placed)


def search(paths: Sequence[Path], ask: Ask, tell: Callable[[Piece], None]) -> Found:
    """Find the scans in files and folders, and where they belong.

    Blocks until workers have looked into every file. A file that costs a worker its life, or all
    of its time, is listed without a placement; reading it says what is wrong.

    Args:
        paths: files, folders, discs and archives.
        ask: lets workers look into files.
        tell: is called with scans as soon as they are found, with each once; what it raises ends
            the search.

    Raises:
        CancelledError: the pool was closed meanwhile.
    """

    def place(scans: Sequence[Path]) -> None:
        tell(Piece(tuple(zip(scans, placements(scans, ask), strict=True))))

    return find_scans(paths, Asked(ask), place)


def placements(paths: Sequence[Path], ask: Ask) -> tuple[Placement, ...]:
    """Look up where scans belong, one `Placement` for each. Raises: CancelledError."""
    return tuple(_in_pieces(ask, look_up_placements, paths, NOWHERE))


def states(paths: Sequence[Path], ask: Ask) -> tuple[str, ...]:
    """Look up the state of files, "" of those that are gone. Raises: CancelledError."""
    return tuple(_in_pieces(ask, look_up_states, paths, ""))


class Asked(Inside):
    """Lets workers look into files."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def is_archive(self, path: Path) -> bool:
        try:
            return bool(self._ask(look_for_archive, path).result())
        except LightboxError:
            return False

    def contents(self, path: Path) -> Contents:
        found: Contents = self._ask(look_into_archive, path).result()
        return found

    def disc(self, path: Path) -> Disc:
        found: Disc = self._ask(look_into_disc, path).result()
        return found

    def reasons(self, paths: Sequence[Path]) -> list[Notice | None]:
        return list(_in_pieces(self._ask, look_at_content, paths, None))


def _in_pieces(
    ask: Ask, task: Callable[..., Any], paths: Sequence[Path], lost: Any
) -> Iterator[Any]:
    """Yield one answer for each path, ``lost`` for those whose worker was lost."""
    under_way: deque[tuple[int, Future[Any]]] = deque()
    for start in range(0, len(paths), _PIECE):
        piece = tuple(paths[start : start + _PIECE])
        under_way.append((len(piece), ask(task, piece)))
        if len(under_way) > _AHEAD:
            yield from _answers(*under_way.popleft(), lost)
    while under_way:
        yield from _answers(*under_way.popleft(), lost)


def _answers(count: int, future: Future[Any], lost: Any) -> Sequence[Any]:
    try:
        answers: Sequence[Any] = future.result()
    except LightboxError:
        return [lost] * count
    return answers


# --- Tasks, which run in workers ------------------------------------------------------------


def look_for_archive(_reader: Reader, path: Path) -> bool:
    return Inside().is_archive(path)


def look_into_archive(_reader: Reader, path: Path) -> Contents:
    return Inside().contents(path)


def look_into_disc(_reader: Reader, path: Path) -> Disc:
    return Inside().disc(path)


def look_at_content(_reader: Reader, paths: Sequence[Path]) -> list[Notice | None]:
    return Inside().reasons(paths)


def look_at_frames(_reader: Reader, path: Path) -> int:
    from app.imaging import count_frames

    return count_frames(path)


def look_up_placements(_reader: Reader, paths: Sequence[Path]) -> list[Placement]:
    from app.imaging.placing import read_placement

    return [read_placement(path) for path in paths]


def look_up_state(_reader: Reader, path: Path) -> str:
    from app.services.reading import file_state

    return file_state(path)


def look_up_states(_reader: Reader, paths: Sequence[Path]) -> list[str]:
    from app.services.reading import file_state

    return [file_state(path) for path in paths]
