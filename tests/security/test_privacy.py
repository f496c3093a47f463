"""Nothing leaves the computer, and nothing of a patient stays behind where it was not asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pydicom
import pytest

from app.paths import clear_temporary, temporary_folder
from tests.conftest import chest_bundle_path, sample_path
from tests.security.bombs import with_sentinels
from tests.security.watching import outward, watched

SENTINEL = "QXSENTINELQX"
NAMED = "QXFILENAMEQX"
SCRIPT = str(Path(__file__).with_name("window_script.py"))


@pytest.fixture
def scans(tmp_path: Path) -> tuple[Path, Path]:
    """A scan full of sentinels, in a file of a name to be known by, and a damaged copy of it."""
    folder = tmp_path / f"of-{NAMED}"
    folder.mkdir()
    whole = folder / f"{NAMED}.dcm"
    with_sentinels(whole, pydicom.dcmread(sample_path("pneumonia.dcm")), SENTINEL)
    cut = folder / f"{NAMED}-cut.dcm"
    cut.write_bytes(whole.read_bytes()[:2000])
    assert SENTINEL.encode() in cut.read_bytes()
    return whole, cut


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """Every place a program keeps something in, empty."""
    names = ("LIGHTBOX_HOME", "HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    for name in names:
        (tmp_path / "places" / name).mkdir(parents=True)
    return {name: str(tmp_path / "places" / name) for name in names}


def kept(places: dict[str, str], word: str = SENTINEL) -> list[str]:
    """What lies in these places and holds a word, in its name or its content."""
    found = []
    for place in places.values():
        for path in Path(place).rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            forms = (word.encode(), word.encode("utf-16-le"))
            if word in path.name or any(form in content for form in forms):
                found.append(str(path))
    return found


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    (tmp_path / "watch").mkdir()
    return tmp_path / "watch"


def test_the_window_touches_no_scan_keeps_no_name_and_opens_no_connection(
    watch: Path, places: dict[str, str], scans: tuple[Path, Path]
) -> None:
    named = [str(path) for path in scans]
    events, printed = watched(watch, SCRIPT, *named, **places, QT_QPA_PLATFORM="offscreen")
    lines = dict(line.split(" ", 1) for line in printed.splitlines() if " " in line)
    assert lines["read"] == "2 2 True", printed
    assert lines["listed"] == "True", printed  # the tags of a file, identifiers among them
    assert "seen PatientName" in printed
    opened = {who for who, event, arguments in events if event == "open" and NAMED in arguments}
    assert opened == {"worker"}
    modules = set(lines["modules"].split())
    assert not modules & {"pydicom", "imagecodecs", "openjpeg", "jpeg_ls", "ai_edge_litert"}
    assert not modules & {"tensorflow", "keras", "h5py"}
    assert not modules & {"pynetdicom", "dicomweb_client", "requests", "urllib3"}
    assert outward(events) == []
    # What Qt did by itself no hook of Python's would see; of Qt's network nothing is even loaded.
    if sys.platform == "linux":
        assert "libQt6Gui" in lines["libraries"]
        assert "Network" not in lines["libraries"]
    assert SENTINEL not in printed
    assert NAMED not in printed
    assert kept(places) == []
    log = Path(places["LIGHTBOX_HOME"], "lightbox.log").read_text()
    assert "ValueError" in log  # the mistake was written down, and not what it was about
    # The history keeps where a scan lies, and nobody's name besides (SECURITY.md).
    assert {Path(path).parent.name for path in kept(places, NAMED)} == {"history"}


def test_the_command_line_keeps_no_name_and_opens_no_connection(
    watch: Path, places: dict[str, str], scans: tuple[Path, Path], tmp_path: Path
) -> None:
    plain = tmp_path / "scan.dcm"
    plain.write_bytes(scans[0].read_bytes())
    events, printed = watched(
        watch, "-m", "app", "classify", str(plain), "--format", "jsonl", **places
    )
    assert '"classified"' in printed
    assert SENTINEL not in printed
    assert outward(events) == []
    assert kept(places) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere few scans are read in the process")
@pytest.mark.parametrize("command", ["classify", "inspect", "explain"])
def test_the_command_line_s_process_opens_no_scan(
    command: str, watch: Path, places: dict[str, str], scans: tuple[Path, Path], tmp_path: Path
) -> None:
    arguments = {
        "classify": [str(scans[0].parent), "--frame", "all"],
        "inspect": [str(scans[0]), "--model-input", str(tmp_path / "a.npy")],
        "explain": [str(scans[0]), "--output", str(tmp_path / "a.png")],
    }[command]
    events, _ = watched(watch, "-m", "app", command, *arguments, **places)
    names = {str(scan) for scan in scans}
    opened = {
        who
        for who, event, arguments in events
        if event == "open" and any(f"'{name}'" in arguments for name in names)
    }
    assert opened == {"worker"}
    assert outward(events) == []


def test_a_stranger_s_manifest_is_read_by_a_worker(
    watch: Path, places: dict[str, str], scans: tuple[Path, Path]
) -> None:
    own = Path(places["LIGHTBOX_HOME"]) / "models" / "strangers"
    own.mkdir(parents=True)
    (own / "manifest.json").write_bytes((chest_bundle_path() / "manifest.json").read_bytes())
    events, _ = watched(watch, SCRIPT, str(scans[0]), **places, QT_QPA_PLATFORM="offscreen")
    opened = {who for who, event, arguments in events if event == "open" and str(own) in arguments}
    assert opened == {"worker"}


# --- Temporary files ------------------------------------------------------------------------


def test_a_temporary_folder_is_private_and_goes_away(private_home: Path) -> None:
    with temporary_folder() as folder:
        assert folder.is_relative_to(private_home)
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "model.keras").write_bytes(b"content")
        clear_temporary()  # as another process does that starts meanwhile
        assert (folder / "model.keras").exists()
    assert list((private_home / "temporary").iterdir()) == []


def test_what_a_killed_process_left_is_cleared_at_the_next_start(private_home: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from app.paths import temporary_folder\n"
        "with temporary_folder() as folder:\n"
        "    (folder / 'left').write_bytes(b'x')\n"
        "    os.abort() if sys.platform == 'win32' else os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert len(list((private_home / "temporary").iterdir())) == 1
    clear_temporary()
    assert list((private_home / "temporary").iterdir()) == []
