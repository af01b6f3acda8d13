"""New words for old: what an amended certificate changes of a series, and what stays as events have made it.

A number that the new paper writes differently is read from it from then on. One whose words are the same keeps what
events have made of it: a price adjusted for a split is not set back by an amendment that is about something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.evaluate import Missing, quantity_of
from paripassu.interpreter.ranking import rank
from paripassu.interpreter.state import State
from paripassu.model.acts import Act, ChangeSection, ChangeSeniority, IncreaseAuthorized, NewTerms, ReduceLiquidation
from paripassu.model.citations import Cite, Item
from paripassu.model.dividends import Dividends, RateStep
from paripassu.model.run import Effect, Reason, StockChanged, TermChanged
from paripassu.model.terms import Stock

AMOUNT = "liquidation amount"
_QUANTITIES = ("stated value", "original price", AMOUNT, "conversion price", "conversion rate", "redemption price")
_SILENT = "silent"


def restated_acts(act: NewTerms, state: State) -> tuple[Act, ...]:
    """What a new paper for a series does, as the acts that clauses name: its number, amount, ranks and sections."""
    return (
        *_shares(act, state),
        *_amount(act, state),
        *_ranks(act, state),
        *(ChangeSection(act.of, section) for section, _, _ in changed_sections(state.stock(act.of), act.stock)),
    )


def restate(act: NewTerms, state: State, reason: Reason) -> Iterator[Effect]:
    """The new terms from today on; which numbers and which words they change."""
    old, numbers = state.stock(act.of), tuple(_numbers(act, state))
    yield StockChanged(act.of, _in_force(old, act.stock, state.day), reason)
    for name, before, after in numbers:
        yield TermChanged(act.of, name, before, after, reason, is_written=True)
    for section, was, now in changed_sections(old, act.stock):
        because = evolve(reason, cites=(*reason.cites, Cite(act.of, section, f"as in {act.file}")))
        yield TermChanged(act.of, section, was, now, because, is_written=True)


def changed_sections(old: Stock, new: Stock) -> Iterator[tuple[str, str, str]]:
    """Sections that say something else by now, in the order of the papers: what went out of them, and what came in."""
    before, after = _words(old), _words(new)
    for section in dict.fromkeys((*before, *after)):
        was, now = before.get(section, []), after.get(section, [])
        out, into = [words for words in was if words not in now], [words for words in now if words not in was]
        if out or into:
            yield section, "; ".join(out) or _SILENT, "; ".join(into) or _SILENT


def _words(stock: Stock) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in stock.lines:
        if line.kind != "head" and line.cite.section.startswith("§"):
            found.setdefault(line.cite.section, []).append(line.cite.words)
    return found


def _numbers(act: NewTerms, state: State) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Numbers that the new paper comes to otherwise by its own words: as they stood until now, and as they are then."""
    old, later = state.stock(act.of), _with_paper(state, act)
    was, now = _by_words(state, old), _by_words(later, act.stock)
    for name in [name for name in was if name in now and was[name] != now[name]]:
        stood = quantity_of(state, old, name)
        yield name, was[name] if isinstance(stood, Missing) else stood, now[name]


def _by_words(state: State, stock: Stock) -> dict[str, Fraction]:
    """What the words alone come to, whatever events made of them."""
    bare = state.copy()
    bare.quantities = {key: value for key, value in state.quantities.items() if key[0] != stock.name}
    known = {name: quantity_of(bare, stock, name) for name in _QUANTITIES}
    return {name: value for name, value in known.items() if isinstance(value, Fraction)}


def _with_paper(state: State, act: NewTerms) -> State:
    later = state.copy()
    stocks = tuple(act.stock if stock.name == act.of else stock for stock in state.terms.stocks)
    later.terms = evolve(state.terms, stocks=stocks)
    return later


def _shares(act: NewTerms, state: State) -> Iterator[Act]:
    number, known = act.stock.authorized, state.authorized.get(act.of)
    if number is not None and number.value != known:
        yield IncreaseAuthorized(act.of, number.value)


def _amount(act: NewTerms, state: State) -> Iterator[Act]:
    for name, before, after in _numbers(act, state):
        if name == AMOUNT and after < before:
            yield ReduceLiquidation(act.of, after)


def _ranks(act: NewTerms, state: State) -> Iterator[Act]:
    """Every class that the series stands to otherwise than before."""
    stocks = [stock for stock in state.terms.stocks if not stock.is_blank_check]
    before = _tiers(state, stocks)
    after = _tiers(_with_paper(state, act), [act.stock if stock.name == act.of else stock for stock in stocks])
    for other in (stock.name for stock in stocks if stock.name != act.of):
        now = _stands(after, act.of, other)
        if now and now != _stands(before, act.of, other):
            yield ChangeSeniority(act.of, now, other)


def _tiers(state: State, stocks: list[Stock]) -> dict[str, int]:
    ranking = rank(state, stocks)
    return {name: level for level, tier in enumerate(ranking.tiers) for name in tier}


def _stands(tiers: dict[str, int], of: str, other: str) -> str:
    """How one class stands to another; "" where nobody can tell."""
    if of not in tiers or other not in tiers:
        return ""
    if tiers[of] == tiers[other]:
        return "with"
    return "senior to" if tiers[of] < tiers[other] else "junior to"


def _in_force(old: Stock, new: Stock, day: date) -> Stock:
    """The new terms, with what does not reach back: the day of the first paper, and the rates until today."""
    earlier, later = old.dividends, new.dividends
    clauses = new.clauses
    if earlier is not None and later is not None and earlier.rates is not None and later.rates is not None:
        rates = Item(_joined(earlier.rates.value, later.rates.value, day), later.rates.cite)
        whole = evolve(later, rates=rates)
        clauses = tuple(whole if isinstance(clause, Dividends) else clause for clause in clauses)
    return evolve(new, clauses=clauses, signed=old.signed or new.signed)


def _joined(earlier: tuple[RateStep, ...], later: tuple[RateStep, ...], day: date) -> tuple[RateStep, ...]:
    """Rates as they were until a day and as they are from it on: what has built up was earned at the old rate."""
    if earlier == later:
        return later
    before = [step for step in earlier if step.since is None or step.since < day]
    begun = [step for step in later if step.since is None or step.since <= day]
    ahead = [step for step in later if step.since is not None and step.since > day]
    return (*before, *(evolve(step, since=day) for step in begun[-1:]), *ahead)
