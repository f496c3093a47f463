"""The cap on a worker's memory holds."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from app.services import caps
from app.services.caps import JobLimits, TaskInfo, resident_bytes

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="this limit is Linux' own")


@only_linux
def test_memory_beyond_the_cap_is_refused_and_less_is_not() -> None:
    code = (
        "from app.services.caps import *\n"
        "cap_this_process(SPACE_LIMIT_BYTES)\n"
        "bytearray(1 << 30)\n"
        "try:\n"
        "    bytearray(SPACE_LIMIT_BYTES)\n"
        "except MemoryError:\n"
        "    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


@only_linux
def test_a_cap_for_now_can_be_lifted_by_a_process_started_from_it() -> None:
    code = (
        "import resource\n"
        "from app.services.caps import *\n"
        "cap_this_process(1 << 30, for_good=False)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0])\n"
        "cap_this_process(None)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0] != 1 << 30)\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(1 << 30), "True", "0"]


@pytest.mark.skipif(sys.platform == "win32", reason="there, the Job Object counts")
def test_resident_memory_is_seen_by_the_caller() -> None:
    code = "kept = bytearray(b'x') * (300 << 20); print('there', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        resident = resident_bytes(child.pid)
        child.communicate(b"\n")
    assert resident is not None
    assert 300 << 20 <= resident < 400 << 20
    assert resident_bytes(2**22 + 1) is None  # no system has a process of that number


def test_a_worker_that_takes_too_much_is_ended_by_its_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.domain.reading import Request
    from app.services.pool import ReaderPool
    from tests.security.bombs import slow_jpeg

    if sys.platform == "win32":
        pytest.skip("there, the Job Object counts")
    monkeypatch.setattr(caps, "RESIDENT_LIMIT_BYTES", 1 << 20)  # less than a worker takes to start
    pool = ReaderPool(workers=1)
    try:
        # A scan that takes long, so that the watch sees the worker at it.
        reading = pool.read(Request(slow_jpeg(tmp_path / "long.jpg"))).result(timeout=300)
    finally:
        pool.close()
    assert reading.reason is not None
    assert reading.reason.code in ("out_of_memory", "no_reader")


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_size_t) != 8, reason="sizes on 64 bits")
def test_what_is_handed_to_other_systems_has_their_size() -> None:
    # winnt.h: 9 words of 8 bytes up to BasicLimitInformation's end (64 with padding), 48 of
    # counters, 4 words of 8; proc_info.h: 6 words of 8 bytes and 12 of 4.
    assert ctypes.sizeof(JobLimits) == 64 + 48 + 32
    assert ctypes.sizeof(TaskInfo) == 48 + 48
