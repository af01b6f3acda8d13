"""The end of the company as a script tells it: what each holder is paid out of one sum, to the cent, and why."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.owed import already
from paripassu.interpreter.payout_reasons import payee_reason
from paripassu.interpreter.rights import Exit
from paripassu.interpreter.settling import settled_dividends
from paripassu.interpreter.state import State
from paripassu.interpreter.structure import Built, build, cite_of
from paripassu.model.claims import Structure
from paripassu.model.run import Effect, Input, Noted, Paid, Reason, Undetermined
from paripassu.money import show_money, to_cents
from paripassu.waterfall.distribute import Distribution, distribute
from paripassu.waterfall.faults import Fault, FaultKind, faults


def pay_out(state: State, assets: Fraction, why: Reason) -> Iterator[Effect]:
    """Distribute assets among all classes by rank, ratably where they fall short, the rest to common stock."""
    built = build(state, Exit.TOLD)
    for lack in built.lacks:
        text = f"Nothing can be paid out before {lack.what} is known."
        yield Undetermined(lack.what, Reason(text, (lack.cite,), because=(why,)))
        return
    paid = shared(built, assets)
    mixed = _two_measures(paid)
    if mixed is not None:
        text = f"Nothing can be paid out before it is known how a shortfall is shared: {mixed.says}"
        cite = cite_of(built, mixed.payee)
        missing = f"by which measure {built.stock_of[mixed.payee]} and the others of its rank share a shortfall"
        yield Undetermined(missing, Reason(text, (cite,), because=(why,)))
        return
    yield from _remarks(built, paid, why)
    yield from _better_converted(state, paid, why)
    yield from _payments(state, built, paid, why)
    yield from settled_dividends(state, built)


def _two_measures(paid: Distribution) -> Fault | None:
    """Stock of one rank that shares by two measures, where the money does not reach, so that the measure matters."""
    if all(step.is_full for step in paid.steps):
        return None
    return next((fault for fault in faults(paid.structure) if fault.kind is FaultKind.MIXED_BASIS), None)


def shared(built: Built, assets: Fraction) -> Distribution:
    """The assets, shared out to stock alone.

    Nobody exercises for those who hold options: a script that means it tells of the shares that they got.
    """
    return distribute(stock_alone(built), assets)


def stock_alone(built: Built) -> Structure:
    """The structure without options and the like."""
    claims = tuple(claim for claim in built.structure.claims if claim.exercise is None)
    return evolve(built.structure, claims=claims)


# A choice that a script did not tell of, and that a reader who asks about a payment should hear of.
CHOICE = "conversion instead"


def _better_converted(state: State, paid: Distribution, why: Reason) -> Iterator[Effect]:
    """Say whose conversion would have paid more, since a script tells of every conversion itself."""
    clauses = {stock.name: stock.conversion for stock in state.terms.stocks if state.out(stock.name)}
    optional = {of: clause.optional for of, clause in clauses.items() if clause is not None and clause.optional}
    built = build(state, Exit.SALE) if optional else None
    if built is None or built.lacks:
        return
    better = shared(built, paid.assets)
    for of, item in optional.items():
        own = [name for name, stock in built.stock_of.items() if stock == of and name in better.converting]
        if own:
            more, less = (sum((each.amounts[name] for name in own), Fraction(0)) for each in (better, paid))
            text = (
                f"Converted before, {of} would be paid {show_money(more)} instead of {show_money(less)}; a script that "
                "means that tells of the conversion."
            )
            inputs = (Input("as converted", more, "money"), Input("as it stands", less, "money"))
            yield Noted(Reason(text, (item.cite,), inputs, because=(why,)), of=of, topic=CHOICE)


def _remarks(built: Built, paid: Distribution, why: Reason) -> Iterator[Effect]:
    """What a reader should know beyond who gets what; ranks that nobody settled matter only where money is short."""
    is_short = any(not step.is_full for step in paid.steps)
    for note in built.notes:
        if is_short or note.cites:
            yield Noted(Reason(note.text, note.cites or why.cites, because=(why,)))
    if len(paid.structure.claims) < len(built.structure.claims):
        yield Noted(Reason("Options and the like are left out: nobody has exercised them.", why.cites, because=(why,)))
    if paid.unclaimed:
        text = f"{show_money(paid.unclaimed)} is left over, and nothing outstanding has a claim on it."
        yield Noted(Reason(text, why.cites, because=(why,)))


def _payments(state: State, built: Built, paid: Distribution, why: Reason) -> Iterator[Effect]:
    """One payment for each holder, all rounded together so that the cents add up to the whole."""
    rows: list[tuple[str, str, Fraction, Fraction]] = []
    for payee, total in paid.amounts.items():
        claim = paid.structure.claim(payee)
        held = built.structure.holdings[payee] if claim is not None else {payee: Fraction(1)}
        whole = claim.shares if claim is not None else Fraction(1)
        rows.extend((payee, holder, shares, total * shares / whole) for holder, shares in held.items())
    reasons = {payee: _reason(state, built, paid, payee, why) for payee in paid.amounts}
    cents = to_cents([exact for _, _, _, exact in rows])
    for (payee, holder, shares, exact), amount in zip(rows, cents, strict=True):
        if exact:
            reason = _share(reasons[payee], (payee, holder, shares), exact, amount)
            number, of = f"p{len(state.payments) + 1}", built.stock_of[payee]
            yield Paid(number, of, holder, amount, exact, "liquidation", state.day, reason)
    for payee, total in paid.amounts.items():
        if not total:
            yield Noted(reasons[payee], of=built.stock_of[payee])


def _share(of: Reason, row: tuple[str, str, Fraction], exact: Fraction, amount: Fraction) -> Reason:
    """Why a holder gets its part of what a payee gets."""
    payee, holder, shares = row
    rounding = f"{show_money(exact)} to the cent, by largest remainder" if amount != exact else ""
    text = f"{show_money(amount)} to {holder}" + (f" on {payee}." if payee != holder else ".")
    return Reason(text, of.cites, (Input("shares held", shares, "shares"),), rounding=rounding, because=(of,))


def _reason(state: State, built: Built, paid: Distribution, payee: str, why: Reason) -> Reason:
    """Why a payee gets what it gets; what it has had already comes first."""
    reason = payee_reason(built, paid, payee)
    of = built.stock_of[payee]
    had = already(state, of) if of else Fraction(0)
    if not had:
        return evolve(reason, because=(*reason.because, why))
    clause = state.stock(of).liquidation
    items = (clause.trust_counts_as_paid, clause.participation) if clause is not None else ()
    cites = tuple(dict.fromkeys((*(item.cite for item in items if item is not None), *reason.cites)))
    earlier = Reason(f"{of} has had {show_money(had)} of what it is owed already.", cites)
    return evolve(reason, cites=cites, because=(earlier, *reason.because, why))
