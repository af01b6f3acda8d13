"""One program run once, from its start to its end: how long it took, how much memory it held, what was promised."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

# The kernel counts in kilobytes, but on a Mac in bytes.
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """What one run of a program cost: wall time in seconds, peak memory in bytes."""

    seconds: float
    peak_bytes: int


class Promise(NamedTuple):
    """Something that was promised, and whether this run keeps it."""

    words: str
    is_kept: bool


class ProgramFailedError(Exception):
    """A program that is measured did not do its work, so that its time means nothing."""


def cost(command: Sequence[str]) -> Cost:
    """Runs a program and waits for it; its output is thrown away, its complaints are kept."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        complaints = child.stderr.read() if child.stderr else b""
        # `wait4` alone tells the memory of this one child; `getrusage` would give the largest of all so far.
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise ProgramFailedError(f"{' '.join(command)} ended with {child.returncode}:\n{complaints.decode()[:2000]}")
    return Cost(seconds, usage.ru_maxrss * BYTES_PER_UNIT)


def median_seconds(commands: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Median time of each command; they take turns, so that a busy moment of the machine strikes all alike."""
    for command in commands:
        cost(command)
    rounds = [[cost(command).seconds for command in commands] for _ in range(runs)]
    return [median(times) for times in zip(*rounds, strict=True)]
