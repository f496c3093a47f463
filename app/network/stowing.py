"""STOW-RS: files to a DICOMweb node, and what it says of each (PS3.18 section 10.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.network.nodes import WebNode
from app.network.sending import Outgoing, look_at
from app.network.terms import Course, Patience, Sent, again, is_full
from app.network.web import client_of, said

_CONFLICT = 409  # none was stored; the answer says why of each
_FAILED_SOPS, _FAILURE_REASON = "00081198", "00081197"

# Failure Reason (PS3.18 table I.2-2, PS3.7 annex C); 0xB00E is Azure's for a duplicate.
_HAD = (0x0111, 0xB00E)
_WHY = {
    0x0110: "It failed while it stored it (0x0110). Try again later.",
    0x0122: "It takes no objects of this kind (0x0122).",
    0x0124: "Lightbox may not store it there (0x0124).",
    0xC122: "It does not take it in this encoding (0xC122).",
}


def store(
    node: WebNode, paths: Sequence[Path], patience: Patience, course: Course
) -> Iterator[Sent]:
    """Send files, yielding what became of each.

    Raises:
        NetworkError: the node cannot be reached, or was lost.
        Cancelled: those yielded by then are there.
    """
    client = client_of(node, patience)
    for path in paths:
        course.check()
        looked = look_at(path)
        if looked.reason is not None:
            yield Sent(path, "", looked.reason)
            continue
        done: list[Sent] = []

        def attempt(looked: Outgoing = looked, done: list[Sent] = done) -> None:
            done.append(_store_one(client, node, looked, patience))

        again(attempt, patience, course)
        yield done[-1]


def _store_one(client: Any, node: WebNode, one: Outgoing, patience: Patience) -> Sent:
    import requests
    from pydicom import dcmread

    try:
        instance = dcmread(one.path)
    except Exception:  # a stranger's file, and pydicom's many ways to say so
        return Sent(one.path, one.uid, "It cannot be read as a DICOM file.")
    with said(node, patience):
        try:
            failed = client.store_instances([instance]).get("FailedSOPSequence")
        except requests.HTTPError as error:
            answer = error.response
            if answer is None or answer.status_code != _CONFLICT:
                raise
            return _refused(node, one, _reason(answer))
    if not failed:
        return Sent(one.path, one.uid)
    return _refused(node, one, int(failed[0].get("FailureReason") or 0))


def _refused(node: WebNode, one: Outgoing, reason: int) -> Sent:
    """Return what became of a file that was not stored.

    Args:
        node: that did not.
        one: the file.
        reason: Failure Reason, 0 where it gave none.
    """
    if reason in _HAD:
        return Sent(one.path, one.uid, had=True)
    if is_full(reason):
        return Sent(one.path, one.uid, f"{node.where} has no room for it.", later=True)
    return Sent(one.path, one.uid, f"{node.where} does not take it. {_why(reason)}")


def _why(reason: int) -> str:
    if not reason:
        return "Its answer gives no reason (HTTP 409)."
    if (known := _WHY.get(reason)) is not None:
        return known
    if 0xA900 <= reason <= 0xA9FF:
        return f"It says that the object does not fit its kind ({reason:#06x})."
    if 0xC000 <= reason <= 0xCFFF:
        return f"It cannot make out what is in it ({reason:#06x})."
    return f"Its reason has the number {reason:#06x}."


def _reason(answer: Any) -> int:
    """Return the Failure Reason in the body of an answer; 0 where there is none to be found."""
    try:
        found = answer.json()
        found = found[0] if isinstance(found, list) else found
        return int(found[_FAILED_SOPS]["Value"][0][_FAILURE_REASON]["Value"][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return 0
