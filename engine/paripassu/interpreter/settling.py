"""What a liquidation does to what was due before: declared dividends that are part of what a series is paid."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from paripassu.interpreter.duties import performed
from paripassu.interpreter.entitling import Lack, in_force
from paripassu.interpreter.knowing import names
from paripassu.interpreter.owed import already
from paripassu.interpreter.ranking import Ranking
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.statements import BEFORE
from paripassu.interpreter.structure import Built
from paripassu.model.citations import Cite
from paripassu.model.run import Duty, DutyChanged, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_money
from paripassu.waterfall.distribute import Distribution

_COUNTED = {"unpaid dividends", "declared dividends"}
_KIND = "pay dividend"


def settled_dividends(state: State, built: Built) -> Iterator[DutyChanged]:
    """Once a series has been paid an amount that counts its declared dividends, these are no longer due besides."""
    for stock in state.terms.stocks:
        due = [
            duty for duty in state.duties.values() if (duty.kind, duty.of, duty.settled) == (_KIND, stock.name, None)
        ]
        cite = _counts_dividends(state, stock) if due else None
        if cite is None:
            continue
        owed, had = owed_in_all(built, stock.name), already(state, stock.name)
        inputs = (Input("owed in the liquidation", owed, "money"), Input("had", had, "money"))
        for duty in due:
            reason = Reason(_words(duty, owed, had), (cite,), inputs, because=(duty.reason,))
            if had >= owed or duty.status == "breached":
                yield performed(duty, state.day, reason)
            else:
                yield DutyChanged(evolve(duty, settled=state.day, status="lapsed"), reason)


def _words(duty: Duty, owed: Fraction, had: Fraction) -> str:
    if had >= owed:
        return f"Part of what {duty.of} was paid in the liquidation, so no longer due: {duty.what}."
    return (
        f"Part of what {duty.of} was owed in the liquidation, which paid {show_money(had)} of {show_money(owed)}; "
        f"no more can be asked for: {duty.what}."
    )


def _counts_dividends(state: State, stock: Stock) -> Cite | None:
    """The clause by which the amount of a series counts dividends that were declared; None where it does not."""
    amount = in_force(state, stock)
    if isinstance(amount, Lack) or _COUNTED.isdisjoint(names(amount)):
        return None
    clause = stock.liquidation
    return clause.amount.cite if clause is not None and clause.amount is not None else stock.cite


def owed_in_all(built: Built, of: str) -> Fraction:
    """What all shares of a series are owed before anybody else shares in the rest."""
    claims = (claim for claim in built.structure.claims if built.stock_of[claim.name] == of and claim.exercise is None)
    return sum((claim.owed * claim.shares for claim in claims), NOTHING)


def short_seniors(built: Built, paid: Distribution, of: str) -> dict[str, Fraction]:
    """The classes that rank before a series and are not paid in full, with what each lacks."""
    tiers = built.ranking.tiers
    place = next((number for number, tier in enumerate(tiers) if of in tier), 0)
    short: dict[str, Fraction] = {}
    for name in (each for tier in tiers[:place] for each in tier):
        own = [
            claim for claim in built.structure.claims if built.stock_of[claim.name] == name and claim.exercise is None
        ]
        had = sum((paid.payment(claim.name).amount + claim.paid for claim in own), NOTHING)
        lacking = owed_in_all(built, name) - had
        if lacking > 0:
            short[name] = lacking
    return short


def ranked_before(ranking: Ranking, first: str, second: str) -> tuple[Cite, ...]:
    """The statements by which one class is paid before another, or else all that were followed on either."""
    direct = tuple(
        each.cite for each in ranking.followed if each.how == BEFORE and (each.first, each.second) == (first, second)
    )
    return direct or tuple(each.cite for each in ranking.followed if second in {each.first, each.second})
