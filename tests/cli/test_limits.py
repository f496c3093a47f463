"""What a command may take: memory by its parsed options, and a bundle's faults one by one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app.bundle.writing import pack_reference
from app.cli.main import run_cli
from tests.conftest import sample_path
from tests.inference.test_opening import reference_arrays, rewritten
from tests.security import bombs

GIB_4 = 4 << 30


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on address space exists on Linux only")
@pytest.mark.parametrize(
    ("arguments", "limited"),
    [
        (["classify", "keras"], True),  # a folder's name, no engine
        (["classify", "x", "--engine", "keras"], True),  # it runs in a worker
        (["classify", "x", "--engine=keras", "--workers=0"], False),  # it runs here
        (["inspect", "keras"], True),
        (["explain", "x", "--output", "y.png"], True),
        (["models", "list"], True),
        (["models", "verify", "nothing"], True),
    ],
)
def test_memory_is_limited_unless_tensorflow_runs_in_the_process(
    arguments: list[str], limited: bool, tmp_path: Path
) -> None:
    code = (
        "import resource, sys; from app.cli.main import run_cli\n"
        "before = resource.getrlimit(resource.RLIMIT_AS)[0]\n"
        f"run_cli({arguments!r}, own_process=True)\n"
        "after = resource.getrlimit(resource.RLIMIT_AS)[0]\n"
        "print('limit', after if after != before else 'as before')"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{code}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    expected = f"limit {GIB_4}" if limited else "limit as before"
    assert done.stdout.splitlines()[-1] == expected


@pytest.mark.skipif(sys.platform != "linux", reason="threads are listed by the kernel of Linux")
def test_no_thread_of_a_library_waits_for_work_that_never_comes() -> None:
    code = (
        "import app.cli.main, app.services.reading, os\n"
        "print(len(os.listdir('/proc/self/task')), 'of', os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {
        name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "of", "1"]


def test_a_scan_to_be_inspected_has_the_time_of_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.services.keeper.TIME_LIMIT_S", 0.2)
    # 22 passes over 64 million pixels are allowed, and take more than a second.
    slow = bombs.many_passes(tmp_path / "slow.jpg", 16, side=8000)
    assert run_cli(["inspect", str(slow)]) == 1
    assert "stopped after" in capsys.readouterr().err


def test_a_bundle_whose_parts_disagree_fails_each_scan_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arrays = reference_arrays()
    arrays["head_weights"] = np.zeros((7, arrays["head_weights"].shape[1]), np.float32)
    arrays.pop("gate_projection", None)
    odd = str(tmp_path / "odd")
    rewritten(tmp_path / "odd", reference_npz=pack_reference(arrays))
    scans = [str(sample_path(name)) for name in ("normal.dcm", "pneumonia.dcm")]
    assert run_cli(["classify", *scans, "--model", odd, "--format", "jsonl"]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["path"] for record in records] == scans
    assert {record["reason"]["code"] for record in records} == {"bundle_damaged"}
    assert run_cli(["models", "verify", odd]) == 1
    said = capsys.readouterr().out
    assert said.startswith("FAILED")
    assert "do not fit each other" in said
