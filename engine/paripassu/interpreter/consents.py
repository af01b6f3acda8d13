"""Whether those whose consent an act needs have given it: the count behind it, and what is short."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.tally import Count, count, figures, say_act
from paripassu.interpreter.telling import Objection
from paripassu.interpreter.votes import say_needed
from paripassu.model.acts import Act, ActOn
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule
from paripassu.model.events import Meeting, WrittenConsent
from paripassu.model.run import BREACH, Input, Judgment, Reason
from paripassu.model.terms import Stock
from paripassu.money import show_exact, show_shares


def covers(act: Act, wanted: Act) -> bool:
    """Whether consent to `act` is consent to `wanted`: the same act, or its kind without saying more."""
    if act == wanted:
        return True
    if isinstance(act, ActOn) and isinstance(wanted, ActOn):
        return act.matter == wanted.matter and act.about in {"", wanted.about}
    return False


def counts_for(state: State, of: str, wanted: Act) -> Iterator[tuple[Meeting | WrittenConsent, Count]]:
    """Every count so far by which a class spoke on an act, latest first."""
    told: list[Meeting | WrittenConsent] = [*state.past(WrittenConsent), *state.past(Meeting)]
    for event in sorted(told, key=lambda event: event.date, reverse=True):
        for resolution in event.resolutions:
            if not covers(resolution.act, wanted):
                continue
            for tally in resolution.tallies:
                if (tally.of or event.of) == of:
                    yield event, count(state, tally, event.record_date or event.date, of)


def objection(
    state: State,
    stock: Stock,
    item: Item[ConsentRule],
    wanted: Act,
    judgments: tuple[Judgment, ...] = (),
) -> Objection | Reason:
    """A breach where consent is lacking, else the reason why it is enough."""
    rule = item.value
    best: Count | None = None
    for event, counted in counts_for(state, stock.name, wanted):
        if counted.passes(rule.threshold):
            text = (
                f"{show_exact(counted.in_favor)} of {show_shares(counted.outstanding)} {stock.name} consented on "
                f"{event.date}; a {rule.threshold.words} is {say_needed(rule.threshold, counted.outstanding, 'shares')}."
            )
            return Reason(text, (item.cite,), figures(counted), judgments=judgments)
        if best is None or counted.in_favor > best.in_favor:
            best = counted
    return Objection(BREACH, _lacking(state, stock, item, (wanted, best), judgments))


def _lacking(
    state: State,
    stock: Stock,
    item: Item[ConsentRule],
    asked: tuple[Act, Count | None],
    judgments: tuple[Judgment, ...],
) -> Reason:
    rule = item.value
    wanted, best = asked
    prior = "beforehand " if rule.is_prior else ""
    text = f"The {say_act(wanted)} needs the consent {prior}of a {rule.threshold.words} of {stock.name}"
    if best is None:
        inputs = (Input("outstanding", state.out(stock.name), "shares"),)
        return Reason(f"{text}; none was given.", (item.cite,), inputs, judgments=judgments)
    needed = say_needed(rule.threshold, best.outstanding, "shares")
    text += f": {needed}; {show_exact(best.in_favor)} is not enough."
    return Reason(text, (item.cite,), figures(best), judgments=judgments)
