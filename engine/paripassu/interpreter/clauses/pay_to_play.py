"""Pay-to-play: holders who did not take their part of a financing are converted when it closes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from paripassu.interpreter.converting import split_off
from paripassu.interpreter.counts import move
from paripassu.interpreter.evaluate import Missing, evaluate
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.taking import part_of, taken, with_affiliates
from paripassu.interpreter.telling import Rules
from paripassu.model.clauses import Conversion
from paripassu.model.covenants import Forced, PayToPlay, PreEmption
from paripassu.model.events import CloseOffering, OfferShares
from paripassu.model.run import Converted, Effect, Input, Noted, Reason, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import DOWN, WHOLE, round_to, show_exact, show_shares

ONE = Fraction(1)


def close(stock: Stock, clause: PayToPlay, event: CloseOffering, state: State) -> Iterator[Effect]:
    """Convert what each holder must give up for the part that he did not take."""
    offers = [each for each in state.past(OfferShares) if each.related == event.what]
    if clause.converts is None or not offers or not state.out(stock.name):
        return
    rate = evaluate(clause.converts.value.rate, stock, state)
    if isinstance(rate, Missing):
        text = (
            f"What the {stock.name} of those who did not take part convert into is not known: {rate.what} is missing."
        )
        yield Undetermined(rate.what, Reason(text, (clause.converts.cite,)))
        return
    for holder in list(state.holdings.get(stock.name, {})):
        yield from _holder(stock, clause, (offers[-1], rate), holder, state)


def _holder(
    stock: Stock, clause: PayToPlay, terms: tuple[OfferShares, Fraction], holder: str, state: State
) -> Iterator[Effect]:
    offer, rate = terms
    names = with_affiliates(state, holder)
    part = sum((part_of(state, stock, stock.clause(PreEmption), offer, name) for name in names), NOTHING)
    got = sum((taken(state, offer, name) for name in names), NOTHING)
    lacking = max(ONE - got / part, NOTHING) if part else NOTHING
    cites = tuple(item.cite for item in (clause.converts, clause.of_all) if item is not None)
    inputs = (Input("part", part, "shares"), Input("taken", got, "shares"))
    if not lacking or clause.converts is None:
        text = f"{holder} took its part of the {offer.of} offered, so its {stock.name} stay as they are."
        yield Noted(Reason(text, cites, inputs), of=stock.name)
        return
    whole = clause.of_all is not None and clause.of_all.value
    exact = state.held(stock.name, holder) * (ONE if whole else lacking)
    shares = _whole(stock, exact)
    text = f"{holder} took {show_exact(got)} of the {show_exact(part)} {offer.of} that were its part"
    text += (
        f", so {show_shares(shares)} {stock.name} convert, each into {show_exact(rate)} {clause.converts.value.into}."
    )
    rounding = f"{show_exact(exact)} {stock.name} to whole shares" if shares != exact else ""
    reason = Reason(text, cites, inputs, rounding=rounding)
    yield from _convert(stock, clause.converts.value, (holder, shares, rate), reason, state)


def _whole(stock: Stock, exact: Fraction) -> Fraction:
    allowed = stock.designation.fractions_allowed if stock.designation is not None else None
    return exact if allowed is not None and allowed.value else round_to(exact, WHOLE, DOWN)


def _convert(
    stock: Stock, into: Forced, lot: tuple[str, Fraction, Fraction], reason: Reason, state: State
) -> Iterator[Effect]:
    holder, shares, rate = lot
    own = stock.clause(Conversion)
    rule = own.fractions.value if own is not None and own.fractions is not None else None
    due = split_off(rule, rate, shares, elects_shares=False)
    yield from move(state, stock.name, holder, -shares, reason)
    yield from move(state, into.into, holder, due.received, reason)
    yield Converted(stock.name, holder, shares, into.into, due.received, due.fraction, reason)


RULES = Rules(then={CloseOffering: close})
