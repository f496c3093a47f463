"""Single instances of a DICOMweb node, by the million: listed page by page, fetched one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.errors import NetworkError
from app.network.multipart import Broken, boundary_of, parts
from app.network.nodes import WebNode
from app.network.terms import Patience, again, is_uid
from app.network.web import ANY_SYNTAX, LARGEST, PIECE, client_of, said

_PAGE = 200
_STUDY, _SERIES, _INSTANCE = "0020000D", "0020000E", "00080018"


def instances(
    node: WebNode, query: Mapping[str, str], patience: Patience, page: int = _PAGE
) -> Iterator[str]:
    """Yield the addresses of instances, study by study; each once.

    Args:
        node: to ask.
        query: QIDO-RS' search for studies, such as ``{"ModalitiesInStudy": "CR"}``; empty for all.
        patience: with the node.
        page: studies or instances asked for at a time.

    Raises:
        NetworkError: the node cannot be reached, or fails.
    """
    client = client_of(node, patience)
    for study in _pages(node, patience, page, client.search_for_studies, [_STUDY], dict(query)):
        (uid,) = study

        def of_study(uid: str = uid, **more: Any) -> Any:
            return client.search_for_instances(study_instance_uid=uid, **more)

        for series, instance in _pages(node, patience, page, of_study, [_SERIES, _INSTANCE], {}):
            yield f"{node.url}/studies/{uid}/series/{series}/instances/{instance}"


def fetch_instance(
    session: Any, node: WebNode, address: str, path: Path, patience: Patience
) -> None:
    """Write an instance to a file, as the node has it.

    Args:
        session: of `web.session_of`, kept for many.
        node: it is of; what lies elsewhere is not fetched.
        address: as `instances` yields it.
        path: of the file.
        patience: with the node.

    Raises:
        NetworkError: it is not of this node, or the node cannot give it.
        OSError: there is no room.
    """
    if not address.startswith(f"{node.url}/studies/"):
        raise NetworkError("not_of_node", f"“{address}” does not lie at {node.where}.")

    def attempt() -> None:
        with (
            said(node, patience),
            session.get(
                address,
                headers={"Accept": ANY_SYNTAX},
                stream=True,
                timeout=(patience.connect, patience.reply),
            ) as answer,
        ):
            answer.raise_for_status()
            boundary = boundary_of(answer.headers.get("Content-Type", ""))
            first = next(parts(answer.iter_content(PIECE), boundary), None)
            if first is None:
                raise Broken
            size = 0
            with path.open("wb") as stream:
                for piece in first:
                    size += len(piece)
                    if size > LARGEST:
                        raise Broken
                    stream.write(piece)

    again(attempt, patience)


def _pages(
    node: WebNode, patience: Patience, page: int, search: Any, tags: list[str],
    query: dict[str, str],
) -> Iterator[tuple[str, ...]]:  # fmt: skip
    """Yield the UIDs of everything found; what comes twice (a study was added meanwhile) once."""
    seen: set[tuple[str, ...]] = set()
    offset = 0
    while True:
        answers: list[dict[str, Any]] = []

        def attempt(answers: list[dict[str, Any]] = answers, offset: int = offset) -> None:
            with said(node, patience):
                answers[:] = search(search_filters=query, limit=page, offset=offset)

        again(attempt, patience)
        found = [
            uids
            for answer in answers
            if all(map(is_uid, uids := tuple(_value(answer, tag) for tag in tags)))
            and uids not in seen
        ]
        seen.update(found)
        yield from found
        # A node may give fewer than it is asked for, and one that knows no pages gives the first
        # again and again.
        if not found:
            return
        offset += len(answers)


def _value(answer: Any, tag: str) -> str:
    values = answer.get(tag, {}).get("Value") if isinstance(answer, dict) else None
    return str(values[0]) if values else ""
