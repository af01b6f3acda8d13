"""Stories made at random, of companies made at random: events of every kind in order of date.

An event is put together field by field: by its own kind where that matters, else by the name of the field, so that a
new kind of event is told here too, without a word about it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any, get_args

import attrs
from attrs import evolve
from hypothesis import strategies as st

from paripassu.model.acts import Act, IncreaseAuthorized, IssueConversionShares, NewTerms, ReduceLiquidation
from paripassu.model.events import (
    AnyEvent,
    Ballot,
    ClosePrice,
    Convert,
    CorrectCertificate,
    DeclareDividend,
    Designate,
    Elect,
    ElectDirectors,
    Issue,
    Liquidate,
    Meeting,
    Merge,
    OfferShares,
    PayDividend,
    Property,
    Repurchase,
    Resolution,
    SetAside,
    Split,
    Tally,
    Transfer,
)
from paripassu.model.matters import MATTERS
from paripassu.model.script import Script
from paripassu.model.terms import Terms
from random_companies import SERIES, amounts, companies, counts

HOLDERS = ("Ann", "Bob", "Cid", "Dora")
FIRST_DAY = date(2002, 1, 2)
shares = st.integers(1, 400).map(Fraction) | counts
money = st.integers(0, 4_000_000).map(lambda cents: Fraction(cents, 100))
days = st.dates(FIRST_DAY, date(2002, 12, 31))
texts = st.sampled_from(("the plan", "sale to Zed", "series N", "merger with Zed", "fractional shares", ""))


Classes = st.SearchStrategy[str]
Made = Callable[[Classes], st.SearchStrategy[Any]]


def _holders(_classes: Classes) -> st.SearchStrategy[str]:
    return st.sampled_from(HOLDERS)


def _classes(classes: Classes) -> Classes:
    return classes


def _of(strategy: st.SearchStrategy[Any]) -> Made:
    return lambda _classes: strategy


def properties(classes: Classes) -> st.SearchStrategy[Property]:
    """What a share turns into."""
    part = st.tuples(classes | st.just("NewCo"), st.sampled_from([Fraction(1, 2), Fraction(1), Fraction(2, 3)]))
    return st.builds(Property, st.lists(part, max_size=2, unique_by=lambda each: each[0]).map(tuple), amounts)


def acts(classes: Classes) -> st.SearchStrategy[Act]:
    """Anything that can be voted on."""
    return st.one_of([build(kind, classes) for kind in get_args(Act) if kind is not NewTerms])


def resolutions(classes: Classes) -> st.SearchStrategy[Resolution]:
    """An act with the votes on it, by name or by number."""
    names = st.lists(st.sampled_from(HOLDERS), max_size=4, unique=True).map(tuple)
    by_name = st.builds(Tally, of=st.just("") | classes, holders_in_favor=names)
    by_number = st.builds(Tally, of=st.just("") | classes, in_favor=shares, against=counts)
    return st.builds(Resolution, acts(classes), st.lists(by_name | by_number, max_size=2).map(tuple))


_NAMES = st.lists(st.sampled_from((*HOLDERS, "evidence", "indemnity", "surrender")), max_size=3, unique=True)
# How a field is filled, by its kind of event where that matters, else by its name.
_BY_KIND: dict[tuple[type, str], Made] = {
    (Designate, "name"): _of(st.sampled_from(("N", "O"))),
    (Designate, "of"): lambda classes: st.just("Preferred") | classes,
    (IncreaseAuthorized, "to"): _of(st.integers(1, 5_000).map(Fraction)),
    (ReduceLiquidation, "to"): _of(amounts),
    (Merge, "of"): lambda classes: st.just("") | classes,
    (Merge, "elections"): lambda classes: st.lists(st.tuples(properties(classes), _NAMES.map(tuple)), max_size=1).map(
        tuple
    ),
    (OfferShares, "to"): _classes,
    (ElectDirectors, "ballots"): _of(
        st.lists(st.builds(Ballot, st.sampled_from(HOLDERS), counts, st.sampled_from(("", *HOLDERS))), max_size=3).map(
            tuple
        )
    ),
}
_BY_NAME: dict[str, Made] = {
    **dict.fromkeys(("of", "on", "ranks_to"), _classes),
    **dict.fromkeys(("holder", "giver", "taker", "to", "buyer"), _holders),
    "number": _of(shares),
    **dict.fromkeys(("shares", "amount", "assets", "proceeds", "escrow", "value"), _of(shares | money)),
    **dict.fromkeys(("price", "strike", "per_share"), _of(amounts)),
    **dict.fromkeys(
        ("share", "owned", "above", "kept", "owned_shares"), _of(st.sampled_from([Fraction(n, 10) for n in range(11)]))
    ),
    **dict.fromkeys(("new", "old"), _of(st.integers(1, 4).map(Fraction))),
    "who": _of(st.sampled_from((*HOLDERS, "company"))),
    **dict.fromkeys(("by", "other"), _of(st.sampled_from(("Zed", "Board of directors")))),
    "matter": _of(st.sampled_from(sorted(MATTERS))),
    "purpose": _of(st.sampled_from(sorted(kind for kind in MATTERS if kind.startswith("record date")))),
    "kind": _of(st.sampled_from(("capital reorganization", "reclassification", "recapitalization"))),
    "ranks": _of(st.sampled_from(("senior to", "with", "junior to"))),
    "extent": _of(st.sampled_from(("substantially all", "less than substantially all", ""))),
    "how": _of(st.sampled_from(("lost", "stolen", "destroyed", "mutilated"))),
    "fact": _of(st.sampled_from(("adverse", "avoidance", "substantially all", "good faith"))),
    "what": _of(st.sampled_from(("fractional shares", "cash for fractions", "the plan"))),
    "related": _of(st.sampled_from(("", "the deal"))),
    "section": _of(st.sampled_from(("§5", "§5(b)", "§7", "§2"))),
    "in_stock": _of(st.just("")),
    "seats": _of(st.integers(1, 9)),
    "each": properties,
    "acts": lambda classes: st.lists(acts(classes), min_size=1, max_size=2).map(tuple),
    "resolutions": lambda classes: st.lists(resolutions(classes), min_size=1, max_size=2).map(tuple),
}


def _by_type(told: str) -> Made:
    """What no name tells is made by its type: figures, nothing of what has parts of its own, or words."""
    if told.startswith("tuple"):
        return _of(st.just(()))
    return _of(shares if "Fraction" in told else texts)


def _field(kind: type, field: Any, classes: Classes) -> st.SearchStrategy[Any]:  # noqa: ANN401 - attrs is not typed so far
    made = _BY_KIND.get((kind, field.name)) or _BY_NAME.get(field.name) or _by_type(str(field.type))
    match str(field.type):
        case "tuple[str, ...]":
            return _NAMES.map(tuple)
        case "bool":
            return st.booleans()
        case "date":
            return days
        case "date | None":
            return st.none() | days
        case told if "None" in told:
            return st.none() | made(classes)
        case _:
            return made(classes)


def build(kind: type, classes: Classes) -> st.SearchStrategy[Any]:
    """Any value of a kind of event or act: fields without a default always, the others now and then."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in attrs.fields(kind):
        if field.name == "date":
            fields["date"] = st.just(FIRST_DAY)
        elif field.name != "span":
            told = _field(kind, field, classes)
            fields[field.name] = told if field.default is attrs.NOTHING else st.just(field.default) | told
    return st.builds(kind, **fields)


