"""Which stage follows which when two term sets are compared: both sides, their terms, payouts, stories, one result."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from attrs import evolve, field

from paripassu import pipeline
from paripassu.compare.companies import company_differences
from paripassu.compare.comparison import Comparison
from paripassu.compare.series import SeriesComparison, compare_series
from paripassu.diagnostics.codes import UNKNOWN_CLASS
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.terms import Stock, Terms
from paripassu.source import Source, Span
from paripassu.value import Value, frozen

if TYPE_CHECKING:
    from paripassu.compare.matrix import Matrix
    from paripassu.payouts import Holdings

Readings = Mapping[str, str]
NO_CHOICE: Readings = {}
_NAMED = re.compile(r"^(?P<file>.*?)(?:@(?P<revision>[^:@]+))?(?::(?P<series>[A-Z][^:/@]*))?$", re.DOTALL)


@frozen(eq=False, repr=False)
class Side(Value):
    """One side: the words the reader named it by, its terms, and the series that are compared."""

    label: str
    terms: Terms
    names: tuple[str, ...]

    @property
    def is_one_series(self) -> bool:
        """Whether it is one series and not a whole company."""
        return len(self.names) == 1


def _silent(_words: str) -> None:
    """Nobody listens."""


@frozen(eq=False, repr=False)
class Asked(Value):
    """What is asked beside the terms: who holds what for payouts, scripts to tell, and the seed of a search.

    `say` hears what is being done; `watch` makes a watcher for each search, which ends it by answering no.
    """

    holdings: Holdings | None = None
    scripts: tuple[str, ...] = ()
    readings: Readings = field(factory=dict)
    seed: int | None = None
    say: Callable[[str], None] = _silent
    watch: Callable[[], Callable[[int], bool]] | None = None


def read_side(words: str, readings: Readings = NO_CHOICE, stdin: TextIO | None = None) -> Outcome[Side]:
    """A side as the reader names it: `FILE`, `FILE:SERIES`, `FILE@REVISION` or `FILE@REVISION:SERIES`."""
    path, revision, series = parted(words)
    if revision:
        from paripassu.revisions import read_at

        terms = read_at(path, revision, lambda copy: pipeline.load_terms(copy, readings))
        path = f"{path}@{revision}"
    else:
        terms = pipeline.load_terms(path, readings, stdin)
    if terms.value is None or pipeline.has_errors(terms.diagnostics):
        return Outcome(None, terms.diagnostics)
    names = _names(terms.value, path, series)
    if not names:
        return Outcome(None, (*terms.diagnostics, _unknown(words, series, terms.value)))
    return Outcome(Side(words, terms.value, names), terms.diagnostics)


def parted(words: str) -> tuple[str, str, str]:
    """File, revision and series; a file that exists under the whole name is that file."""
    found = _NAMED.match(words)
    if found is None or words == "-" or os.path.exists(words):
        return words, "", ""
    return found["file"], found["revision"] or "", found["series"] or ""


def _names(terms: Terms, path: str, series: str) -> tuple[str, ...]:
    """The series meant: the one named, else those of the file itself, else all of the company, else its classes."""
    if series:
        return (series,) if terms.stock(series) is not None else ()
    own = [stock.name for stock in terms.stocks if stock.is_series]
    here = [stock.name for stock in terms.stocks if stock.is_series and _is_of(stock, path)]
    return tuple(here or own or [stock.name for stock in terms.stocks])


def _is_of(stock: Stock, path: str) -> bool:
    return os.path.abspath(stock.cite.span.source.name) == os.path.abspath(path)


def _unknown(words: str, series: str, terms: Terms) -> Diagnostic:
    known = [stock.name for stock in terms.stocks]
    message = f"There is no class or series named {quote(series)} to compare."
    hint = did_you_mean(series, known) or f"There are {list_words([quote(name) for name in known], 'and')}."
    return Diagnostic(UNKNOWN_CLASS, message, Label(Span(Source(words, ""), 0, 0)), hint=hint)


def compare(first: str, second: str, asked: Asked, stdin: TextIO | None = None) -> Outcome[Comparison]:
    """Compare two sides in everything that is asked; findings are those of both."""
    ours, theirs = read_side(first, asked.readings, stdin), read_side(second, asked.readings, stdin)
    findings = _each_once(ours.diagnostics, theirs.diagnostics)
    if ours.value is None or theirs.value is None:
        return Outcome(None, findings)
    compared = compare_sides(ours.value, theirs.value, asked)
    return Outcome(compared.value, (*findings, *compared.diagnostics))


def compare_sides(ours: Side, theirs: Side, asked: Asked) -> Outcome[Comparison]:
    """Compare two sides that were read."""
    from paripassu.report.compare_findings import side_findings

    pairs, alone = pairs_of(ours, theirs)
    series = tuple(compare_series(ours.terms, theirs.terms, *pair) for pair in pairs)
    if not (ours.is_one_series and theirs.is_one_series):
        series += tuple(_classes(ours.terms, theirs.terms, pairs))
    company = company_differences(ours.terms.company, theirs.terms.company)
    comparison = Comparison(ours.label, theirs.label, series, alone, company=company)
    findings = tuple(side_findings(ours.terms, theirs.terms, comparison))
    if asked.holdings is None and not asked.scripts and asked.seed is None:
        return Outcome(comparison, findings)
    from paripassu.effects import Ear, stories_beside, with_payouts, with_search, with_stories

    terms = both_terms(ours, theirs, pairs)
    outcome: Outcome[Comparison] = Outcome(comparison, findings)
    if asked.holdings is not None:
        outcome = with_payouts(outcome, terms, asked.holdings)
    outcome = with_stories(outcome, terms, asked.scripts)
    if asked.seed is None:
        return outcome
    beside = stories_beside(parted(ours.label)[0], ours.terms)
    ear = Ear(asked.say, beside=beside) if asked.watch is None else Ear(asked.say, asked.watch, beside)
    return with_search(outcome, terms, asked.seed, ear)


def _classes(ours: Terms, theirs: Terms, pairs: Sequence[tuple[str, str]]) -> Iterator[SeriesComparison]:
    """The classes of two companies that differ in what the charters say of them."""
    known = {pair[0] for pair in pairs}
    for stock in ours.stocks:
        other = theirs.stock(stock.name)
        if stock.name not in known and not stock.is_series and other is not None and not other.is_series:
            found = compare_series(ours, theirs, stock.name, stock.name)
            if found.differences:
                yield found


def pairs_of(ours: Side, theirs: Side) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, ...], tuple[str, ...]]]:
    """Which series are compared with which, and which have nobody to be compared with."""
    if ours.is_one_series and theirs.is_one_series:
        return ((ours.names[0], theirs.names[0]),), ((), ())
    both = tuple((name, name) for name in ours.names if name in theirs.names)
    return both, (
        tuple(name for name in ours.names if name not in theirs.names),
        tuple(name for name in theirs.names if name not in ours.names),
    )


def both_terms(ours: Side, theirs: Side, pairs: Sequence[tuple[str, str]]) -> tuple[Terms, Terms]:
    """The terms on which both sides are run: one series each stands in the company of the first."""
    if not (ours.is_one_series and theirs.is_one_series):
        return ours.terms, theirs.terms
    from paripassu.compare.fitting import fit

    return ours.terms, fit(ours.terms, theirs.terms, *pairs[0]).terms


def compare_readings(words: str, topic: str, asked: Asked) -> Outcome[tuple[Comparison, ...]]:
    """One term set under each answer to one of its questions, each compared with the answer as chosen."""
    first = read_side(words, asked.readings)
    if first.value is None:
        return Outcome(None, first.diagnostics)
    reading = next((each for each in first.value.terms.readings if each.name == topic), None)
    if reading is None:
        from paripassu.report.compare_findings import unknown_question

        return Outcome(None, (*first.diagnostics, unknown_question(words, topic, first.value.terms)))
    ours = evolve(first.value, label=f"{reading.name}={reading.chosen}")
    found, findings = [], list(first.diagnostics)
    for choice in reading.choices:
        if choice == reading.chosen:
            continue
        other = read_side(words, {**asked.readings, topic: choice})
        if other.value is not None:
            compared = compare_sides(ours, evolve(other.value, label=f"{topic}={choice}"), asked)
            findings += compared.diagnostics
            found += [] if compared.value is None else [compared.value]
    return Outcome(tuple(found), _each_once(findings))


def compare_all(sides: Sequence[str], asked: Asked) -> Outcome[Matrix]:
    """All series that are named, beside each other; a side that cannot be read is left out and found."""
    from paripassu.compare.matrix import Member, compare_many

    members: list[Member] = []
    findings: list[Diagnostic] = []
    for words in sides:
        asked.say(f"reading {words}")
        side = read_side(words, asked.readings)
        findings += side.diagnostics
        if side.value is not None:
            members += [Member(label, side.value.terms, stock) for label, stock in _members(side.value)]
    return Outcome(compare_many(members) if members else None, _each_once(findings))


def _members(side: Side) -> Iterator[tuple[str, Stock]]:
    for name in side.names:
        stock = side.terms.stock(name)
        if stock is not None:
            yield (side.label if side.is_one_series else f"{side.label}:{name}"), stock


def _each_once(*groups: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    found = {(each.code.id, each.message, each.at.span.source.name, each.at.span.start): each
             for group in groups for each in group}  # fmt: skip
    return tuple(found.values())
