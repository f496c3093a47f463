"""C-STORE to a node: files as they are, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import NetworkError
from app.network.calling import association, lost
from app.network.nodes import DimseNode
from app.network.terms import Course, Patience, Sent, is_full

if TYPE_CHECKING:
    from pynetdicom.association import Association

_WARNINGS = (0xB000, 0xB006, 0xB007)  # stored, with a remark
_MOST_CONTEXTS = 128
_MOST_GIVEN_UP = 2  # files in a row that the connection was lost at: then it is not the files


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file with what its head says of it; a reason where it says too little to be sent."""

    path: Path
    uid: str = ""
    sop_class: str = ""
    syntax: str = ""
    reason: str | None = None


def look_at(path: Path) -> Outgoing:
    """Read the head of a file, not what is in it."""
    from pydicom.filereader import read_file_meta_info

    try:
        head = read_file_meta_info(path)
        found = [
            str(head.get(keyword, ""))
            for keyword in (
                "MediaStorageSOPInstanceUID",
                "MediaStorageSOPClassUID",
                "TransferSyntaxUID",
            )
        ]
    except OSError as error:
        return Outgoing(path, reason=f"It cannot be read: {error.strerror}.")
    except Exception:  # pydicom's many ways to say that it is none
        found = []
    if not found or not all(found):
        return Outgoing(path, reason="It is no DICOM file with a header of its own.")
    return Outgoing(path, *found)


def store(
    node: DimseNode, title: str, paths: Sequence[Path], patience: Patience, course: Course
) -> Iterator[Sent]:
    """Send files, yielding what became of each, in order of their kind.

    What a node cannot take now (it is full or busy) is tried again, as patience has it. So is what
    the connection was lost at; then it is left out, since one damaged file is not to keep back the
    others.

    Raises:
        NetworkError: the node cannot be reached, or was lost again and again.
        Cancelled: those yielded by then are there.
    """
    outgoing = [look_at(path) for path in paths]
    for one in outgoing:
        if one.reason is not None:
            yield Sent(one.path, "", one.reason)
    usable = [one for one in outgoing if one.reason is None]
    for group in _groups(usable):
        yield from _store_group(node, title, group, patience, course)


def _groups(outgoing: Sequence[Outgoing]) -> Iterator[list[Outgoing]]:
    """Split where an association would need more presentation contexts than it may have."""
    group: list[Outgoing] = []
    kinds: set[tuple[str, str]] = set()
    for one in outgoing:
        if (one.sop_class, one.syntax) not in kinds and len(kinds) == _MOST_CONTEXTS:
            yield group
            group, kinds = [], set()
        group.append(one)
        kinds.add((one.sop_class, one.syntax))
    if group:
        yield group


def _store_group(
    node: DimseNode, title: str, group: Sequence[Outgoing], patience: Patience, course: Course
) -> Iterator[Sent]:
    kinds = list(dict.fromkeys((one.sop_class, one.syntax) for one in group))
    contexts = [(sop_class, (syntax,)) for sop_class, syntax in kinds]
    left = list(group)
    attempts, pause, given_up = patience.attempts, patience.pause, 0
    while left:
        lost_at: NetworkError | None = None
        before = len(left)
        with association(node, title, contexts, patience, course) as standing:
            taken = {
                (str(c.abstract_syntax), str(c.transfer_syntax[0]))
                for c in standing.accepted_contexts
            }
            while left:
                course.check()
                one = left[0]
                if (one.sop_class, one.syntax) not in taken:
                    yield Sent(one.path, one.uid, _not_taken(node, one))
                    left.pop(0)
                    continue
                try:
                    status = _status(standing, node, one.path)
                except NetworkError as error:
                    lost_at = error
                    break
                full = is_full(status)
                if full and attempts > 1:
                    break
                yield Sent(one.path, one.uid, _reason(node, status), later=full)
                left.pop(0)
        if len(left) < before:  # it goes on: what is next has all of the patience again
            attempts, pause, given_up = patience.attempts, patience.pause, 0
        attempts -= 1
        if lost_at is not None and attempts <= 0:
            if given_up == _MOST_GIVEN_UP:
                raise lost_at
            one = left.pop(0)
            yield Sent(one.path, one.uid, _lost_at_it(node), later=True)
            attempts, pause, given_up = patience.attempts, patience.pause, given_up + 1
        elif left:
            course.pause(pause)
            pause *= 2


def _status(standing: Association, node: DimseNode, path: Path) -> int:
    """Send a file; returns what the node says. Raises: NetworkError where it says nothing."""
    try:
        status = standing.send_c_store(path)
    except RuntimeError as error:  # it ended the association since the last one
        raise lost(node) from error
    if "Status" not in status:
        raise lost(node)
    return int(status.Status)


def _reason(node: DimseNode, status: int) -> str | None:
    if status == 0 or status in _WARNINGS:
        return None
    if is_full(status):
        return f"{node.where} has no room for it."
    if status == 0x0111:
        return f"{node.where} has another object of the same SOP Instance UID."
    return f"{node.where} does not take it (status {status:#06x})."


def _lost_at_it(node: DimseNode) -> str:
    return (
        f"{node.where} ends the connection when it is sent, or takes too long. The file may be "
        "damaged: copy or export it again."
    )


def _not_taken(node: DimseNode, one: Outgoing) -> str:
    from pydicom.uid import UID

    return f"{node.where} takes no {UID(one.sop_class).name} encoded as {UID(one.syntax).name}."
