"""`lightbox receive` and `watch` against dcmtk's tools, and against callers that mean no good."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pydicom
import pytest

from app.cli.main import run_cli
from tests.conftest import sample_path
from tests.network.counterparts import needs_dcmtk, needs_orthanc, orthanc
from tests.network.objects import scan
from tests.network.receiving import (
    Receiver,
    acknowledged,
    caller,
    hung_up,
    receiving,
    records,
    stems,
    storescu,
    until,
)


def scans(folder: Path, count: int) -> dict[str, Path]:
    """Small scans by their SOP Instance UID."""
    folder.mkdir()
    return {scan(path): path for path in (folder / f"{n}.dcm" for n in range(count))}


def sent(port: int, *files: Path, title: str = "SENDER") -> str:
    """Send files by storescu; what it printed."""
    printed, _ = storescu(port, list(files), title).communicate(timeout=120)
    return printed


# --- Many at once, and a kill ----------------------------------------------------------------


@needs_dcmtk
@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
def test_four_send_at_once_and_a_kill_loses_nothing_and_nothing_is_read_twice(
    tmp_path: Path,
) -> None:
    output, lines = tmp_path / "out", tmp_path / "records.jsonl"
    there = scans(tmp_path / "in", 48)
    files = list(there.values())
    groups = [files[start::4] for start in range(4)]
    given = ("--allow", "SENDER", "--output", str(output), "--jsonl", str(lines))

    with receiving(*given) as first:
        sent(first.port, *files[:4])
        until(lambda: len(records(lines)) >= 2, lambda: first.said, first)
        senders = [storescu(first.port, group) for group in groups]
        until(lambda: len(list(output.glob("*.dcm"))) >= 20, lambda: first.said, first)
        first.end(signal.SIGKILL)
        told = [path for s in senders for path in acknowledged(s.communicate()[0], files)]
    assert told
    assert [path.stat().st_mode & 0o777 for path in (output, output / ".lightbox")] == [0o700] * 2
    kept = {path.stem for path in output.glob("*.dcm")}
    assert {uid for uid, path in there.items() if path in told} <= kept

    with receiving(*given) as second:
        senders = [storescu(second.port, group) for group in groups]
        printed = [sender.communicate()[0] for sender in senders]
        assert sorted(p for text in printed for p in acknowledged(text, files)) == sorted(files)
        until(lambda: len(records(lines)) >= len(files), lambda: second.said, second)
    read = stems(lines)
    assert sorted(read) == sorted(there)
    assert {record["status"] for record in records(lines)} == {"classified"}
    for uid, path in there.items():
        before, after = pydicom.dcmread(path), pydicom.dcmread(output / f"{uid}.dcm")
        assert after == before
    assert not [path for path in output.iterdir() if path.name.endswith(".part")]


# --- Callers that mean no good, and a disk that is full --------------------------------------


class Cut:
    """A way to the receiver that is cut after some bytes."""

    def __init__(self, port: int, after: int) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        threading.Thread(target=self._pass_on, args=(port, after), daemon=True).start()

    def _pass_on(self, port: int, after: int) -> None:
        here, _ = self._server.accept()
        there = caller(port)
        threading.Thread(target=self._back, args=(there, here), daemon=True).start()
        left = after
        while left > 0 and (piece := here.recv(min(left, 1 << 14))):
            there.sendall(piece)
            left -= len(piece)
        for end in (there, here):
            end.shutdown(socket.SHUT_RDWR)  # closing alone would wait for whoever reads from it
            end.close()
        self._server.close()

    @staticmethod
    def _back(there: socket.socket, here: socket.socket) -> None:
        try:
            while piece := there.recv(1 << 14):
                here.sendall(piece)
        except OSError:
            return


# A file may become this large, as on a disk that is full.
SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (400000, 400000)); "


@needs_dcmtk
@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_whatever_a_caller_does_the_listener_stays_and_says_what_was_wrong(tmp_path: Path) -> None:
    output, lines = tmp_path / "out", tmp_path / "records.jsonl"
    small, again = scans(tmp_path / "in", 2).values()
    other = tmp_path / "other.dcm"
    ds = pydicom.dcmread(small)
    ds.PatientComments = "not the same"
    ds.save_as(other)
    given = ("--allow", "SENDER", "--output", str(output), "--jsonl", str(lines))
    with receiving(*given, "--largest", "1", resource=SMALL_DISK) as running:
        port = running.port

        for nonsense in (b"GET / HTTP/1.1\r\n\r\n", b"\x01\x00\xff\xff\xff\xff" + b"x" * 4096):
            with caller(port) as connection:
                connection.sendall(nonsense)
                assert hung_up(connection)
        running.wait_for("no DICOM association")
        with caller(port) as connection:
            connection.sendall(b"\x01\x00\x00\x00\x00\xd0\x00\x01")  # and leaves

        assert "Calling AE Title Not Recognized" in sent(port, small, title="STRANGER")
        running.wait_for("Rejected “STRANGER”")

        cut = Cut(port, 50_000)
        assert acknowledged(sent(cut.port, small), [small]) == []
        running.wait_for("in the middle of an object")
        assert list(output.glob("*.dcm")) == []

        large = tmp_path / "large.dcm"
        scan(large, PixelData=bytes(1 << 21), Rows=1024, Columns=1024)
        assert acknowledged(sent(port, large), [large]) == []
        running.wait_for("larger than 1 MB")

        whole = tmp_path / "whole.dcm"
        scan(whole, PixelData=bytes(1 << 19), Rows=512, Columns=512)
        assert "OutOfResources" in sent(port, whole)
        running.wait_for("Its sender was told to keep it")

        printed = sent(port, small, small, again)
        assert acknowledged(printed, [small, again]) == [small, small, again]
        assert acknowledged(sent(port, other), [other]) == []
        line = running.wait_for("0x0111")
        assert "“SENDER”" in line
        assert "another one is kept under its SOP Instance UID" in line
        until(lambda: len(records(lines)) == 2, lambda: running.said, running)
    assert "Sentinel" not in running.said
    assert "SYN-" not in running.said
    names = [path.name for path in output.iterdir() if path.name != ".lightbox"]
    assert sorted(names) == sorted(f"{stem}.dcm" for stem in stems(lines))


def test_nobody_may_send_unless_named_and_no_two_work_on_one_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli(["receive", "--port", "0", "--output", str(tmp_path)]) == 2
    assert "--allow" in capsys.readouterr().err
    with receiving("--allow", "A", "--output", str(tmp_path / "out")) as running:
        assert running.port
        given = ["--allow", "A", "--port", "0", "--output", str(tmp_path / "out")]
        assert run_cli(["receive", *given]) == 2
    assert "Another Lightbox" in capsys.readouterr().err


# --- Answers ---------------------------------------------------------------------------------


@needs_orthanc
@needs_dcmtk
def test_what_arrives_is_answered_and_an_answer_is_not(tmp_path: Path) -> None:
    output, lines = tmp_path / "out", tmp_path / "records.jsonl"
    ((uid, path),) = scans(tmp_path / "in", 1).items()
    source = pydicom.dcmread(path)
    (tmp_path / "orthanc").mkdir()
    with orthanc(tmp_path / "orthanc") as pacs:
        where = ["--ae", "ORTHANC", "--host", "127.0.0.1", "--port", str(pacs.dicom)]
        assert run_cli(["nodes", "add", "pacs", *where]) == 0
        answering = ("--answer", "pacs", "--answer-with", "sr,sc", "--jsonl", str(lines))
        allowed = ("--allow", "SENDER", "--allow", "LIGHTBOX")
        with receiving(*allowed, "--output", str(output), *answering) as running:
            assert acknowledged(sent(running.port, path), [path]) == [path]
            until(lambda: len(pacs.uids()) == 2, lambda: running.said, running)
            back = tmp_path / "back"
            asked = ["--study", str(source.StudyInstanceUID), "--retrieve", "--output", str(back)]
            assert run_cli(["query", "pacs", *asked]) == 0
            answers = {ds.Modality: ds for ds in map(pydicom.dcmread, back.glob("*.dcm"))}
            assert set(answers) == {"SR", "OT"}
            assert answers["SR"].VerificationFlag == "UNVERIFIED"  # nobody has read it
            for ds in answers.values():
                assert ds.StudyInstanceUID == source.StudyInstanceUID
                assert ds.SeriesInstanceUID != source.SeriesInstanceUID
                assert ds.PatientID == source.PatientID
            where[1], where[-1] = "LIGHTBOX", str(running.port)
            assert run_cli(["nodes", "add", "self", *where]) == 0
            assert run_cli(["send", "self", str(back)]) == 0
            until(lambda: len(records(lines)) == 3, lambda: running.said, running)
        assert len(pacs.uids()) == 2
    codes = {Path(str(one["path"])).stem: one["reason"] for one in records(lines)}
    assert codes.pop(uid) is None
    assert {reason["code"] for reason in codes.values()} == {"own_result"}  # type: ignore[index]
    assert list((output / ".lightbox" / "answers").iterdir()) == []


@needs_orthanc
@needs_dcmtk
@pytest.mark.parametrize("frame", ["1", "all"])
def test_of_several_frames_it_is_said_which_one_was_read(frame: str, tmp_path: Path) -> None:
    path, lines = tmp_path / "cine.dcm", tmp_path / "records.jsonl"
    scan(path)
    ds = pydicom.dcmread(path)
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7.3"
    nothing = bytes(len(ds.PixelData))  # for which there is no answer
    first = ds.PixelData if frame == "1" else nothing
    ds.NumberOfFrames, ds.PixelData = 3, first + ds.PixelData + nothing
    ds.save_as(path)
    (tmp_path / "orthanc").mkdir()
    with orthanc(tmp_path / "orthanc") as pacs:
        where = ["--ae", "ORTHANC", "--host", "127.0.0.1", "--port", str(pacs.dicom)]
        assert run_cli(["nodes", "add", "pacs", *where]) == 0
        answering = ("--answer", "pacs", "--answer-with", "sr,sc", "--jsonl", str(lines))
        given = ("--allow", "SENDER", "--output", str(tmp_path / "out"), "--frame", frame)
        with receiving(*given, *answering) as running:
            assert acknowledged(sent(running.port, path), [path]) == [path]
            until(lambda: len(pacs.uids()) == 2, lambda: running.said, running)
        back = tmp_path / "back"
        asked = ["--study", str(ds.StudyInstanceUID), "--retrieve", "--output", str(back)]
        assert run_cli(["query", "pacs", *asked]) == 0
    read = records(lines)
    assert [one["frame"] for one in read] == ([1] if frame == "1" else [1, 2, 3])
    assert {one["scan"]["frames"] for one in read} == {3}  # type: ignore[index]
    of = 1 if frame == "1" else 2
    assert [one["frame"] for one in read if one["status"] == "classified"] == [of]
    answers = {each.Modality: each for each in map(pydicom.dcmread, back.glob("*.dcm"))}
    said = answers["SR"].to_json()
    assert f"This is frame {of} of 3; an answer is to this frame alone." in said
    assert ("3 of 3 frames were read, and this is the one" in said) == (frame == "all")
    assert f"Of frame {of} of 3, not of the others." in answers["OT"].ImageComments
    assert answers["OT"].SourceImageSequence[0].ReferencedFrameNumber == of


# --- A watched folder ------------------------------------------------------------------------


def test_a_watched_folder_is_read_once_each_file_when_it_is_whole(tmp_path: Path) -> None:
    folder, lines = tmp_path / "in", tmp_path / "records.jsonl"
    folder.mkdir()
    given = (str(folder), "--jsonl", str(lines), "--every", "0.2")
    content = sample_path("normal.png").read_bytes()
    (folder / "note.txt").write_text("no scan")

    def count(expected: int, running: Receiver) -> None:
        until(lambda: len(records(lines)) == expected, lambda: running.said, running)

    with receiving(*given, command="watch") as running:
        running.wait_for("Left out “note.txt”")
        (folder / "sub").mkdir()
        with (folder / "sub" / "growing.png").open("wb") as stream:
            for start in range(0, len(content), len(content) // 4):
                stream.write(content[start : start + len(content) // 4])
                stream.flush()
        count(1, running)
    (folder / "later.png").write_bytes(content)
    with receiving(*given, command="watch") as running:
        count(2, running)
        os.utime(folder / "later.png", (1, 1))  # written anew
        count(3, running)
    names = [Path(str(one["path"])).name for one in records(lines)]
    assert names == ["growing.png", "later.png", "later.png"]
    assert {one["status"] for one in records(lines)} <= {"classified", "refused"}
    assert "failed" not in json.dumps(records(lines))


@needs_dcmtk
def test_what_a_receiver_cannot_do_it_says(tmp_path: Path) -> None:
    """The port is taken; the address is another's; the queue is full."""
    there = scans(tmp_path / "in", 3)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        given = ["receive", "--allow", "A", "--port", port, "--output", str(tmp_path / "no")]
        done = subprocess.run(
            [sys.executable, "-m", "app", *given], capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "cannot listen" in done.stderr
        done = subprocess.run(
            [sys.executable, "-m", "app", *given, "--host", "192.0.2.77"],  # of documents alone
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "this computer has no such address" in done.stderr
    given = ["--allow", "SENDER", "--output", str(tmp_path / "out"), "--keep-free", "999999999"]
    with receiving(*given) as running:
        assert "OutOfResources" in sent(running.port, next(iter(there.values())))
        running.wait_for("was told to keep it")
