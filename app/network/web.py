"""DICOMweb: QIDO-RS, WADO-RS and STOW-RS."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.errors import NetworkError
from app.network.calling import lost, unreachable
from app.network.keeping import Shelf, sync
from app.network.multipart import Broken, CutShort, boundary_of, parts
from app.network.nodes import WebNode
from app.network.querying import filters, study_of
from app.network.sending import look_at
from app.network.terms import (
    Course,
    Fetched,
    Patience,
    Study,
    Wanted,
    again,
    is_uid,
)

PIECE = 1 << 18
LARGEST = 2 << 30  # bytes of one instance
ANY_SYNTAX = 'multipart/related; type="application/dicom"; transfer-syntax=*'
# What would have to be encoded in an address, which Orthanc's plug-in does not decode. It is asked
# for by a wildcard, and looked at again in the answer.
_UNSAFE = re.compile(r"[^A-Za-z0-9_.~*?-]+")
_BUSY = (429, 502, 503, 504)
_REFUSED = (401, 403)


def echo(node: WebNode, patience: Patience) -> None:
    """Ask a node for one study, whichever. Raises: NetworkError."""
    find(node, Wanted(), 1, patience)


def find(
    node: WebNode, wanted: Wanted, limit: int, patience: Patience, course: Course | None = None
) -> list[Study]:
    """Return the studies that fit, `limit` at most.

    Raises:
        NetworkError: the node cannot be reached, or fails.
    """
    answers: list[dict[str, Any]] = []

    def attempt() -> None:
        with said(node, patience):
            answers[:] = client_of(node, patience).search_for_studies(
                search_filters={key: _UNSAFE.sub("*", one) for key, one in filters(wanted).items()},
                fields=["StudyDescription", "ModalitiesInStudy", "NumberOfStudyRelatedInstances"],
                limit=limit,
            )

    again(attempt, patience, course)
    found = [study_of(_Answer(one)) for one in answers[:limit] if isinstance(one, dict)]
    return [study for study in found if study.uid and _fits(study, wanted)]


def fetch(node: WebNode, study: str, shelf: Shelf, patience: Patience, course: Course) -> Fetched:
    """Bring a study's instances into a folder; what lies there already stays.

    Raises:
        NetworkError: the node cannot be reached, fails, or its answer is cut short.
        Cancelled: what had arrived by then stays.
        OSError: there is no room.
    """
    paths: dict[str, Path] = {}

    def attempt() -> None:
        with said(node, patience), session_of(node) as session:
            address = f"{node.url}/studies/{study}"
            with session.get(
                address,
                headers={"Accept": ANY_SYNTAX},
                stream=True,
                timeout=(patience.connect, patience.reply),
            ) as answer:
                answer.raise_for_status()
                boundary = boundary_of(answer.headers.get("Content-Type", ""))
                for part in parts(answer.iter_content(PIECE), boundary):
                    course.check()
                    path = _keep(part, shelf, course)
                    paths[path.name] = path
                    course.tell(len(paths), None)

    again(attempt, patience, course)
    return Fetched(tuple(paths.values()), 0, "WADO-RS")


def _fits(study: Study, wanted: Wanted) -> bool:
    """Tell whether a study is what was meant, where the query had to say it with wildcards."""
    pairs = (
        (wanted.patient, study.patient_id),
        (wanted.name, study.patient_name.partition("=")[0]),
        (wanted.accession, study.accession),
    )
    return all(
        _pattern(asked).fullmatch(said.rstrip("^")) is not None
        for asked, said in pairs
        if _UNSAFE.search(asked)
    )


def _pattern(asked: str) -> re.Pattern[str]:
    written = re.escape(asked.rstrip("^")).replace(r"\*", ".*").replace(r"\?", ".")
    return re.compile(written, re.IGNORECASE | re.DOTALL)


class _Answer:
    """An answer in DICOM JSON, asked by keyword as a data set is."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self._answer = answer

    def get(self, keyword: str) -> Any:
        from pydicom.datadict import tag_for_keyword

        element = self._answer.get(f"{tag_for_keyword(keyword):08X}", {})
        values = element.get("Value") or []
        if element.get("vr") == "PN":
            return "=".join(str(part) for part in values[0].values()) if values else ""
        if keyword == "ModalitiesInStudy":
            return [str(value) for value in values]
        return values[0] if values else ""


