"""Short stories that try a series: each begins alike, tells one kind of thing, and expects nothing of it.

They are tried one after the other, until one reaches a line that nobody's script reaches; so no table says which line
needs which story, and a new kind of clause is reached as soon as one of them moves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import fields, frozen, has

from paripassu.dates import add_months
from paripassu.model.clauses import Notices
from paripassu.model.terms import Stock, Terms

_FIRST_DAY = date(2025, 1, 2)
# Each a story: its events, days apart by months (`+3`), with the names of the series (S) and of its common stock (C).
_STORIES = (
    ('+1 issue 1 S to "Second Holder"', '+1 issue {more} S to "Second Holder"'),
    ("+1 declare dividend of $1.00 on S", "+2 pay dividend on S"),
    ("+1 declare dividend of $0.01 on C", "+2 pay dividend on C"),
    ('+1 repurchase 10 C from "Stockholders" for $10',),
    ("+1 set record date @2 to vote", "+1 set record date @2 for dividend on C"),
    ("+3 as of", "+12 as of", "+13 declare dividend of $1.00 on S", "+14 pay dividend on S"),
    ("+13 declare dividend of $0.01 on C",),
    ("+12 liquidate voluntarily, assets $1,000",),
    ("+12 liquidate voluntarily, assets $1,000,000,000",),
    ("+12 set aside in trust the full amount for S", "+12 liquidate voluntarily, assets $1,000,000,000"),
    ('+1 repurchase 1 S from "First Holder" for $1', '+2 issue {more} S to "First Holder"'),
    ("+1 close price of C $1.00", '+1 convert 1 S of "First Holder"', '+2 deliver certificates of C to "First Holder"'),
    ("+1 close price of C $1.00", '+1 convert all S of "First Holder"', "+3 as of"),
    ('+1 elect limit of 9.99% for S by "First Holder"',),
    ("+1 company converts all S",),
    ("+1 public offering of 1,000 C at $1,000.00 a share", "+2 public offering of 1,000,000 C at $1,000.00 a share"),
    ('+1 written consent of S\n  approve conversion of S\n  for "First Holder"',),
    (
        "+1 close price of C $1.00",
        (
            "+1 meeting of shareholders\n  approve authorized increase of C to {huge}\n"
            '  approve issuance of the conversion shares of S\n  for "First Holder", "Stockholders"'
        ),
        "+4 as of",
    ),
    ('+1 meeting of shareholders, record date @0\n  approve "Change the name"\n  for "First Holder"',),
    ('+1 written consent of C\n  approve "Change the name"\n  for "Stockholders"',),
    ('+1 elect directors "Jane Roe", "John Doe", "Ann Poe" by S',),
    ('+1 merge with "NewCo", not surviving\n  each C becomes 0.5 "NewCo" share',),
    ('+1 merge with "NewCo", not surviving, assumes terms in writing\n  each C becomes 0.5 "NewCo" share',),
    ('+1 merge with "NewCo", surviving',),
    ('+1 sale of substantially all assets to "Buyer" for $1,000,000',),
    ('+1 sale of less than substantially all assets to "Buyer" for $1,000',),
    ("+1 capital reorganization of C\n  each C becomes 0.5 C",),
    ("+1 reclassification of C\n  each C becomes 1 C share",),
    ("+1 transfer of 60% of voting securities",),
    ("+1 split of C 2 for 1", "+2 reverse split of C 1 for 10", "+3 stock dividend of 5% on C"),
    ('+1 issue 100 C to "Second Holder" for $0.01',),
    ('+1 grant options on 100 C to "Employees" at $0.01 a share',),
    ('+1 written consent of S\n  approve waiver of the adjustment of the conversion price of S\n  for "First Holder"',),
    ("+1 funds legally available $1,000,000,000", "+1 redeem 1 S", "+1 redeem all S"),
    ('+1 require redemption of 1 S by "First Holder"',),
    ('+1 written consent of S\n  approve redemption\n  for "First Holder"',),
    (
        "+1 mail notice of redemption on @2 to holders of S",
        "+2 funds legally available $1,000,000,000",
        "+2 redeem all S",
    ),
    ('+1 assert change of control: "a purchase", by "Board of directors"', "+3 as of"),
    ('+1 issue 1,000 C to "Investor" for $1,000,000,000', "+3 as of"),
    ("+1 amend charter\n  reduction of the liquidation amount of S to $0.01 a share",),
    ("+1 amend charter\n  authorized increase of C to {huge}",),
    ("+1 amend charter\n  authorized increase of {P} to {huge}",),
    ("+1 designate 10 Zz of {P}, senior to S, liquidation amount $1 a share",),
    ("+1 designate 10 Zz of {P}, with S, liquidation amount $1 a share",),
    ('+1 adverse action "an act" affecting S',),
    (
        '+1 assert adverse to S: "an act", by "Board of directors"',
        '+2 adverse action "an act" by subsidiary "Sub", 60% owned',
    ),
    (
        '+1 lose certificate of S of "First Holder", stolen',
        '+2 present evidence, indemnity for certificate of S of "First Holder"',
    ),
    ("+1 mail notice of merger on @2 to holders of S", '+2 merge with "NewCo", surviving'),
    ('+1 default "a missed payment"', "+3 as of", "+4 liquidate voluntarily, assets $1,000,000"),
    ('+1 transfer 1 S from "First Holder" to "Second Holder"',),
)
_ON_A_DAY = ("as of", 'convert 1 S of "First Holder"', "redeem all S", "liquidate voluntarily, assets $1,000,000")


@frozen
class Probe:
    """A story to be tried: what it is written on, and its events in order."""

    head: str
    events: tuple[str, ...]

    @property
    def text(self) -> str:
        """The script as a whole."""
        return self.head + "\n".join(self.events) + "\n"


def probes(terms: Terms, stock: Stock, company: str) -> Iterator[Probe]:
    """All stories for a series; `company` is how a script names the company file."""
    common = terms.common
    if common is None:
        return
    head, first = _head(terms, stock, common, company), _first_day(stock)
    words = {
        "more": _count(stock.authorized.value if stock.authorized is not None else Fraction(10_000)),
        "huge": "900,000,000,000",
        "P": stock.of,
    }
    for story in _STORIES:
        yield Probe(head, tuple(_said(line, stock, common, first).format(**words) for line in story))
    for contents in _contents(stock):
        for act in ("record date for a dividend", "merger"):
            line = f'+1 mail notice of {act} on @2 to holders of S, omitting "{contents}"'
            yield Probe(head, (_said(line, stock, common, first),))
    for section in _sections(stock):
        yield Probe(head, (_said(f"+1 amend charter\n  change of {section} of S", stock, common, first),))
    for day in _days(stock, first):
        for act in _ON_A_DAY:
            yield Probe(head, (_named(f"{day} {act}", stock, common),))


def _head(terms: Terms, stock: Stock, common: Stock, company: str) -> str:
    first = _first_day(stock)
    lines = [f'script "What {stock.name} says"', f'  company "{company}"']
    if stock.authorized is None:
        lines.append(f"  given {stock.name} authorized 10,000")
    held = _count(stock.authorized.value / 2 if stock.authorized is not None else Fraction(5_000))
    most = common.authorized.value if common.authorized is not None else Fraction(10_000_000)
    lines += ["", f'{first} issue {_count(most / 10)} {common.name} to "Stockholders"']
    for other in terms.series_of(stock.of):
        if other.name != stock.name and other.authorized is not None:
            lines.append(f'{first} issue {_count(other.authorized.value / 2)} {other.name} to "Other Holder"')
    lines.append(f'{first} issue {held} {stock.name} to "First Holder"')
    return "\n".join(lines) + "\n"


def _count(number: Fraction) -> str:
    return f"{max(int(number), 1):,}"


def _first_day(stock: Stock) -> date:
    return _FIRST_DAY if stock.signed is None else stock.signed


def _said(line: str, stock: Stock, common: Stock, first: date) -> str:
    """A line of a story with its days and its names."""
    months, _, rest = line.partition(" ")
    dated = re.sub(r"@([0-9]+)", lambda match: str(_after(first, match[1])), rest)
    return _named(f"{_after(first, months[1:])} {dated}", stock, common)


def _after(first: date, months: str) -> date:
    return add_months(first, int(months)) or first


def _named(line: str, stock: Stock, common: Stock) -> str:
    names = {"S": stock.name, "C": common.name}
    return re.sub(r"\b[SC]\b", lambda match: names[match[0]], line)


def _contents(stock: Stock) -> list[str]:
    """What a notice must say, and may leave out."""
    notices = stock.clause(Notices)
    return [item.value for item in notices.contents] if notices is not None else []


def _sections(stock: Stock) -> list[str]:
    """The sections that a charter can change, those above them too."""
    found = dict.fromkeys(line.cite.section for line in stock.lines if line.cite.section.startswith("§"))
    return list(dict.fromkeys(each for section in found for each in (section.partition("(")[0], section)))


def _kind_of(value: object) -> type:
    return type(value)


def _days(stock: Stock, first: date) -> list[date]:
    """The days that the terms name, from the first day on."""
    days: dict[date, None] = {}
    waiting: list[object] = list(stock.clauses)
    while waiting:
        value = waiting.pop()
        if isinstance(value, date):
            days[value] = None
        elif isinstance(value, tuple):
            waiting.extend(value)
        elif has(kind := _kind_of(value)):
            waiting.extend(getattr(value, each.name) for each in fields(kind) if each.eq)
    return sorted(day for day in days if day > first)
