"""Dividends: what may be declared on the series, and what may not be done for others while its own are unpaid."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.approvals import Bar, standing
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.pay_days import record_day
from paripassu.interpreter.standing_of import is_among
from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Vote
from paripassu.interpreter.telling import Objection, Rules
from paripassu.interpreter.unpaid import latest_in_all, latest_waived, unpaid_in_all
from paripassu.model.acts import Act, ActOn
from paripassu.model.citations import Cite
from paripassu.model.dividend_events import DeductionChanged, IndexValue
from paripassu.model.dividends import Dividends, Stopper
from paripassu.model.events import (
    Convert,
    DeclareDividend,
    Event,
    Meeting,
    PayDividend,
    RedeemShares,
    Repurchase,
    WrittenConsent,
)
from paripassu.model.rights import Waiver
from paripassu.model.run import BREACH, UNDETERMINED, VOID, Effect, Input, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_money, show_shares


def may_declare(stock: Stock, clause: Dividends, event: DeclareDividend, state: State) -> Iterator[Objection]:
    """Object to a dividend on a series that gets none, to one not made as its terms say, and to one that must wait."""
    if event.on != stock.name:
        # A dividend paid in the junior stock itself takes nothing out of the company.
        if event.in_stock != event.on:
            yield from _stopped(stock, clause, event, ("dividend", event.on), state)
            yield from _among_equals(stock, clause, event, state)
    elif clause.none is not None and clause.none.value:
        text = f"Holders of {stock.name} are entitled to no dividends, so none can be declared on it."
        yield Objection(VOID, Reason(text, (clause.none.cite,)), code="R310")
    else:
        yield from _in_another_way(stock, clause, event)
        yield from _unmet(stock, clause, "declared", state)


def _in_another_way(stock: Stock, clause: Dividends, event: DeclareDividend) -> Iterator[Objection]:
    """A dividend on the series itself that is declared otherwise than its terms have it."""
    if event.in_stock and clause.in_kind is not None:
        allowed = clause.in_kind_stock.value if clause.in_kind_stock is not None else ""
        if event.in_stock != allowed:
            way = f"in cash or in {allowed}" if allowed else "in cash alone"
            text = f"Dividends on {stock.name} are paid {way}, not in {event.in_stock}."
            yield Objection(BREACH, Reason(text, (clause.in_kind.cite,)))
    elif clause.in_kind_only is not None and clause.in_kind_stock is not None and not event.in_stock:
        text = f"Dividends on {stock.name} are paid in {clause.in_kind_stock.value}, not in cash."
        yield Objection(BREACH, Reason(text, (clause.in_kind_only.cite,)))
    if clause.record is None or event.payable is None:
        return
    chosen, fixed, rule = event.record_date or event.date, record_day(clause, event.payable), clause.record.value
    figures = [Input("record date", chosen, "date"), Input("payable", event.payable, "date")]
    if fixed is not None:
        if event.record_date in {None, fixed}:
            return
        figures.append(Input("record date by the terms", fixed, "date"))
        text = f"The record date of a dividend on {stock.name} payable {event.payable} is {fixed}, not {chosen}."
        yield Objection(BREACH, Reason(text, (clause.record.cite,), tuple(figures)))
        return
    days = (event.payable - chosen).days
    if days < rule.at_least or (rule.at_most is not None and days > rule.at_most):
        window = f"at least {rule.at_least}" if rule.at_most is None else f"{rule.at_least} to {rule.at_most}"
        text = f"The record date {chosen} lies {days} days before the payment of {event.payable}, not {window}."
        yield Objection(BREACH, Reason(text, (clause.record.cite,), tuple(figures)))


def may_buy_back(stock: Stock, clause: Dividends, event: Repurchase, state: State) -> Iterator[Objection]:
    """Object to buying back stock that has to wait until the dividends of the series are paid."""
    yield from _stopped(stock, clause, event, ("repurchase", event.of), state)


def may_redeem(stock: Stock, clause: Dividends, event: RedeemShares, state: State) -> Iterator[Objection]:
    """A redemption takes money out of the company as buying back does."""
    yield from _stopped(stock, clause, event, ("repurchase", event.of), state)


def may_pay(stock: Stock, clause: Dividends, event: PayDividend, state: State) -> Iterator[Objection]:
    """What must be so when a dividend is declared must still be so when it is paid."""
    if event.on == stock.name:
        yield from _unmet(stock, clause, "paid", state)


def _unmet(stock: Stock, clause: Dividends, verb: str, state: State) -> Iterator[Objection]:
    if clause.conditions:
        from paripassu.interpreter.clauses.dividend_conditions import unmet  # noqa: PLC0415 - few terms have any

        yield from unmet(stock, clause, verb, state)


def _among_equals(stock: Stock, clause: Dividends, event: DeclareDividend, state: State) -> Iterator[Objection]:
    if clause.in_proportion is not None:
        from paripassu.interpreter.clauses.dividend_conditions import out_of_proportion  # noqa: PLC0415 - as above

        yield from out_of_proportion(stock, clause, event, state)


def then(stock: Stock, clause: Dividends, event: Event, state: State) -> Iterator[Effect]:
    """What follows for dividends from another event, where the terms say that anything does."""
    if getattr(clause, _ANSWERS[type(event)]) is not None:
        from paripassu.interpreter.clauses.dividend_effects import FOLLOWS  # noqa: PLC0415 - few terms say so

        yield from FOLLOWS[type(event)](stock, clause, event, state)


Stopped = DeclareDividend | Repurchase | RedeemShares


def _stopped(
    stock: Stock, clause: Dividends, event: Stopped, act: tuple[str, str], state: State
) -> Iterator[Objection]:
    """The objection that an act (its kind, and the stock it is done for) has to wait."""
    if not state.out(stock.name):
        return
    kind, of = act
    for item in clause.stopper:
        stopper = item.value
        is_over = stopper.before is not None and state.day >= stopper.before
        is_free = isinstance(event, Repurchase) and event.purpose in stopper.except_for
        if stopper.act != kind or is_over or is_free or not is_among(state, stock, state.stock(of), stopper.on):
            continue
        if stopper.by is not None:
            yield from _needs_consent(stopper.by, (kind, of, item.cite), state)
        else:
            yield from _waits(stock, stopper, (of, item.cite), state)


def _needs_consent(by: Waiver, what: tuple[str, str, Cite], state: State) -> Iterator[Objection]:
    """Object to an act to which the holders who have a say in it have not agreed before."""
    kind, of, cite = what
    matter = "purchase of stock" if kind == "repurchase" else "dividend on junior stock"

    def is_it(act: Act) -> bool:
        return isinstance(act, ActOn) and act.matter == matter and act.of in {"", of} and act.on in {None, state.day}

    votes: list[Vote] = sorted([*state.past(Meeting), *state.past(WrittenConsent)], key=lambda vote: vote.date)
    found = standing(state, votes, is_it, by.of[0], Bar(by.threshold, (cite,)))
    if found is not None and found[1].passed:
        return
    word = f"dividend on {of}" if kind == "dividend" else f"repurchase of {of}"
    text = f"A {word} needs the consent of {by.threshold.words} of {' and '.join(by.of)}, and there is none."
    yield Objection(BREACH, Reason(text, (cite,), because=() if found is None else (found[1].reason,)))


def _waits(stock: Stock, stopper: Stopper, where: tuple[str, Cite], state: State) -> Iterator[Objection]:
    of, cite = where
    what = f"dividend on {of}" if stopper.act == "dividend" else f"repurchase of {of}"
    until = f", before {stopper.before}," if stopper.before is not None else ""
    out = Input(f"{stock.name} outstanding", state.out(stock.name), "shares")
    if stopper.until == "outstanding":
        text = f"No {what}{until} while any {stock.name} is outstanding; {show_shares(state.out(stock.name))} are."
        yield Objection(BREACH, Reason(text, (cite,), (out,)))
        return
    if stopper.until == "latest" and latest_waived(state, stock):
        return
    total = unpaid_in_all(state, stock) if stopper.until == "unpaid" else latest_in_all(state, stock)
    if isinstance(total, Missing):
        text = f"Whether a {what} has to wait for the dividends of {stock.name} is not known: {total.what} is missing."
        yield Objection(UNDETERMINED, Reason(text, (cite,)), missing=total.what, outcomes=("allowed", "a breach"))
    elif total:
        which = "any dividend on it" if stopper.until == "unpaid" else "any of its latest full dividend"
        text = (
            f"{stock.name} allows no {what}{until} while {which} is unpaid, and {show_money(total)} is. "
            f"Once that is paid, it allows one."
        )
        rates = stock.dividends.rates if stock.dividends is not None else None
        cites = (cite, rates.cite) if rates is not None else (cite,)
        yield Objection(BREACH, Reason(text, cites, (Input("unpaid in all", total, "money"), out)))


# Which line of the terms answers to which kind of event.
_ANSWERS: dict[type[Event], str] = {
    DeclareDividend: "mirror",
    IndexValue: "rates",
    DeductionChanged: "gross_up",
    Convert: "converted",
}
RULES = Rules(
    may={
        DeclareDividend: may_declare,
        PayDividend: may_pay,
        Repurchase: may_buy_back,
        RedeemShares: may_redeem,
    },
    then=dict.fromkeys(_ANSWERS, then),
)
