"""DIMSE over TLS, against Orthanc and dcmtk, with certificates of the tests' own."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.cli.main import run_cli
from tests.network.counterparts import free_port, needs_dcmtk, needs_orthanc, orthanc
from tests.network.objects import scan
from tests.network.receiving import Receiver, acknowledged, receiving, until

pytestmark = [
    pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl"),
    # pynetdicom forgets a socket that never got connected.
    pytest.mark.filterwarnings("ignore:unclosed <s:ResourceWarning"),
]

HERE = "subjectAltName=IP:127.0.0.1"


def certificate(folder: Path, name: str, alternative: str = HERE) -> tuple[Path, Path]:
    """Make a certificate that stands for itself, and its key."""
    made, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-noenc", "-days", "2", "-subj", f"/CN={name}", "-addext", alternative,
         "-keyout", str(key), "-out", str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


@pytest.fixture
def theirs(tmp_path: Path) -> tuple[Path, Path]:
    return certificate(tmp_path, "theirs")


@pytest.fixture
def ours(tmp_path: Path) -> tuple[Path, Path]:
    return certificate(tmp_path, "ours")


@contextmanager
def storescp(folder: Path, *tls: str) -> Iterator[int]:
    """Run dcmtk's receiver, which keeps what it gets in a folder."""
    port = free_port()
    folder.mkdir()
    command = ["storescp", "-aet", "PACS", "-od", str(folder), *tls, str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: answers(port), lambda: "storescp did not start")
            yield port
        finally:
            process.kill()


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 10).close()
    except OSError:
        return False
    return True


def add(port: int, *tls: str, host: str = "127.0.0.1", title: str = "PACS") -> None:
    given = ["--ae", title, "--host", host, "--port", str(port), *tls]
    assert run_cli(["nodes", "add", "pacs", *given]) == 0


def echo(capsys: pytest.CaptureFixture[str]) -> str:
    """Ask the node; returns what was said where it went wrong, "" where it answered."""
    capsys.readouterr()
    status = run_cli(["nodes", "echo", "pacs"])
    said = capsys.readouterr()
    assert (status == 0) == ("pacs answers" in said.out)
    return said.err