def _keep(part: Iterable[bytes], shelf: Shelf, course: Course) -> Path:
    """Put one part on the disk under its SOP Instance UID. Raises: Broken, OSError, Cancelled."""
    shelf.check_room()
    handle, path = shelf.part()
    try:
        size = 0
        with os.fdopen(handle, "wb") as stream:
            for piece in part:
                course.check()
                size += len(piece)
                if size > LARGEST:
                    raise Broken
                stream.write(piece)
            sync(stream.fileno(), stream)
        uid = look_at(path).uid
        if not is_uid(uid):
            raise Broken
        shelf.take(uid, path)
        return shelf.path(uid)
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def session_of(node: WebNode) -> Any:
    import requests

    class Session(requests.Session):
        def send(self, request: requests.PreparedRequest, **more: Any) -> requests.Response:
            # Wildcards as every server reads them: see `_UNSAFE`.
            head, mark, query = (request.url or "").partition("?")
            query = query.replace("%2A", "*").replace("%3F", "?")
            request.url = head + mark + query
            return super().send(request, **more)

    session = Session()
    session.headers["Accept"] = "application/dicom+json"  # where nothing else is asked for
    session.trust_env = False  # no proxy, no password of .netrc: the node alone, as it was named
    session.max_redirects = 3
    if node.ca is not None:
        session.verify = str(node.ca)
    if node.authorization is not None:
        session.headers["Authorization"] = node.authorization
    return session


def client_of(node: WebNode, patience: Patience) -> Any:
    from dicomweb_client import DICOMwebClient

    for name in ("dicomweb_client", "urllib3"):  # they would log addresses with patients in them
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    client = DICOMwebClient(
        node.url, session=session_of(node), timeout=(patience.connect, patience.reply)
    )
    client.set_http_retry_params(retry=False)  # `again` does, and says why at the end
    return client


@contextlib.contextmanager
def said(node: WebNode, patience: Patience) -> Iterator[None]:
    """Turn what goes wrong on the way into a `NetworkError`."""
    import requests

    try:
        yield
    except requests.HTTPError as error:
        code = 0 if error.response is None else error.response.status_code
        raise _of_status(node, code) from error
    except requests.exceptions.SSLError as error:
        raise NetworkError(
            "bad_certificate",
            f"The certificate of {node.where} is not trusted. If it is the right one, name the "
            "file with its authority: lightbox nodes add … --ca FILE.",
        ) from error
    except requests.ReadTimeout as error:
        raise NetworkError(
            "node_timeout", f"{node.where} did not answer within {patience.reply:.0f} seconds."
        ) from error
    except requests.ConnectionError as error:
        parts_ = urlsplit(node.url)
        port = parts_.port or (443 if parts_.scheme == "https" else 80)
        why = unreachable(parts_.hostname or "", port, node.where, patience)
        if why.code == "node_lost":
            why = NetworkError(
                "node_lost",
                f"{node.where} takes the connection, but ends it or does not answer as DICOMweb "
                "does. Check the address and its port: DICOM has others.",
            )
        raise why from error
    except (requests.exceptions.ChunkedEncodingError, CutShort) as error:
        raise lost(node) from error
    except (requests.RequestException, Broken, ValueError) as error:
        raise NetworkError(
            "node_failed",
            f"{node.where} does not answer as DICOMweb does. Check the address; it often ends in "
            "“/dicom-web”.",
        ) from error


def _of_status(node: WebNode, code: int) -> NetworkError:
    if code in _BUSY:
        return NetworkError("node_busy", f"{node.where} is busy (HTTP {code}). Try again later.")
    if code in _REFUSED:
        return NetworkError(
            "node_refuses_us",
            f"{node.where} does not let Lightbox in (HTTP {code}). Check the authorization: "
            "lightbox nodes add … --authorization.",
        )
    return NetworkError(
        "node_failed",
        f"{node.where} cannot do what was asked of it (HTTP {code}). Check the address; it often "
        "ends in “/dicom-web”.",
    )
