"""What amounts come to share by share where they count dividends: those differ by the day on which a share was issued.

Of a holder's shares the oldest go first, when they convert, are redeemed or are sold.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.interpreter.accruing import ACCRETED, ACCRUED, DECLARED, UNPAID, accrues, on_share
from paripassu.interpreter.entitling import Lack, in_force
from paripassu.interpreter.evaluate import Known, Missing, evaluate
from paripassu.interpreter.knowing import names, with_known
from paripassu.interpreter.lots import lots_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.model.quantities import Combine, Defined, Expression, Extreme, Quantity
from paripassu.model.redemption import CompanyRedemption, Redemption
from paripassu.model.terms import Stock

_NAMES = {UNPAID, ACCRUED, DECLARED, ACCRETED}
_AMOUNT = Quantity("liquidation amount")


def on_every_share(state: State, stock: Stock, name: str, day: date | None = None) -> Known:
    """A kind of dividend on one share, in dollars, where no share has more or less of it than another."""
    return amount_on_every_share(state, stock, Quantity(name), day)


def amount_on_every_share(state: State, stock: Stock, amount: Expression, day: date | None = None) -> Known:
    """An amount for one share, where it is the same for each; else it cannot be said of `a` share."""
    found: list[Fraction] = []
    for since in (list(lots_of(state, stock.name)) if accrues(stock) else []) or [None]:
        value = _on_share_of(state, stock, since, amount, day)
        if isinstance(value, Missing):
            return value
        found.append(value)
    if any(value != found[0] for value in found):
        return Missing(f"which shares of {stock.name} are meant (their dividends differ by the day of issue)")
    return found[0]


def mean_for(state: State, stock: Stock, holder: str, shares: Fraction, amount: Expression) -> Known:
    """An amount for one of a holder's oldest shares, on the average over so many of them; exact."""
    if not counts_dividends(state, stock, amount):
        return evaluate(amount, stock, state)
    left, total = shares, NOTHING
    for since, holders in lots_of(state, stock.name).items():
        part = min(left, holders.get(holder, NOTHING))
        value = _on_share_of(state, stock, since, amount, None) if part else NOTHING
        if isinstance(value, Missing):
            return value
        left, total = left - part, total + part * value
    return total / shares


def unpaid_to(state: State, stock: Stock, holder: str) -> Known:
    """Dividends that are unpaid on all shares of a holder, in dollars."""
    shares = state.held(stock.name, holder)
    each = mean_for(state, stock, holder, shares, Quantity(UNPAID)) if shares else NOTHING
    return each if isinstance(each, Missing) else each * shares


def counts_dividends(state: State, stock: Stock, amount: Expression) -> bool:
    """Whether an amount differs between shares by the day of their issue."""
    return accrues(stock) and bool(_NAMES & set(names(_spelled_out(state, stock, amount))))


def price_in_force(clause: CompanyRedemption, day: date) -> Expression:
    """The price at which the company may redeem on a day."""
    price = clause.price
    for since, later in clause.later:
        price = later if since <= day else price
    return price


def redemption_price(clause: Redemption, day: date) -> Expression:
    """What one share is redeemed for on a day: the price that the company must pay, or pays when it chooses to."""
    if clause.mandatory is not None:
        return clause.mandatory.value.price
    if clause.by_company:
        calls = [item.value for item in clause.by_company]
        return price_in_force(next((call for call in calls if call.since is None or call.since <= day), calls[0]), day)
    put = clause.by_holders.value.price if clause.by_holders is not None else None
    # Holders who may require redemption and are not told the price are taken to get what they are owed at the end.
    return _AMOUNT if put is None else put


def price_on_every_share(state: State, stock: Stock, day: date | None) -> Known | None:
    """The redemption price of a share, where it is the same for each; None where nothing is redeemable."""
    clause, on = stock.clause(Redemption), day or state.today
    if clause is None or clause.none is not None or on is None:
        return None
    return amount_on_every_share(state, stock, redemption_price(clause, on), day)


def _on_share_of(state: State, stock: Stock, since: date | None, amount: Expression, day: date | None) -> Known:
    dividends = on_share(state, stock, since, day)
    if isinstance(dividends, Missing):
        return dividends
    return evaluate(with_known(_spelled_out(state, stock, amount), dividends), stock, state, day)


def _spelled_out(state: State, stock: Stock, amount: Expression) -> Expression:
    """An amount with the liquidation amount as the terms write it, so that the dividends in it are seen."""
    if amount == _AMOUNT:
        written = in_force(state, stock)
        return amount if isinstance(written, Lack) else written
    if isinstance(amount, Combine):
        left, right = (_spelled_out(state, stock, part) for part in (amount.left, amount.right))
        return Combine(amount.operator, left, right)
    if isinstance(amount, Extreme):
        return Extreme(amount.which, tuple(_spelled_out(state, stock, part) for part in amount.parts))
    if isinstance(amount, Defined):
        return Defined(amount.name, amount.of, _spelled_out(state, stock, amount.amount))
    return amount
