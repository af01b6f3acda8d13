"""How fast it is, as ratios to programs beside it: `make bench`. Ends with 1 if a promise is not kept.

Seconds differ from machine to machine; ratios within one run hardly do, so the promises are made in ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from comparing import comparing
from dividends import accruing
from measure import Cost, ProgramFailedError, Promise, cost, median_seconds
from payouts import paying
from transfers import COMPANY, as_beancount, as_events, as_hledger

TOP = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PARI = str(BIN / "pari")

START_RATIO = 16
BYTES_PER_EVENT = 1536
# Twice the events should take twice the time; a tenth is what a machine with neighbors adds.
LINEAR_WITHIN = 1.1


def starting(runs: int) -> Iterator[Promise]:
    """Whole processes on Series K against a Python that does nothing."""
    series, story = "terms/nstor/series-k.terms", "terms/nstor/series-k-history.events"
    works = {f"pari check {series}": [PARI, "check", series], f"pari run {story}": [PARI, "run", story]}
    bare, *times = median_seconds([[sys.executable, "-c", "pass"], *works.values()], runs)
    print(f"Start: whole process, median of {runs} runs, caches warm")
    print(f"  {'python -c pass':<52} {bare * 1000:7.1f} ms")
    for name, seconds in zip(works, times, strict=True):
        print(f"  {name:<52} {seconds * 1000:7.1f} ms  {seconds / bare:5.1f} times")
        yield Promise(f"{name} takes at most {START_RATIO} times a bare Python", seconds <= START_RATIO * bare)


def growing(folder: Path, sizes: Sequence[int]) -> Iterator[Promise]:
    """One program on scripts of several sizes: time should grow as they do, and memory no faster."""
    nothing = ours(folder, 0)
    print("\nGrowth: pari run on more and more transfers")
    print(f"  {0:>9,} transfers {nothing.seconds:8.2f} s                     {nothing.peak_bytes / 2**20:7.0f} MB")
    each: list[float] = []
    for size in sizes:
        spent = ours(folder, size)
        each.append((spent.seconds - nothing.seconds) / size)
        memory = (spent.peak_bytes - nothing.peak_bytes) / size
        print(
            f"  {size:>9,} transfers {spent.seconds:8.2f} s {each[-1] * 1e6:8.1f} us an event"
            f" {spent.peak_bytes / 2**20:7.0f} MB {memory:7.0f} bytes an event"
        )
        yield Promise(f"{size:,} events take at most {BYTES_PER_EVENT} bytes each", memory <= BYTES_PER_EVENT)
    yield Promise("time grows as the events do", each[-1] <= LINEAR_WITHIN * each[0])


def racing(folder: Path, size: int, peers: Path | None) -> Iterator[Promise]:
    """The same transfers in the formats of other programs that keep books in plain text."""
    print(f"\nSpeed: {size:,} transfers, one run each")
    mine = ours(folder, size)
    line("pari run", size, mine)
    for name, options, suffix, writer in (
        ("bean-check", ["--no-cache"], "beancount", as_beancount),
        ("hledger", ["check", "--file"], "journal", as_hledger),
        ("hledger", ["balance", "--file"], "journal", as_hledger),
    ):
        program = shutil.which(name, path=f"{peers or ''}{os.pathsep}{os.environ['PATH']}")
        if not program:
            print(f"  {name} is not installed, so nothing is said about it (on Debian: apt install {name})")
            continue
        spent = cost([program, *options, written(folder / f"story.{suffix}", writer, size)])
        words = " ".join([name, options[0]]) if name == "hledger" else name
        line(words, size, spent)
        print(f"  {'':<20} pari run is {spent.seconds / mine.seconds:.2f} times as fast")
        yield Promise(f"pari run is faster than {words}", mine.seconds < spent.seconds)


def line(name: str, size: int, spent: Cost) -> None:
    """Prints what one program needed."""
    rate = size / spent.seconds
    print(f"  {name:<20} {spent.seconds:7.2f} s {rate:9,.0f} events a second {spent.peak_bytes / 2**20:7.0f} MB")


def ours(folder: Path, size: int) -> Cost:
    """What `pari run` needs for so many transfers."""
    return cost([PARI, "run", "--output", os.devnull, written(folder / "story.events", as_events, size)])


def written(path: Path, writer: Callable[[int], Iterator[str]], size: int) -> str:
    """Writes a story down and tells where."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(writer(size))
    return str(path)


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21, help="how often each short process is run")
    parser.add_argument("--events", type=int, default=100_000, help="transfers of the longest script")
    parser.add_argument("--rows", type=int, default=100_000_000, help="rows of the longest sweep")
    parser.add_argument("--series", type=int, default=1000, help="series of the largest table of pairs")
    parser.add_argument("--peers", type=Path, help="folder in which the other programs are looked for first")
    return parser.parse_args()


def main() -> int:
    """Measures, prints, and says which promises are kept."""
    asked = arguments()
    os.chdir(TOP)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PARIPASSU_CACHE_DIR"] = str(folder / "cache")
        (folder / "company.terms").write_text(COMPANY, encoding="utf-8")
        try:
            promises = [
                *starting(asked.runs),
                *accruing(folder, PARI, asked.runs),
                *growing(folder, [asked.events // 4, asked.events // 2, asked.events]),
                *racing(folder, asked.events, asked.peers),
                *comparing(folder, asked.series, asked.runs),
                *paying(folder, asked.rows, asked.runs),
            ]
        except ProgramFailedError as error:
            print(error, file=sys.stderr)
            return 1
    print("\nPromises")
    for promise in promises:
        print(f"  {'kept  ' if promise.is_kept else 'BROKEN'} {promise.words}")
    return int(not all(promise.is_kept for promise in promises))


if __name__ == "__main__":
    sys.exit(main())
