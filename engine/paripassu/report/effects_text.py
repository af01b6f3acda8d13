"""What followed from an event: one line for each effect, with the sections it rests on."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model import run as told
from paripassu.model.citations import Cite
from paripassu.money import show_exact, show_money
from paripassu.report.amounts_text import show_quantity
from paripassu.report.deals_text import show_property


def show_effect(effect: told.Effect) -> str:
    """One effect as a short sentence, without its sections."""
    return EFFECT_WORDS[type(effect)](effect)


def show_sections(reason: told.Reason) -> str:
    """The sections that a reason cites, each once: `K §5(a), K §5(b)`."""
    return show_cites(reason.cites)


def show_cites(cites: tuple[Cite, ...]) -> str:
    """Citations in their order, each once."""
    return ", ".join(dict.fromkeys(map(str, cites)))


def show_paid(paid: told.Paid) -> str:
    """A payment: how much to whom, for which class, as what."""
    return f'{paid.id}  {show_money(paid.amount)} to "{paid.to}" ({paid.of}, {paid.kind})'


def show_duty(duty: told.Duty) -> str:
    """A duty with its status and its day."""
    return f"{duty.id}  {show_owed(duty)}: {show_status(duty)}"


def show_owed(duty: told.Duty) -> str:
    """What is owed and to whom, who is named once."""
    is_named = duty.to in duty.what or duty.to.replace("holders", "every holder") in duty.what
    return duty.what if is_named else f'{duty.what} to "{duty.to}"'


def show_status(duty: told.Duty) -> str:
    """Where a duty stands: `due 2002-07-09`, `met 2002-07-08`, `breached`."""
    day = duty.due if duty.status == "due" else duty.settled
    return f"{duty.status} {day.isoformat()}" if day is not None else duty.status


def _holding(effect: told.HoldingChanged) -> str:
    return f'"{effect.holder}": {show_exact(effect.before)} -> {show_exact(effect.after)} {effect.of}'


def _count(effect: told.CountChanged) -> str:
    before = "not known" if effect.before is None else show_exact(effect.before)
    return f"{effect.of} {effect.count}: {before} -> {show_exact(effect.after)}"


def _converted(effect: told.Converted) -> str:
    left = f" and {show_exact(effect.fraction)} of a share" if effect.fraction else ""
    received = f"{show_exact(effect.received)} {effect.into}{left}"
    return f'"{effect.holder}": {show_exact(effect.shares)} {effect.of} become {received}'


def _duty(effect: told.DutyChanged) -> str:
    return show_duty(effect.duty)


def _term(effect: told.TermChanged) -> str:
    before, after = (
        value if isinstance(value, str) else show_quantity(effect.quantity, value)
        for value in (effect.before, effect.after)
    )
    return f"{effect.of} {effect.quantity}: {before} -> {after}"


def _stock(effect: told.StockChanged) -> str:
    return f"the terms of {effect.of} change: {effect.reason.text}"


def _entitlement(effect: told.EntitlementChanged) -> str:
    return f"each {effect.of} converts into {show_property(effect.each)} from now on"


def _tallied(effect: told.Tallied) -> str:
    verdict = {True: "passed", False: "not passed", None: "not known"}[effect.passed]
    by = f", {effect.of} as a class" if effect.of else ""
    return f"{effect.what}{by}: {', '.join(_votes(effect))}: {verdict}"


def _votes(effect: told.Tallied) -> list[str]:
    parts = []
    if effect.in_favor is not None:
        bound = f"{effect.bound} " if effect.bound else ""
        parts.append(f"{bound}{show_exact(effect.in_favor)} for")
    if effect.against is not None and not effect.bound:
        parts.append(f"{show_exact(effect.against)} against")
    if effect.needed is not None:
        least = "more than" if effect.exceeded else "at least"
        base = "" if effect.base is None else f" of {show_exact(effect.base)}"
        parts.append(f"{least} {show_exact(effect.needed)}{base} needed")
    return parts or ["no votes stated"]


def _noted(effect: told.Noted) -> str:
    return effect.reason.text


def _undetermined(effect: told.Undetermined) -> str:
    outcomes = f"; it may come to {' or '.join(effect.outcomes)}" if effect.outcomes else ""
    return f"not known without {effect.missing}{outcomes}"


# One entry for each member of Effect; a test holds the two together.
EFFECT_WORDS: dict[type, Callable[..., str]] = {
    told.HoldingChanged: _holding,
    told.CountChanged: _count,
    told.Converted: _converted,
    told.Paid: show_paid,
    told.DutyChanged: _duty,
    told.TermChanged: _term,
    told.StockChanged: _stock,
    told.EntitlementChanged: _entitlement,
    told.Tallied: _tallied,
    told.Noted: _noted,
    told.Undetermined: _undetermined,
}