# What a paper says is read from a file and fits the series it is about, which a paper made at random would not.
KINDS: tuple[type, ...] = tuple(kind for kind in get_args(AnyEvent) if kind is not CorrectCertificate)


@cache
def events(names: tuple[str, ...], kinds: tuple[type, ...] = KINDS) -> st.SearchStrategy[Any]:
    """Any event of some kinds about any of some classes, dated on the first day."""
    return st.one_of([build(kind, st.sampled_from(names)) for kind in kinds])


@cache
def telling_events(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """Events that something follows from more often than by chance: votes of all, conversions, deals, money."""
    own = st.sampled_from([name for name in names if name in SERIES] or ["Common"])
    everybody = (Tally(holders_in_favor=HOLDERS),)

    def approved(of: str, to: int) -> Meeting:
        increase, issuance = IncreaseAuthorized("Common", Fraction(to)), IssueConversionShares(of)
        return Meeting(FIRST_DAY, (Resolution(increase, everybody), Resolution(issuance, everybody)))

    return st.one_of(
        st.builds(approved, own, st.sampled_from((4_000, 6_000_000))),
        st.builds(Convert, st.just(FIRST_DAY), own, st.sampled_from(HOLDERS), st.none() | shares),
        st.builds(ClosePrice, st.just(FIRST_DAY), st.just("Common"), amounts),
        st.builds(Split, st.just(FIRST_DAY), st.just("Common"), st.integers(1, 3).map(Fraction), st.just(Fraction(2))),
        st.builds(Merge, st.just(FIRST_DAY), st.just("Zed"), st.booleans(), properties(own)),
        st.builds(SetAside, st.just(FIRST_DAY), own, st.none() | money),
        events(names, (Repurchase, DeclareDividend, PayDividend, Liquidate, Transfer, Elect)),
    )


@st.composite
def stories(draw: st.DrawFn, terms: Terms, most: int = 12) -> Script:
    """A company is founded, and then anything happens, in order of date."""
    founded = [
        Issue(FIRST_DAY, stock.name, draw(counts), draw(st.sampled_from(HOLDERS)))
        for stock in terms.stocks
        if not stock.is_blank_check
        for _ in range(draw(st.integers(1, 3)))
    ]
    day, told = FIRST_DAY, list[Any](founded)
    names = (*(stock.name for stock in terms.stocks), "N")
    for event in draw(st.lists(events(names) | telling_events(names), min_size=most // 2, max_size=most)):
        day += timedelta(days=draw(st.sampled_from((0, 0, 1, 5, 30))))
        told.append(evolve(event, date=day))
    return Script("A story", tuple(told))


@st.composite
def companies_with_stories(draw: st.DrawFn, most: int = 12) -> tuple[Terms, Script]:
    """A company with its story."""
    terms = draw(companies())
    return terms, draw(stories(terms, most))
