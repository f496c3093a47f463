"""Training runs: what their process writes, and what the program makes of it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain import training as domain
from app.domain.training import Order, State, Wanted
from app.errors import UsageError
from app.services import training_runs as runs
from model_training.run_folder import RunFolder, run_in

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 120.0

_WORKS_ON = """
import sys
from pathlib import Path
from model_training.run_folder import RunFolder
run = RunFolder(Path(sys.argv[1]))
run.stage("Reading the training scans", 10)
print("at it", flush=True)
sys.stdin.read()
"""


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def _run(folder: Path) -> runs.Run:
    """A run whose process the test plays itself."""
    place = runs.runs_folder() / "one"
    place.mkdir(parents=True)
    return runs.Run(place, Order(folder, "My model", False), "my-model", "0.1.0", 1.0)


class _Worker(threading.Thread):
    """Does parts of work in a run's folder until it is told to end, as a process does."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self._folder = folder
        self.enough = threading.Event()

    def run(self) -> None:
        with run_in(self._folder, lambda error: ("fault", str(error))) as told:
            told.stage("Frozen features", 1000)
            while not self.enough.is_set():
                told.advance()
                self.enough.wait(0.01)
            told.last_word(domain.Finished(time.time(), "my-model.lightbox"))


def test_pause_go_on_and_finish(tmp_path: Path) -> None:
    run = _run(tmp_path)
    worker = _Worker(run.folder)
    worker.start()
    _until(lambda: runs.state(run) is State.RUNNING)
    runs.pause(run)
    _until(lambda: runs.state(run) is State.PAUSED)
    followed = runs.Follower(run)
    before = followed.news()
    assert any(isinstance(event, domain.Parts) for event in before)
    assert followed.news() == []
    runs.go_on(run)
    _until(lambda: runs.state(run) is State.RUNNING)
    worker.enough.set()
    _until(lambda: runs.state(run) is State.FINISHED)
    after = followed.news()
    assert isinstance(after[-1], domain.Finished)
    assert any(isinstance(event, domain.Resumed) for event in after)


def test_cancel_also_while_paused(tmp_path: Path) -> None:
    run = _run(tmp_path)
    worker = _Worker(run.folder)
    worker.start()
    runs.pause(run)
    _until(lambda: runs.state(run) is State.PAUSED)
    with pytest.raises(UsageError) as refused:
        runs.remove(run)
    assert refused.value.code == "run_in_use"
    runs.cancel(run)
    assert runs.wanted(run) is Wanted.CANCEL
    _until(lambda: runs.state(run) is State.CANCELLED)
    worker.join()
    runs.remove(run)
    assert not run.folder.exists()


def test_a_killed_process_is_seen_and_another_may_go_on(tmp_path: Path) -> None:
    run = _run(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-c", _WORKS_ON, str(run.folder)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"at it\n"
        assert runs.state(run) is State.RUNNING
        with pytest.raises(UsageError) as refused:  # two processes would spoil one another's work
            RunFolder(run.folder)
        assert refused.value.code == "run_in_use"
        child.kill()
    assert runs.state(run) is State.INTERRUPTED
    with (run.folder / domain.JOURNAL_NAME).open("a", encoding="utf-8") as stream:
        stream.write('{"event": "parts", "at": 1')  # the kill came in the middle of a line
    other = RunFolder(run.folder)
    assert runs.state(run) is State.RUNNING
    other.close()
    kinds = [type(event) for event in runs.Follower(run).news()]
    assert kinds == [domain.Began, domain.Stage, domain.Began]


def test_an_error_is_the_last_word(tmp_path: Path) -> None:
    run = _run(tmp_path)
    with (
        pytest.raises(OSError, match="full"),
        run_in(run.folder, lambda error: ("system", str(error))),
    ):
        raise OSError("the disk is full")
    assert runs.state(run) is State.FAILED
    assert runs.failure(run) == domain.Failed(
        runs.failure(run).at,  # type: ignore[union-attr]
        "system",
        "the disk is full",
    )


def test_a_process_of_its_own_says_what_is_wrong_with_the_data(tmp_path: Path) -> None:
    (tmp_path / "data" / "only").mkdir(parents=True)
    for number in range(3):
        (tmp_path / "data" / "only" / f"{number}.png").write_bytes(b"nothing")
    run = runs.start(Order(tmp_path / "data", "Pneumonia: mine", False))
    assert (run.model, run.version) == ("pneumonia-mine", "0.1.0")
    assert runs.state(run) is State.RUNNING
    assert runs.runs() == (run,)  # as another window finds it
    _until(lambda: not runs.state(run).alive)
    assert runs.state(run) is State.FAILED
    failure = runs.failure(run)
    assert failure is not None
    assert failure.code == "one_class"
    assert "fewer than two class folders" in failure.sentence
    runs.remove(run)
    assert not run.folder.exists()


def test_versions_count_up_and_no_built_in_model_is_replaced(tmp_path: Path) -> None:
    order = Order(tmp_path / "gone", "Breast ultrasound lesion", True)
    first, second = runs.start(order), runs.start(order)
    assert first.model == second.model == "breast-ultrasound-lesion-own"
    assert (first.version, second.version) == ("0.1.0", "0.2.0")
    assert first.folder != second.folder
    assert runs.read_run(second.folder) == second
    for run in (first, second):
        _until(lambda run=run: not runs.state(run).alive)
        runs.remove(run)


def test_rests_and_interruptions_are_no_work() -> None:
    events = [
        domain.Started(0.0),
        domain.Began(5.0, 1),
        domain.Parts(25.0, 1),
        domain.Paused(30.0),
        domain.Resumed(500.0),
        domain.Parts(510.0, 2),
        domain.Started(9000.0),  # killed at 510, or later: nobody knows
        domain.Began(9002.0, 2),
        domain.Parts(9012.0, 3),
    ]
    assert domain.worked_seconds(events) == 25.0 + 10.0 + 10.0


def test_lines_that_are_not_understood_are_passed_over() -> None:
    for line in ("", "{", "[]", '{"event": "danced", "at": 1}', '{"event": "parts"}', "null"):
        assert domain.event_of(line) is None
    event = domain.Epoch(1.0, 2, 12, 0.5, None)
    assert domain.event_of(domain.line_of(event)) == event


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks without a lock")
def test_who_asks_whether_a_run_goes_on_is_not_taken_for_its_process(tmp_path: Path) -> None:
    import fcntl

    run = _run(tmp_path)
    RunFolder(run.folder).close()
    with (run.folder / domain.LOCK_NAME).open("rb") as asked:
        fcntl.flock(asked, fcntl.LOCK_SH)  # as another window does that asks at this moment
        assert runs.state(run) is State.INTERRUPTED
