"""One story of many transfers, the same at every run, written for each of the programs that are compared.

Holders are paid in equally, so many shares that nobody can run out; givers, takers and counts follow from the number
of the transfer by arithmetic, so that no generator of random numbers has to be the same on every Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

HOLDERS = 1_000
FIRST_SHARES = 1_000_000
A_DAY = 40
OPENING = date(2002, 1, 1)

COMPANY = f"""\
company "Transfers, Inc." incorporated in Delaware
  currency        USD

class Common "Common Stock"
  authorized      {HOLDERS * FIRST_SHARES:,}
  par value       $0.01
  votes           1 a share
"""


class Transfer(NamedTuple):
    """Shares of Common that pass from one holder to another on a day."""

    day: date
    shares: int
    giver: str
    taker: str


def holders() -> Iterator[str]:
    """The names of all holders."""
    return (f"H{number}" for number in range(1, HOLDERS + 1))


def transfers(count: int) -> Iterator[Transfer]:
    """The first transfers of the story, in order of date."""
    for number in range(count):
        giver = number * 7919 % HOLDERS
        taker = (giver + 1 + number * 104_729 % (HOLDERS - 1)) % HOLDERS
        day = OPENING + timedelta(days=1 + number // A_DAY)
        yield Transfer(day, 1 + number * 31 % 50, f"H{giver + 1}", f"H{taker + 1}")


def as_events(count: int) -> Iterator[str]:
    """The story as an event script of a company that stands in `company.terms`."""
    yield 'script "Transfers"\n  company "company.terms"\n\n'
    for name in holders():
        yield f'{OPENING} issue {FIRST_SHARES:,} Common to "{name}"\n'
    for day, shares, giver, taker in transfers(count):
        yield f'{day} transfer {shares} Common from "{giver}" to "{taker}"\n'


def as_beancount(count: int) -> Iterator[str]:
    """The story as a beancount ledger."""
    yield f"{OPENING} open Equity:Issued\n"
    for name in holders():
        yield f"{OPENING} open Assets:{name}\n"
    for name in holders():
        yield _entry(f'{OPENING} * "issue"', ("Assets:" + name, FIRST_SHARES), "Equity:Issued")
    for day, shares, giver, taker in transfers(count):
        yield _entry(f'{day} * "transfer"', ("Assets:" + taker, shares), "Assets:" + giver)


def as_hledger(count: int) -> Iterator[str]:
    """The story as an hledger journal."""
    for name in holders():
        yield _entry(f"{OPENING} issue", ("assets:" + name, FIRST_SHARES), "equity:issued")
    for day, shares, giver, taker in transfers(count):
        yield _entry(f"{day} transfer", ("assets:" + taker, shares), "assets:" + giver)


def _entry(head: str, taken: tuple[str, int], giver: str) -> str:
    taker, shares = taken
    return f"{head}\n  {taker}  {shares} COMMON\n  {giver}  -{shares} COMMON\n\n"
