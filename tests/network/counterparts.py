"""Real counterparts on this computer: Orthanc and dcmtk, each on a free port of 127.0.0.1."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ORTHANC = shutil.which("Orthanc") or "/usr/sbin/Orthanc"
PLUGIN = Path("/usr/share/orthanc/plugins/libOrthancDicomWeb.so")
_START_S = 60

needs_orthanc = pytest.mark.skipif(
    not (Path(ORTHANC).is_file() and PLUGIN.is_file()),
    reason="needs Orthanc and its DICOMweb plug-in (Debian: orthanc, orthanc-dicomweb)",
)
needs_dcmtk = pytest.mark.skipif(
    not all(map(shutil.which, ("storescu", "echoscu", "findscu", "storescp"))),
    reason="needs dcmtk's tools (Debian: dcmtk)",
)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass(frozen=True)
class Orthanc:
    """One that runs.

    Attributes:
        own_port: at which it will look for Lightbox, to give it what is moved.
    """

    dicom: int
    http: int
    own_port: int

    @property
    def web(self) -> str:
        return f"http://127.0.0.1:{self.http}/dicom-web"

    def ask(self, path: str, data: bytes | None = None) -> object:
        """Ask its own interface, which is neither of those that are tested."""
        with urllib.request.urlopen(
            urllib.request.Request(f"http://127.0.0.1:{self.http}{path}", data=data), timeout=30
        ) as answer:
            return json.loads(answer.read())

    def uids(self) -> set[str]:
        """SOP Instance UIDs of all that it has."""
        found = self.ask("/instances?expand")
        assert isinstance(found, list)
        return {one["MainDicomTags"]["SOPInstanceUID"] for one in found}

    def stated(self, keyword: str) -> set[str]:
        """What the objects that it has state in an element, as far as they have it."""
        found = self.ask("/instances")
        assert isinstance(found, list)
        headers = [self.ask(f"/instances/{one}/simplified-tags") for one in found]
        return {
            str(tags[keyword]) for tags in headers if isinstance(tags, dict) and keyword in tags
        }


@contextlib.contextmanager
def orthanc(folder: Path, **more: object) -> Iterator[Orthanc]:
    """Run an Orthanc that keeps everything in a folder and knows LIGHTBOX."""
    running = Orthanc(free_port(), free_port(), free_port())
    config = {
        "Name": "test",
        "StorageDirectory": str(folder / "storage"),
        "IndexDirectory": str(folder / "storage"),
        "DicomAet": "ORTHANC",
        "DicomPort": running.dicom,
        "DicomCheckCalledAet": True,
        "DicomAlwaysAllowEcho": False,
        "DicomAlwaysAllowFind": False,
        "DicomAlwaysAllowStore": False,
        "DicomAlwaysAllowGet": False,
        "DicomModalities": {"lightbox": ["LIGHTBOX", "127.0.0.1", running.own_port]},
        "HttpPort": running.http,
        "HttpBindAddresses": ["127.0.0.1"],
        "RemoteAccessAllowed": False,
        "AuthenticationEnabled": False,
        "Plugins": [str(PLUGIN)],
        "DicomWeb": {"Enable": True, "Root": "/dicom-web/"},
    } | more
    (folder / "orthanc.json").write_text(json.dumps(config))
    with (folder / "orthanc.log").open("wb") as log:
        process = subprocess.Popen([ORTHANC, str(folder / "orthanc.json")], stdout=log, stderr=log)
    try:
        until = time.monotonic() + _START_S
        while True:
            assert process.poll() is None, (folder / "orthanc.log").read_text()
            try:
                running.ask("/system")
                break
            except OSError:
                assert time.monotonic() < until, "Orthanc did not start"
                time.sleep(0.05)
        yield running
    finally:
        process.terminate()
        process.wait(30)