@needs_dcmtk
def test_files_go_encrypted_both_ends_proven(
    theirs: tuple[Path, Path], ours: tuple[Path, Path], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    cert, key = theirs
    scan(tmp_path / "a.dcm")
    proven = ("--certificate", str(ours[0]), "--key", str(ours[1]))
    with storescp(tmp_path / "got", "+tls", str(key), str(cert), "+cf", str(ours[0])) as port:
        add(port, "--tls", "--ca", str(cert), *proven)
        assert echo(capsys) == ""
        assert run_cli(["send", "pacs", str(tmp_path / "a.dcm")]) == 0
        assert len(list((tmp_path / "got").iterdir())) == 1
        capsys.readouterr()
        assert run_cli(["nodes", "list"]) == 0
        assert f"PACS (127.0.0.1:{port}, TLS)" in capsys.readouterr().out


@needs_dcmtk
def test_what_does_not_fit_is_said(
    theirs: tuple[Path, Path], ours: tuple[Path, Path], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    cert, key = theirs
    with storescp(tmp_path / "a", "+tls", str(key), str(cert), "-ic") as port:
        add(port, "--tls", "--ca", str(cert))
        assert echo(capsys) == ""
        add(port, "--tls", "--ca", str(ours[0]))
        assert "is not trusted" in echo(capsys)
        add(port, "--tls")  # nor by those that this computer trusts
        assert "is not trusted" in echo(capsys)
        add(port, "--tls", "--ca", str(cert), host="localhost")
        assert "is for another computer than localhost" in echo(capsys)
        add(port)
        assert "it may want TLS" in echo(capsys)
    with storescp(tmp_path / "b", "+tls", str(key), str(cert), "+cf", str(ours[0])) as port:
        add(port, "--tls", "--ca", str(cert))
        assert "does not accept the certificate of Lightbox" in echo(capsys)
    with storescp(tmp_path / "c") as port:
        add(port, "--tls", "--ca", str(cert))
        assert "does not speak TLS" in echo(capsys)


def test_files_that_cannot_be_used_are_refused_when_they_are_named(
    theirs: tuple[Path, Path], ours: tuple[Path, Path], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    used = ["nodes", "add", "pacs", "--ae", "PACS", "--host", "h", "--port", "104"]
    (tmp_path / "text").write_text("no certificate")
    for given, said in (
        (["--tls", "--certificate", str(ours[0])], "give both, or neither"),
        (["--certificate", str(ours[0]), "--key", str(ours[1])], "go with --tls"),
        (["--tls", "--certificate", str(ours[0]), "--key", str(theirs[1])], "cannot be used"),
        (["--tls", "--ca", str(tmp_path / "text")], "cannot be used"),
    ):
        assert run_cli([*used, *given]) == 2
        assert said in capsys.readouterr().err
    assert run_cli(["nodes", "add", "web", "--url", "https://h/dicom-web", "--tls"]) == 2
    assert "goes with --ae" in capsys.readouterr().err


@needs_orthanc
@pytest.mark.parametrize("by", ["C-GET", "C-MOVE"])
def test_studies_are_found_fetched_and_committed_encrypted(
    by: str, theirs: tuple[Path, Path], ours: tuple[Path, Path], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "orthanc").mkdir()
    own = free_port()
    lightbox = {"AET": "LIGHTBOX", "Host": "127.0.0.1", "Port": own, "UseDicomTls": True}
    secured = {
        "DicomTlsEnabled": True,
        "DicomTlsCertificate": str(theirs[0]),
        "DicomTlsPrivateKey": str(theirs[1]),
        "DicomTlsTrustedCertificates": str(ours[0]),
        "DicomModalities": {"lightbox": {**lightbox, "AllowGet": by == "C-GET"}},
    }
    uid = scan(tmp_path / "a.dcm", PatientID="P-1", PixelData=bytes(1 << 19), Rows=512, Columns=512)
    with orthanc(tmp_path / "orthanc", **secured) as pacs:
        proven = ("--certificate", str(ours[0]), "--key", str(ours[1]))
        trusting = ("--tls", "--ca", str(theirs[0]))
        add(pacs.dicom, *trusting, *proven, title="ORTHANC")
        assert run_cli(["nodes", "self", "--port", str(own)]) == 0
        assert run_cli(["send", "pacs", str(tmp_path / "a.dcm"), "--commit"]) == 0
        assert "keeps 1 of 1" in capsys.readouterr().err
        asked = ["--patient", "P-1", "--retrieve", "--output", str(tmp_path / "back")]
        assert run_cli(["query", "pacs", *asked]) == 0
        assert f"by {by}" in capsys.readouterr().err
    assert (tmp_path / "back" / f"{uid}.dcm").stat().st_size > 1 << 19


def storescu(port: int, path: Path, *tls: str) -> str:
    command = ["storescu", "-v", "-nh", "-aet", "SENDER", "-aec", "LIGHTBOX", *tls]
    done = subprocess.run(
        [*command, "127.0.0.1", str(port), str(path)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return done.stdout + done.stderr


@needs_dcmtk
def test_what_is_sent_encrypted_is_received_and_nothing_else(
    theirs: tuple[Path, Path], ours: tuple[Path, Path], tmp_path: Path
) -> None:
    path, output = tmp_path / "a.dcm", tmp_path / "out"
    scan(path, PixelData=bytes(1 << 21), Rows=1024, Columns=1024)
    known = ("--certificate", str(ours[0]), "--key", str(ours[1]), "--ca", str(theirs[0]))
    with receiving("--allow", "SENDER", "--output", str(output), *known) as running:
        assert acknowledged(storescu(running.port, path), [path]) == []
        stranger = certificate(tmp_path, "stranger")
        for cert, key in (stranger, theirs):
            # One who says nothing, not so much as a greeting, keeps nobody out.
            with socket.create_connection(("127.0.0.1", running.port), 30):
                tls = ("+tls", str(key), str(cert), "+cf", str(ours[0]))
                printed = storescu(running.port, path, *tls)
            assert acknowledged(printed, [path]) == ([path] if cert == theirs[0] else []), printed
        assert len(list(output.glob("*.dcm"))) == 1
        assert_alive(running)


def assert_alive(running: Receiver) -> None:
    assert running.process.poll() is None, running.said
