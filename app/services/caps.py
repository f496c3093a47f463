"""Limits on the memory of a process that reads what strangers made.

| system | how |
|---|---|
| Linux | the kernel refuses address space beyond it; the caller watches what is resident too |
| Windows | the process puts itself into a Job Object that refuses memory beyond the limit |
| macOS | the caller watches what is resident, four times a second, and ends the process |
"""

from __future__ import annotations

import ctypes
import platform
import sys
from pathlib import Path

SPACE_LIMIT_BYTES = 4 << 30
"""Of address space, with the default engine; the largest scan we accept needs a third of it."""

RESIDENT_LIMIT_BYTES = 4 << 30
"""Of resident memory, with either engine."""


def cap_this_process(space: int | None, *, for_good: bool = True) -> None:
    """Limit the memory this process can take from now on, and let it leave no core dump.

    Args:
        space: bytes of address space (Linux); None where the engine reserves far more than it
            uses, as TensorFlow does: then only what is resident is limited, by the caller.
        for_good: processes started from this one cannot lift the limit either.
    """
    if sys.platform == "win32":
        _join_job(RESIDENT_LIMIT_BYTES)
        return
    leave_no_core_dump()
    if sys.platform != "linux":
        return  # macOS takes a limit on address space and does not hold to it
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if space is None:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return
    limit = space if most == resource.RLIM_INFINITY else min(space, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit if for_good else most))


def leave_no_core_dump() -> None:
    """Let nothing of this process's memory be written down if it dies: it holds patients' names."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def resident_bytes(pid: int) -> int | None:
    """Return the resident memory of a process, None where it is gone or cannot be asked."""
    if platform.system() == "Linux":
        try:
            pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
        except (OSError, IndexError):
            return None
        return int(pages) * _PAGE
    # On Windows the job refuses by itself.
    return _task_resident(pid) if platform.system() == "Darwin" else None


def may_fork() -> bool:
    """Tell whether a copy of this process would have room under the limit on address space."""
    if sys.platform != "linux":
        return False
    pages = Path("/proc/self/statm").read_text().split()[0]
    return int(pages) * _PAGE < SPACE_LIMIT_BYTES // 3


_PAGE = 0
if sys.platform == "linux":
    import resource as _resource

    _PAGE = _resource.getpagesize()


# --- macOS ----------------------------------------------------------------------------------

_PROC_PIDTASKINFO = 4  # <sys/proc_info.h>


class TaskInfo(ctypes.Structure):
    """``struct proc_taskinfo`` of macOS' <sys/proc_info.h>."""

    _fields_ = (
        ("virtual_size", ctypes.c_uint64),
        ("resident_size", ctypes.c_uint64),
        ("times", ctypes.c_uint64 * 4),
        ("counts", ctypes.c_int32 * 12),
    )


def _task_resident(pid: int) -> int | None:
    info = TaskInfo()
    size = ctypes.sizeof(info)
    try:
        libproc = ctypes.CDLL("/usr/lib/libproc.dylib")
        got = libproc.proc_pidinfo(
            pid, _PROC_PIDTASKINFO, ctypes.c_uint64(0), ctypes.byref(info), size
        )
    except (OSError, AttributeError):
        return None
    return int(info.resident_size) if got == size else None


# --- Windows --------------------------------------------------------------------------------

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_LIMIT_PROCESS_MEMORY = 0x00000100
_NO_DIALOGUE_AT_DEATH = 0x00000400  # JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION


class JobLimits(ctypes.Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION`` of Windows' <winnt.h>."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def _join_job(limit: int) -> None:
    """Put this process into a job of its own; where Windows refuses, it goes on without."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return
    limits = JobLimits(
        limit_flags=_LIMIT_PROCESS_MEMORY | _NO_DIALOGUE_AT_DEATH, process_memory=limit
    )
    kernel.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    # The handle is never closed: the job lasts as long as the process.
    kernel.AssignProcessToJobObject(
        ctypes.c_void_p(job), ctypes.c_void_p(kernel.GetCurrentProcess())
    )
