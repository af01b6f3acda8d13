"""Whether what a story expects has come out, and what came out instead."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from paripassu.interpreter.counts import counts
from paripassu.interpreter.evaluate import Missing, conversion_rate, quantity_of
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.votes import votes_for
from paripassu.model.citations import Cite
from paripassu.model.events import PassTime, Property
from paripassu.model.run import UNDETERMINED, Checked, EntitlementChanged, Noted, Reason, Step, Undetermined
from paripassu.model.script import (
    Expectation,
    ExpectCount,
    ExpectDisplaced,
    ExpectDuty,
    ExpectEntitlement,
    ExpectHolds,
    ExpectMailing,
    ExpectPaid,
    ExpectQuantity,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)
from paripassu.money import show_exact, show_money, show_shares

Found = tuple[bool, str, Reason]
_NOTHING_FOUND = Reason("Nothing of the kind came out.")


def check(expectation: Expectation, steps: list[Step], state: State) -> Checked:
    """Hold an expectation against the state at its place in the story."""
    last = next((step for step in reversed(steps) if not isinstance(step.event, PassTime)), None)
    met, found, reason = _find(expectation, last, state)
    return Checked(expectation, met, found, reason, steps[-1].index if steps else 0)


def _find(expectation: Expectation, last: Step | None, state: State) -> Found:  # noqa: C901, PLR0911 - one line a kind
    match expectation:
        case ExpectHolds():
            return _holds(expectation, state)
        case ExpectCount():
            return _count(expectation, state)
        case ExpectPaid():
            return _paid(expectation, state)
        case ExpectDuty():
            return _duty(expectation, state)
        case ExpectQuantity():
            return _quantity(expectation, state)
        case ExpectEntitlement():
            return _entitlement(expectation, state)
        case ExpectRuling():
            return _ruling(expectation, last)
        case ExpectShort():
            return _short(expectation, last)
        case ExpectMailing():
            return _mailing(expectation, last)
        case ExpectReorganization():
            return _reorganization(expectation, last)
        case ExpectDisplaced():
            return _displaced(expectation, last)
        case _:
            assert_never(expectation)


def _holds(expectation: ExpectHolds, state: State) -> Found:
    held = state.held(expectation.of, expectation.holder)
    moves = [move for move in state.moves if move.of == expectation.of and move.holder == expectation.holder]
    reason = Reason(
        f"{expectation.holder} holds {show_shares(held)} {expectation.of}.",
        because=tuple(move.reason for move in moves[-5:]),
    )
    return held == expectation.shares, f"{show_shares(held)} {expectation.of}", reason


def _count(expectation: ExpectCount, state: State) -> Found:
    tally = counts(state, expectation.of)
    found: Fraction | None = {
        "authorized": tally.authorized,
        "outstanding": tally.outstanding,
        "reserved": tally.reserved,
        "reacquired": tally.reacquired,
        "unissued": tally.unissued,
        "issuable": tally.unissued,
        "undesignated": tally.undesignated,
    }[expectation.count]
    words = "not known" if found is None else show_shares(found)
    return found == expectation.shares, words, Reason(f"{expectation.of} {expectation.count}: {words}.")


def _paid(expectation: ExpectPaid, state: State) -> Found:
    payments = [
        payment
        for payment in state.payments
        if expectation.holder in {"", payment.to} and expectation.of in {"", payment.of} and payment.kind != "trust"
    ]
    total = sum((payment.amount for payment in payments), NOTHING)
    reason = Reason(f"{show_money(total)} paid in all.", because=tuple(payment.reason for payment in payments[-5:]))
    return total == expectation.amount, show_money(total), reason


def _duty(expectation: ExpectDuty, state: State) -> Found:
    duties = [
        duty
        for duty in state.duties.values()
        if is_under(duty.cite.section, expectation.section) and expectation.to in {"", duty.to}
    ]
    words = "; ".join(f"{duty.status}{f', by {duty.due}' if duty.due else ''}" for duty in duties) or "none"
    reason = Reason(f"Duties under {expectation.section}: {words}.", because=tuple(duty.reason for duty in duties))
    if expectation.status == "none":
        return not duties, words, reason
    met = any(d.status == expectation.status and expectation.by in {None, d.due} for d in duties)
    met = met and all(d.status == expectation.status for d in duties)
    return met, words, reason


def _quantity(expectation: ExpectQuantity, state: State) -> Found:
    if expectation.quantity == "votes":
        return _votes(expectation, state)
    stock = state.stock(expectation.of)
    value = quantity_of(state, stock, expectation.quantity)
    if isinstance(value, Missing):
        return False, f"not known: {value.what} is missing", Reason(f"{value.what} is missing.")
    changes = tuple(c.reason for c in state.changes if (c.of, c.quantity) == (stock.name, expectation.quantity))
    reason = Reason(f"The {expectation.quantity} of {stock.name} is {show_exact(value)}.", because=changes)
    return value == expectation.value, show_exact(value), reason


def _votes(expectation: ExpectQuantity, state: State) -> Found:
    """The votes that a holder has now, by one class or (of "") by all stock together."""
    total, cites = NOTHING, []
    for stock in state.terms.stocks:
        held = state.held(stock.name, expectation.holder)
        if held and expectation.of in {"", stock.name}:
            total += votes_for(state, stock, held)
            item = stock.voting.votes if stock.voting is not None else stock.votes
            cites += [item.cite] if item is not None else []
    return total == expectation.value, show_exact(total), Reason(f"{show_exact(total)} votes.", tuple(cites))


def _entitlement(expectation: ExpectEntitlement, state: State) -> Found:
    stock = state.stock(expectation.of)
    each, reason = state.entitlements.get(stock.name), state.entitlement_reasons.get(stock.name)
    if each is None or reason is None:
        # Nothing has replaced the conversion shares themselves.
        rate = conversion_rate(state, stock)
        if stock.conversion is None or stock.conversion.rate is None or isinstance(rate, Missing):
            return False, "nothing", _NOTHING_FOUND
        each = Property(((stock.conversion.into, rate),))
        reason = Reason(f"One {stock.name} converts into {say_property(each)}.", (stock.conversion.rate.cite,))
    met = each.cash == expectation.cash and sorted(each.securities) == sorted(expectation.securities)
    return met, say_property(each), reason


def say_property(each: Property) -> str:
    """Say what one share turns into: `2,173 21/23 NewCo + $434.7826...`."""
    parts = [f"{show_exact(number)} {name}" for name, number in each.securities]
    if each.cash:
        parts.append(f"${show_exact(each.cash)}")
    return " + ".join(parts) or "nothing"


def _ruling(expectation: ExpectRuling, last: Step | None) -> Found:
    if last is None:
        return False, "no event yet", _NOTHING_FOUND
    sections = [cite.section for reason in last.reasons for cite in cites_of(reason)]
    words = last.ruling + (f" under {', '.join(dict.fromkeys(sections))}" if sections else "")
    if last.missing:
        words += f", missing {last.missing}"
    if expectation.ruling == UNDETERMINED != last.ruling:
        return _open(expectation, last, words)
    under = all(any(is_under(found, wanted) for found in sections) for wanted in expectation.sections)
    met = last.ruling == expectation.ruling and under and expectation.missing in last.missing
    return met, words, Reason(f"The event is {words}.", because=last.reasons)


def _open(expectation: ExpectRuling, last: Step, words: str) -> Found:
    """An act may be allowed and yet have a consequence that nobody can know: that is undetermined, too."""
    for effect in last.effects:
        if isinstance(effect, Undetermined) and expectation.missing in effect.missing:
            sections = [cite.section for cite in cites_of(effect.reason)]
            met = all(any(is_under(found, wanted) for found in sections) for wanted in expectation.sections)
            return met, f"{words}, with a consequence that misses {effect.missing}", effect.reason
    return False, words, Reason(f"The event is {words}, and all that follows from it is known.", because=last.reasons)


def cites_of(reason: Reason) -> list[Cite]:
    """All clauses that a reason rests on, at any depth, those displaced included."""
    cites = [*reason.cites, *(displaced.cite for displaced in reason.displaced)]
    for deeper in reason.because:
        cites.extend(cites_of(deeper))
    return cites


def is_under(section: str, wanted: str) -> bool:
    """Whether a section is the wanted one or a part of it: §9(a) is under §9, §10 is not under §1."""
    return section == wanted or section.startswith((wanted + "(", wanted + "."))


def _short(expectation: ExpectShort, last: Step | None) -> Found:
    for effect in last.effects if last is not None else ():
        if isinstance(effect, Noted) and effect.short_by is not None and effect.of == expectation.of:
            words = f"short by {show_exact(effect.short_by)} {effect.of}"
            return effect.short_by == expectation.shares, words, effect.reason
    return False, "not short", _NOTHING_FOUND


def _mailing(expectation: ExpectMailing, last: Step | None) -> Found:
    reasons = [] if last is None else [*last.reasons, *(e.reason for e in last.effects)]
    for reason in reasons:
        for figure in reason.inputs:
            if figure.name == "last mailing date" and any(
                is_under(cite.section, expectation.section) for cite in reason.cites
            ):
                return figure.value == expectation.by, str(figure.value), reason
    return False, "no mailing date", _NOTHING_FOUND


def _reorganization(expectation: ExpectReorganization, last: Step | None) -> Found:
    for effect in last.effects if last is not None else ():
        if isinstance(effect, EntitlementChanged) and effect.of == expectation.of:
            return expectation.happens, "a reorganization", effect.reason
        if isinstance(effect, Noted) and effect.of == expectation.of and effect.topic:
            happened = effect.topic == "reorganization"
            return happened == expectation.happens, f"{'a' if happened else 'no'} reorganization", effect.reason
    return not expectation.happens, "no reorganization", _NOTHING_FOUND


def _displaced(expectation: ExpectDisplaced, last: Step | None) -> Found:
    reasons = [] if last is None else [*last.reasons, *(effect.reason for effect in last.effects)]
    found: list[str] = []
    for reason in all_reasons(reasons):
        for displaced in reason.displaced:
            by = ", ".join(cite.section for cite in reason.cites)
            found.append(f"{displaced.cite.section} by {by}")
            gave_way = is_under(displaced.cite.section, expectation.section)
            if gave_way and any(is_under(cite.section, expectation.by) for cite in reason.cites):
                return True, found[-1], reason
    return False, "; ".join(found) or "nothing was displaced", _NOTHING_FOUND


def all_reasons(reasons: list[Reason]) -> list[Reason]:
    """Reasons and the reasons behind them, in order."""
    found: list[Reason] = []
    for reason in reasons:
        found.extend([reason, *all_reasons(list(reason.because))])
    return found
