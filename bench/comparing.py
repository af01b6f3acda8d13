"""How fast two term sets are compared, and a thousand with each other."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import Cost, Promise, cost, median_seconds

PARI = str(Path(sys.executable).parent / "pari")
TWINS = ("terms/nstor/series-k.terms", "terms/nstor/series-l.terms")
AFTER = ("--after", "terms/nstor/series-k-shortfall.events")
# Series of the library that say much, each with its company; their numbers are changed from copy to copy.
MODELS = (
    ("nstor", "series-k.terms", "K"),
    ("interlink", "series-a.terms", "A"),
    ("summit", "series-2009.terms", "S"),
    ("lsb", "series-np.terms", "NP"),
)

START_RATIO = 25
MATRIX_SECONDS = 60
BYTES_PER_PAIR = 200
# Twice the pairs should take twice the time; the rest is what a busy machine adds.
WITHIN = 1.25


def comparing(folder: Path, series: int, runs: int) -> Iterator[Promise]:
    """All that is promised of comparisons."""
    yield from two(runs)
    yield from many(folder, series)


def two(runs: int) -> Iterator[Promise]:
    """Whole processes that compare two series, by their terms and by their payouts."""
    works = {"pari compare": [PARI, "compare", *TWINS], "pari compare --after": [PARI, "compare", *TWINS, *AFTER]}
    bare, *times = median_seconds([[sys.executable, "-c", "pass"], *works.values()], runs)
    print(f"\nCompare: whole process on Series K and L, median of {runs} runs, caches warm")
    print(f"  {'python -c pass':<31} {bare * 1000:10.1f} ms")
    for name, seconds in zip(works, times, strict=True):
        print(f"  {name:<31} {seconds * 1000:10.1f} ms {seconds / bare:8.1f} times")
        yield Promise(f"{name} takes at most {START_RATIO} times a bare Python", seconds <= START_RATIO * bare)


def many(folder: Path, series: int) -> Iterator[Promise]:
    """All pairs of many series; what reading them takes is measured with one series beside itself."""
    print("\nMatrix: every pair of many series, whole process")
    sides = written(folder / "many", series)
    spent = {count: matrix(sides[:count]) for count in (series // 4, series // 2, series)}
    for count, each in spent.items():
        pairs = count * (count - 1) // 2
        print(
            f"  {count:>7,} series {pairs:>10,} pairs {each.seconds:8.1f} s {each.seconds / pairs * 1e6:8.1f} us a pair"
            f" {each.peak_bytes / 2**20:7.0f} MB"
        )
    few, half, all_of_them = spent.values()
    grown = pairs_of(series) - pairs_of(series // 2), pairs_of(series // 2) - pairs_of(series // 4)
    reading = (half.seconds - few.seconds) - grown[1] * (all_of_them.seconds - half.seconds) / grown[0]
    yield Promise(f"{series:,} series take at most {MATRIX_SECONDS} seconds", all_of_them.seconds <= MATRIX_SECONDS)
    steps = (half.seconds - few.seconds) / grown[1], (all_of_them.seconds - half.seconds) / grown[0]
    print(f"  {'':>7}        {steps[0] * 1e6:8.1f}, then {steps[1] * 1e6:.1f} us for each pair more ({reading:+.1f} s)")
    yield Promise("the time of a matrix grows no faster than its pairs", steps[1] <= WITHIN * steps[0])
    memory = (all_of_them.peak_bytes - half.peak_bytes) / grown[0]
    yield Promise(f"a pair more takes at most {BYTES_PER_PAIR} bytes", memory <= BYTES_PER_PAIR)


def pairs_of(count: int) -> int:
    """How many pairs there are of so many series."""
    return count * (count - 1) // 2


def matrix(sides: list[str]) -> Cost:
    """What a table of all of them costs."""
    return cost([PARI, "compare", "--matrix", "--output", os.devnull, *sides])


def written(folder: Path, count: int) -> list[str]:
    """So many series, each in a company of its own, and what to call them on the command line."""
    sides: list[str] = []
    for number in range(count):
        home, file, name = MODELS[number % len(MODELS)]
        here = folder / f"{number:05}"
        shutil.copytree(Path("terms") / home, here, ignore=shutil.ignore_patterns("*.events", "*.csv", "README.md"))
        path = here / file
        path.write_text(varied(path.read_text(encoding="utf-8"), number // len(MODELS)), encoding="utf-8")
        sides.append(f"{here / 'company.terms'}:{name}")
    return sides


def varied(text: str, number: int) -> str:
    """The text with other prices and other counts of days, so that no two copies say the same."""
    text = re.sub(r"\$0\.23|\$12\.50|\$5\.50", f"${1 + number / 100:.2f}", text)
    text = re.sub(r"at least 10 business days", f"at least {10 + number % 30} business days", text)
    return re.sub(r"shares {10}[0-9,]*[0-9]", f"shares          {1000 + number % 17 * 1000:,}", text)
