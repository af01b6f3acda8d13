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
BYTES_PER_PAIR = 100
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
    """All pairs of many series, and how time and memory grow with them."""
    print("\nMatrix: every pair of many series, whole process")
    sides = written(folder / "many", series)
    spent = {count: matrix(sides[:count]) for count in (series // 4, series // 2, series)}
    for count, each in spent.items():
        pairs = count * (count - 1) // 2
        print(
            f"  {count:>7,} series {pairs:>10,} pairs {each.seconds:8.1f} s {each.seconds / pairs * 1e6:8.1f} us a pair"
            f" {each.peak_bytes / 2**20:7.0f} MB"
        )
    few, half, whole = spent.values()
    yield Promise(f"{series:,} series take at most {MATRIX_SECONDS} seconds", whole.seconds <= MATRIX_SECONDS)
    counts = tuple(spent)
    time_each = per_pair(counts, (few.seconds, half.seconds, whole.seconds))
    memory = per_pair(counts, (few.peak_bytes, half.peak_bytes, whole.peak_bytes))
    print(f"  {'':>7} beyond what each series takes: {time_each * 1e6:.1f} us and {memory:.0f} bytes for each pair")
    grown = (half.seconds - few.seconds) / (pairs_of(counts[1]) - pairs_of(counts[0]))
    further = (whole.seconds - half.seconds) / (pairs_of(counts[2]) - pairs_of(counts[1]))
    yield Promise("the time of a matrix grows no faster than its pairs", further <= WITHIN * grown)
    yield Promise(f"a pair takes at most {BYTES_PER_PAIR} bytes beyond what its series take", memory <= BYTES_PER_PAIR)


def per_pair(counts: tuple[int, ...], spent: tuple[float, ...]) -> float:
    """What grows with the pairs, where each series takes something, too: the curvature of three measurements."""
    first = (spent[1] - spent[0]) / (counts[1] - counts[0])
    second = (spent[2] - spent[1]) / (counts[2] - counts[1])
    slopes = [(pairs_of(more) - pairs_of(less)) / (more - less) for less, more in ((counts[0], counts[1]), counts[1:])]
    return (second - first) / (slopes[1] - slopes[0])


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
