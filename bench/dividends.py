"""Ten years of a series whose dividends accrue daily: issues, thousands of transfers, and forty quarterly dividends.

Every share is followed from the day of its issue, so the shares are issued on many days; what is owed is asked at the
end, which takes the whole history into account.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from measure import Promise, median_seconds

EVENTS = 5_000
# Where a bare Python starts in 13 ms, as it does on the machine that the promise was made on, this is one second.
STORY_RATIO = 75
LIBRARY_RATIO = 3
HOLDERS = 200
ISSUES_A_DAY = 10
OPENING = date(2000, 1, 3)
YEARS = 10
QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))

TERMS = """\
company "Dividends, Inc." incorporated in Delaware
  currency        USD

class Common "Common Stock"
  authorized      1,000,000

class Preferred "Preferred Stock"
  authorized      1,000,000, designated by the board

series A "Series A" of Preferred

§1 designation
  shares          1,000,000
  stated value    $100

§2 dividends
  rate            8% a year of stated value
  accrue          daily, 30/360, compounding quarterly, cumulative
  pay on          Mar 31, Jun 30, Sep 30, Dec 31, in cash
  stopper         no dividend on junior stock while any is unpaid

§3 liquidation
  amount          stated value + unpaid dividends
  ahead of        Common
"""


def accruing(folder: Path, pari: str, runs: int) -> Iterator[Promise]:
    """Ten years of dividends against a bare Python, and the check of the whole library against importing Lark."""
    own = folder / "dividends"
    own.mkdir()
    (own / "company.terms").write_text(TERMS, encoding="utf-8")
    (own / "story.events").write_text("".join(story(EVENTS)), encoding="utf-8")
    lines = sum(path.read_text(encoding="utf-8").count("\n") for path in Path("terms").rglob("*.[te][ev]*s"))
    commands = [
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", "import lark"],
        [pari, "run", "--output", os.devnull, str(own / "story.events")],
        [pari, "check", "terms"],
    ]
    bare, lark, told, checked = median_seconds(commands, runs)
    print(f"\nDividends and the library: whole process, median of {runs} runs, caches warm")
    print(f"  ten years of daily accrual, {EVENTS:,} events  {told:6.2f} s  {told / bare:5.1f} times a bare Python")
    yield Promise(f"{EVENTS:,} events of dividends take at most {STORY_RATIO} bare Pythons", told <= STORY_RATIO * bare)
    each = checked / lark * 1_000 / lines
    print(f"  pari check terms, {lines:,} lines  {checked:19.2f} s  {each:5.1f} imports of Lark per 1,000 lines")
    yield Promise(f"1,000 lines of the library take at most {LIBRARY_RATIO} imports of Lark", each <= LIBRARY_RATIO)


def story(events: int) -> Iterator[str]:
    """The story, of so many events in all."""
    yield 'script "Ten years of dividends"\n  company "company.terms"\n\n'
    lines = [*_issues(), *_dividends()]
    lines += _transfers(events - len(lines))
    yield from (f"{day} {text}\n" for day, text in sorted(lines, key=lambda line: line[0]))
    yield 'expect "H1" owed $0 of dividends on A\n'


def _issues() -> Iterator[tuple[date, str]]:
    for number in range(HOLDERS):
        yield OPENING + timedelta(days=number // ISSUES_A_DAY), f'issue 1,000 A to "H{number}"'


def _dividends() -> Iterator[tuple[date, str]]:
    for year in range(OPENING.year, OPENING.year + YEARS):
        for month, number in QUARTERS:
            payable = date(year, month, number)
            declared, record = payable - timedelta(days=20), payable - timedelta(days=10)
            yield declared, f"declare dividend of $2.00 on A, record date {record}, payable {payable}"
            yield payable, "pay dividend on A"


def _transfers(count: int) -> Iterator[tuple[date, str]]:
    first, days = OPENING + timedelta(days=60), 365 * YEARS - 90
    for number in range(count):
        giver = number * 7919 % HOLDERS
        taker = (giver + 1 + number * 104_729 % (HOLDERS - 1)) % HOLDERS
        day = first + timedelta(days=number * days // count)
        yield day, f'transfer {1 + number * 31 % 5} A from "H{giver}" to "H{taker}"'
