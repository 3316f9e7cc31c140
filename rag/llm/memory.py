"""How much memory this machine, or the container it is, has for a model."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

USABLE_SHARE: Final = 0.6  # of all memory: the rest is for the system, the index, the screen
GIGABYTE: Final = 1_000_000_000
_CGROUP_LIMITS: Final = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def total_memory(limits: tuple[Path, ...] = _CGROUP_LIMITS) -> int:
    """Return the bytes of memory there are: the machine's, or its container's limit if lower."""
    physical = _physical_memory()
    capped = [limit for path in limits if (limit := _read_limit(path)) is not None]
    return min([physical, *capped])


def usable_memory() -> int:
    """Return the bytes that a model may take: at most 60 % of :func:`total_memory`."""
    return int(total_memory() * USABLE_SHARE)


def _read_limit(path: Path) -> int | None:
    try:
        text = path.read_text(encoding="ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdigit() and int(text) > 0 else None


def _physical_memory() -> int:
    if sys.platform == "win32":
        return _windows_memory()
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _windows_memory() -> int:
    """Ask ``GlobalMemoryStatusEx``: 64 bytes, of which the second 64-bit word is the total."""
    import ctypes

    status = (ctypes.c_ulonglong * 8)()
    status[0] = 64  # dwLength; dwMemoryLoad, its upper half, is an output
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return int(status[1])
