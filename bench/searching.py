"""Every single change of the terms of the library: is it named, and is a story found that shows it? `make mutants`.

Prints how many of each term set were named as exactly what was changed and found within the time, and each that was
not found with the reason where somebody has shown that there is nothing to find. Ends with 1 if a promise is not kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from equivalents import why_equivalent
from mutants import Mutant, mutants
from paripassu import pipeline
from paripassu.compare.boundaries import boundaries
from paripassu.compare.concepts import concept_of
from paripassu.compare.search import Effort, search
from paripassu.compare.series import compare_series
from paripassu.effects import stories_beside
from paripassu.model.events import AnyEvent
from paripassu.model.terms import Terms
from paripassu.report.events_text import show_event

TOP = Path(__file__).parent.parent
SECONDS = 10.0
PART_FOUND = 0.95
# Each term set is tried in so many parts, so that no worker waits for another.
_PARTS = 8


class Tried(NamedTuple):
    """One mutant and what came of it; `reason` says why there is nothing to find, where that is known.

    `broken` is what the machine died of.
    """

    file: str
    series: str
    words: str
    is_named: bool
    story: tuple[str, ...]
    seconds: float
    tried: int
    reason: str
    broken: str = ""

    @property
    def is_found(self) -> bool:
        """Whether a story was found in time."""
        return bool(self.story) and self.seconds <= SECONDS


def files() -> list[str]:
    """All term sets of the library: company files, and the small companies that are files of their own."""
    found = [*TOP.glob("terms/*/company.terms"), *TOP.glob("terms/venture/*.terms")]
    return sorted(str(path.relative_to(TOP)) for path in found)


@cache
def beside(path: str) -> tuple[tuple[AnyEvent, ...], ...]:
    """The stories that lie beside a term set of the library."""
    terms = pipeline.load_terms(path).value
    return () if terms is None else stories_beside(path, terms)


def changed(path: str) -> Iterator[tuple[Terms, str, Mutant]]:
    """Each series of a file with each single change, another answer to an open question being one of them."""
    terms = pipeline.load_terms(path).value
    if terms is None:
        return
    for stock in terms.stocks:
        if stock.is_series:
            yield from ((terms, stock.name, each) for each in mutants(terms, stock.name))
    for reading in terms.readings:
        for choice in reading.choices:
            name, of = f"{reading.cite.series}.{reading.name}".lstrip("."), reading.cite.series
            other = pipeline.load_terms(path, {name: choice}).value if choice != reading.chosen and of else None
            if other is not None:
                yield terms, of, Mutant(f"reading {reading.name}={choice}", ("", ""), other)


def tried(path: str, every: int = 1, first: int = 0) -> list[Tried]:
    """All mutants of a file, or one in so many of them."""
    return [_tried(path, *each) for number, each in enumerate(changed(path)) if number % every == first % every]


def _tried(path: str, terms: Terms, name: str, mutant: Mutant) -> Tried:
    differences = compare_series(terms, mutant.terms, name, name).differences
    named = [(each.concept.clause, each.concept.field) for each in differences]
    concept = concept_of(*mutant.concept) if mutant.concept[0] else None
    about = concept.key if concept is not None else differences[0].concept.key if differences else ""
    is_named = named == [mutant.concept] if concept is not None else bool(named)
    # Time of the processor, which does not grow with what else a machine is doing.
    start = time.process_time()
    effort = Effort(watch=lambda _: time.process_time() - start < SECONDS, beside=beside(path))
    pair = terms, mutant.terms
    try:
        found = search(pair, about, boundaries(*pair, name), effort)
    except Exception as error:  # noqa: BLE001 - one change that breaks the machine must not end the count of the others
        return Tried(path, name, mutant.words, is_named, (), 0.0, 0, "", f"{type(error).__name__}: {error}")
    seconds = time.process_time() - start
    story = tuple(f"{event.date} {show_event(event)}" for event in found.events or ())
    reason = "" if story else why_equivalent(about, mutant.words, terms, name)
    return Tried(path, name, mutant.words, is_named, story, seconds, found.tried, reason)


def rows_of(paths: Sequence[str], every: int, first: int, workers: int) -> list[Tried]:
    """All mutants, shared out in parts; who waits sees how far it has come."""
    parts = [(path, every * _PARTS, first + every * part) for path in paths for part in range(_PARTS)]
    rows: list[Tried] = []
    with ProcessPoolExecutor(workers) as pool:
        for number, each in enumerate(pool.map(tried, *zip(*parts, strict=True)), 1):
            rows += each
            left = [row for row in each if not row.is_found]
            print(f"{number}/{len(parts)}: {len(rows)} mutants", file=sys.stderr)
            for row in left:
                print(f"  not found: {row.file} {row.series}: {row.words} ({_why(row)})", file=sys.stderr)
    return rows


def told(rows: Sequence[Tried], is_verbose: bool) -> Iterator[str]:
    """The table, then what was not found."""
    yield f"  {'term set':<44} {'mutants':>7} {'named':>7} {'found':>7} {'equal':>7} {'part found':>11} {'longest':>8}"
    for file in dict.fromkeys(row.file for row in rows):
        own = [row for row in rows if row.file == file]
        yield _row(file, own)
    yield _row("all", rows)
    missing = [row for row in rows if not row.is_found]
    yield "\nNot found"
    for row in missing:
        yield f"  {row.file} {row.series}: {row.words}: {_why(row)}"
    if is_verbose:
        yield "\nFound"
        for row in rows:
            if row.is_found:
                yield f"  {row.file} {row.series}: {row.words}: {'; '.join(row.story)} ({row.seconds:.1f} s)"


def _why(row: Tried) -> str:
    return row.reason or row.broken or f"beyond the bound: {row.tried:,} stories in {row.seconds:.1f} s"


def _row(name: str, rows: Sequence[Tried]) -> str:
    named, found = sum(row.is_named for row in rows), sum(row.is_found for row in rows)
    equal = sum(bool(row.reason) for row in rows)
    longest = max((row.seconds for row in rows), default=0.0)
    part = part_found(rows)
    return f"  {name:<44} {len(rows):>7} {named:>7} {found:>7} {equal:>7} {part:>11.1%} {longest:>6.1f} s"


def part_found(rows: Iterable[Tried]) -> float:
    """The part found of those that are not known to be equivalent."""
    open_ones = [row for row in rows if not row.reason]
    return sum(row.is_found for row in open_ones) / len(open_ones) if open_ones else 1.0


def main() -> int:
    """Tries, prints, and says which promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="term sets; all of the library if none is named")
    parser.add_argument("--every", type=int, default=1, help="try one in so many mutants only")
    parser.add_argument("--first", type=int, default=0, help="with --every: which one to begin with")
    parser.add_argument("--workers", type=int, default=2, help="how many processes work")
    parser.add_argument("--verbose", action="store_true", help="print the stories that were found, too")
    asked = parser.parse_args()
    os.chdir(TOP)
    rows = rows_of(asked.files or files(), asked.every, asked.first, asked.workers)
    print("\n".join(told(rows, asked.verbose)))
    sets = {row.file for row in rows}
    poor = [file for file in sorted(sets) if part_found(row for row in rows if row.file == file) < PART_FOUND]
    promises = {
        "each change is named as what was changed": all(row.is_named or row.reason for row in rows),
        f"a story is found for {PART_FOUND:.0%} of each term set in {SECONDS:.0f} s each": not poor,
    }
    print("\nPromises")
    for words, is_kept in promises.items():
        print(f"  {'kept  ' if is_kept else 'BROKEN'} {words}")
    return int(not all(promises.values()))


if __name__ == "__main__":
    sys.exit(main())
