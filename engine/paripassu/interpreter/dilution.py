"""What a cheaper issue does to a conversion price: the base it is weighed against, the formula, and the new price."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from paripassu.interpreter.evaluate import Missing, conversion_rate, quantity_of
from paripassu.interpreter.grants import granted, splits_after
from paripassu.interpreter.issue_days import first_issued
from paripassu.interpreter.market import splits_since
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.citations import Cite
from paripassu.model.events import Event, GrantOptions, Issue, PublicOffering
from paripassu.model.rights import Adjustment, Dilution
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import NEAREST, round_to, show_exact, show_exact_money, show_shares
from paripassu.value import Value

_OPTIONS = "options and warrants"
RATCHET, NARROW = "full ratchet", "narrow-based weighted average"
# Figures that are taken up again when options end unexercised.
PRICE_BEFORE, ISSUED_AT = "conversion price before", "price of the issue"
BASE, NEW = "shares before the issue", "new shares"


@frozen(eq=False, repr=False)
class NewShares(Value):
    """So many new shares of the class that series convert into, for so much money in all (None: nobody said).

    `words` say what brought them about, `part` which part of a base they are in by now.
    """

    of: str
    shares: Fraction
    paid: Fraction | None
    words: str
    part: str
    is_option: bool = False


@frozen(eq=False, repr=False)
class Cheaper(Value):
    """A price that comes out of a cheaper issue, and why."""

    before: Fraction
    after: Fraction
    reason: Reason


def new_shares(event: Event, state: State, into: str) -> NewShares | Missing | None:
    """What an event adds to a class that series convert into; convertibles and options count as what they become."""
    match event:
        case Issue() | PublicOffering():
            paid = event.price * event.shares if isinstance(event, PublicOffering) else event.price
            stock = state.stock(event.of)
            words = f"{show_shares(event.shares)} {event.of} issued"
            if event.of == into:
                return NewShares(into, event.shares, paid, words, _part(into))
            if stock.conversion is None or stock.conversion.into != into:
                return None
            rate = conversion_rate(state, stock)
            if isinstance(rate, Missing):
                return rate
            return NewShares(into, event.shares * rate, paid, words, _part(event.of, as_converted=True))
        case GrantOptions() if event.of == into:
            words = f"{event.kind} on {show_shares(event.shares)} {event.of} granted"
            is_option = event.kind == "options"
            return NewShares(into, event.shares, event.shares * event.strike, words, _OPTIONS, is_option)
        case _:
            return None


def _part(of: str, *, as_converted: bool = False) -> str:
    return f"{of} as converted" if as_converted else f"{of} outstanding"


def base_of(state: State, rule: Dilution, new: NewShares) -> tuple[Fraction, tuple[Input, ...]] | Missing:
    """The shares that a cheaper issue is weighed against, as they were just before it, with the parts they add up to.

    A broad base counts the class, all that converts into it, and all options on it; a narrow one leaves options out,
    and counts the class alone where the terms say so.
    """
    parts: dict[str, Fraction] = {_part(new.of): state.out(new.of)}
    if not rule.counts_class_alone:
        for stock in state.terms.stocks:
            if stock.conversion is None or stock.conversion.into != new.of or not state.out(stock.name):
                continue
            rate = conversion_rate(state, stock)
            if isinstance(rate, Missing):
                return rate
            parts[_part(stock.name, as_converted=True)] = state.out(stock.name) * rate
    if rule.method != NARROW:
        parts[_OPTIONS] = sum((each.shares for each in granted(state) if each.of == new.of), NOTHING)
    if new.part in parts:
        # The event has already happened: what it added is not part of what was there before it.
        parts[new.part] -= new.shares
    inputs = tuple(Input(name, shares, "shares") for name, shares in parts.items() if shares)
    return sum(parts.values(), NOTHING), inputs


def cheaper(state: State, stock: Stock, clause: Adjustment, new: NewShares) -> Cheaper | Missing | None:
    """The conversion price of a series after an issue below it; None where it stays as it is."""
    item = clause.dilution
    price = quantity_of(state, stock, "conversion price")
    if item is None or isinstance(price, Missing):
        return price if isinstance(price, Missing) else None
    shares = new.shares - _excepted(state, stock, item.value, new)
    if not shares:
        return None
    if new.paid is None:
        return Missing(f"what was paid for the {new.words}")
    issued_at = new.paid / new.shares
    if issued_at >= price:
        return None
    if item.value.method == RATCHET:
        return _ratcheted(price, issued_at, item.cite, new)
    return _weighted(state, item.value, (price, issued_at, shares), item.cite, new)


def _excepted(state: State, stock: Stock, rule: Dilution, new: NewShares) -> Fraction:
    """How many of the options of this grant are still within the number that does nothing; it follows splits."""
    if not new.is_option or not rule.excepted_options:
        return NOTHING
    options = [event for event in state.past(GrantOptions) if event.kind == "options" and event.of == new.of]
    before = sum((event.shares * splits_after(state, event) for event in options[:-1]), NOTHING)
    excepted = rule.excepted_options * splits_since(state, new.of, first_issued(state, stock.name))
    return min(new.shares, max(excepted - before, NOTHING))


def _ratcheted(price: Fraction, issued_at: Fraction, cite: Cite, new: NewShares) -> Cheaper:
    text = (
        f"{new.words} at {show_exact_money(issued_at)} a share, below the conversion price of "
        f"{show_exact_money(price)}: a full ratchet takes it to {show_exact_money(issued_at)}."
    )
    inputs = (Input(PRICE_BEFORE, price, "price"), Input(ISSUED_AT, issued_at, "price"))
    return Cheaper(price, issued_at, Reason(text, (cite,), inputs))


def _weighted(
    state: State, rule: Dilution, figures: tuple[Fraction, Fraction, Fraction], cite: Cite, new: NewShares
) -> Cheaper | Missing:
    """Price x (base + shares that the money would have bought at the price) / (base + new shares)."""
    price, issued_at, shares = figures
    found = base_of(state, rule, new)
    if isinstance(found, Missing):
        return found
    base, parts = found
    bought = shares * issued_at / price
    exact = price * (base + bought) / (base + shares)
    after = exact if rule.nearest is None else round_to(exact, rule.nearest, NEAREST)
    text = (
        f"{new.words} at {show_exact_money(issued_at)} a share, below the conversion price of "
        f"{show_exact_money(price)}: {show_exact_money(price)} x ({show_exact(base)} + {show_exact(bought)}) / "
        f"({show_exact(base)} + {show_exact(shares)}) = {show_exact_money(exact)} ({rule.method})."
    )
    inputs = (
        Input(PRICE_BEFORE, price, "price"),
        Input(ISSUED_AT, issued_at, "price"),
        Input(BASE, base, "shares"),
        *parts,
        Input("shares the money would have bought", bought, "shares"),
        Input(NEW, shares, "shares"),
    )
    rounding = f"{show_exact_money(exact)} to the nearest {show_exact_money(rule.nearest)}" if rule.nearest else ""
    return Cheaper(price, after, Reason(text, (cite,), inputs, rounding=rounding if after != exact else ""))


def protected(state: State) -> Iterator[tuple[Stock, Adjustment]]:
    """The series outstanding whose conversion price a cheaper issue moves, in the order of the terms."""
    for stock in state.terms.stocks:
        clause = stock.clause(Adjustment)
        if clause is None or clause.dilution is None or clause.dilution.value.method == "none":
            continue
        if stock.conversion is not None and state.out(stock.name):
            yield stock, clause
