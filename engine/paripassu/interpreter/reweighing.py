"""Options and warrants that end unexercised: the price is what it would be, had only the others been granted."""

from __future__ import annotations

from fractions import Fraction

from paripassu.interpreter.clauses.formulas import changes_by
from paripassu.interpreter.dilution import BASE, ISSUED_AT, NEW, PRICE_BEFORE, RATCHET
from paripassu.interpreter.formulas import Moved
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.events import GrantOptions
from paripassu.model.market_events import Expire
from paripassu.model.rights import Adjustment, Dilution
from paripassu.model.run import Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import NEAREST, round_to, show_exact_money, show_shares

ONE = Fraction(1)


def option_ended(state: State, stock: Stock, clause: Adjustment, event: Expire) -> Moved | None:
    """By which factor the end of some options raises a price that their grant brought down; None where it did not."""
    grant, item = _grant(state, event), clause.dilution
    changes = changes_by(state, stock, grant) if grant is not None else []
    if grant is None or item is None or not changes:
        return None
    given = {each.name: each.value for each in changes[0].reason.inputs}
    figures = {name: value for name, value in given.items() if isinstance(value, Fraction)}
    ended = sum((each.shares for each in state.past(Expire) if _grant(state, each) is grant), NOTHING)
    before, after = (_factor(item.value, figures, grant.shares - gone) for gone in (ended - event.shares, ended))
    if before == after:
        return None
    price = figures[PRICE_BEFORE]
    text = (
        f"{show_shares(event.shares)} of the {event.kind} of {grant.to} ended unexercised. With the "
        f"{show_shares(grant.shares - ended)} that are left, the grant would have taken the price of {stock.name} from "
        f"{show_exact_money(price)} to {show_exact_money(price * after)}; later changes stand."
    )
    inputs = (Input("factor before", before, "ratio"), Input("factor now", after, "ratio"))
    return Moved(after / before, Reason(text, (item.cite,), inputs))


def _grant(state: State, event: Expire) -> GrantOptions | None:
    """The grant whose options end."""
    for grant in reversed(state.past(GrantOptions)):
        if (grant.of, grant.to, grant.kind, grant.strike) == (event.of, event.holder, event.kind, event.strike):
            return grant
    return None


def _factor(rule: Dilution, figures: dict[str, Fraction], left: Fraction) -> Fraction:
    """What the grant does to the price if so many of its options count."""
    price, issued_at = figures[PRICE_BEFORE], figures[ISSUED_AT]
    if left <= 0:
        return ONE
    if rule.method == RATCHET:
        return issued_at / price
    base, new = figures[BASE], min(figures[NEW], left)
    after = price * (base + new * issued_at / price) / (base + new)
    return (after if rule.nearest is None else round_to(after, rule.nearest, NEAREST)) / price
