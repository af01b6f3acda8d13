"""Why a payee gets what it gets: the steps that paid it, its choice, and the clauses behind its claim."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from paripassu.interpreter.structure import Built
from paripassu.model.citations import Cite
from paripassu.model.claims import Gauge, Trigger
from paripassu.model.run import Displaced, Input, Reason
from paripassu.money import show_exact, show_money, show_percent, show_shares
from paripassu.waterfall.distribute import Distribution
from paripassu.waterfall.steps import Choice, Portion, Step, StepKind


def payee_reason(built: Built, paid: Distribution, payee: str) -> Reason:
    """One payee's reason: the amount, made up of steps and its choice, each resting on clauses."""
    payment = paid.payment(payee)
    claim = paid.structure.claim(payee)
    each = f", {show_money(payment.per_share)} each" if claim is not None and payment.amount else ""
    text = f"{payee} is paid {show_money(payment.amount)}{each}."
    because = (*built.reasons.get(payee, ()), *_choice(built, paid, payee), *_steps(built, paid, payee))
    cites = tuple(dict.fromkeys(cite for reason in because for cite in reason.cites))
    shares = () if claim is None else (Input("shares", claim.shares, "shares"),)
    return Reason(text, cites, shares, because=because)


def _steps(built: Built, paid: Distribution, payee: str) -> Iterator[Reason]:
    found = False
    for step in paid.steps:
        for portion in step.portions:
            if portion.name == payee:
                found = True
                yield _step(built, paid, step, portion)
    claim = paid.structure.claim(payee)
    if not found and claim is not None and claim.exercise is not None:
        text = f"{payee} is not exercised: what it would get does not exceed what it costs."
        yield Reason(text, inputs=(Input("strike", claim.exercise.strike, "price"), _price(paid)))
    elif not found:
        yield Reason(f"Nothing is left for {payee}.", _rank_cites(built, payee), displaced=_displaced(built, payee))


def _price(paid: Distribution) -> Input:
    return Input("each common share", paid.price, "price")


def _step(built: Built, paid: Distribution, step: Step, portion: Portion) -> Reason:
    """What one step paid to one payee, or took from it."""
    available = Input("available", step.available, "money")
    match step.kind:
        case StepKind.CARVE_OUT:
            return Reason(f"{show_money(portion.amount)} go to {portion.name} before all stock.", (), (available,))
        case StepKind.EXERCISE:
            text = f"{show_shares(portion.measure)} are exercised for {show_money(portion.amount)}."
            return Reason(text, inputs=(_price(paid),))
        case StepKind.TIER:
            inputs = (available, Input("owed", portion.most or portion.amount, "money"))
            cites = _rank_cites(built, portion.name)
            return Reason(tier_words(step, portion), cites, inputs, displaced=_displaced(built, portion.name))
        case StepKind.POOL:
            text = f"It takes {show_percent(portion.measure)} of what preferences leave: {show_money(portion.amount)}."
            return Reason(text, inputs=(available,))
        case StepKind.REST:
            return Reason(_rest_words(step, portion), inputs=(available, _price(paid)))
        case _:
            assert_never(step.kind)


def tier_words(step: Step, portion: Portion) -> str:
    """How one payee of a tier fared."""
    name, paid = portion.name, show_money(portion.amount)
    others = [other.name for other in step.portions if other.name != name]
    along = f" together with {', '.join(others)}" if others else ""
    if step.is_full:
        return f"{name} is paid in full{along}: {paid}."
    if not step.available:
        return f"Nothing is left for {name}{along}."
    owed = sum((other.most or Fraction(0) for other in step.portions), Fraction(0))
    part = f": {show_exact(step.available / owed)} of what is owed" if owed else ""
    return f"{show_money(step.available)} do not reach, so {name} shares ratably{along}{part}, {paid}."


def _rest_words(step: Step, portion: Portion) -> str:
    others = [other.name for other in step.portions if other.name != portion.name]
    along = f" with {', '.join(others)}" if others else " alone"
    if portion.most is not None and portion.amount == portion.most:
        return f"It shares {show_money(step.available)}{along} up to its cap: {show_money(portion.amount)}."
    each = show_money(step.factor or Fraction(0))
    measure = show_shares(portion.measure)
    paid = show_money(portion.amount)
    return f"It shares {show_money(step.available)}{along}: {paid} for {measure} common shares at {each} each."


def _choice(built: Built, paid: Distribution, payee: str) -> Iterator[Reason]:
    for choice in paid.choices:
        if choice.name == payee:
            cites = tuple(cite for reason in built.reasons.get(payee, ())[1:2] for cite in reason.cites[:1])
            inputs = (
                Input("if it keeps its preference", choice.kept, "money"),
                Input("as common", choice.as_common, "money"),
            )
            yield Reason(choice_words(choice), cites, inputs)


def choice_words(choice: Choice) -> str:
    """How a choice between preferred and common came out, and why."""
    kept, common = show_money(choice.kept), show_money(choice.as_common)
    if choice.because is not None:
        return f"{choice.name} must convert: {_trigger_words(choice.because)}; as preferred it would have {kept}."
    if choice.is_even:
        return f"{choice.name} has {kept} as preferred and as common alike."
    if choice.converts:
        return f"{choice.name} converts: {common} as common, {kept} if it kept its preference."
    return f"{choice.name} keeps its preference: {kept}, {common} if it converted."


def _trigger_words(trigger: Trigger) -> str:
    at = show_money(trigger.at)
    return f"assets are {at} or more" if trigger.gauge is Gauge.ASSETS else f"each common share has {at} or more"


def _rank_cites(built: Built, payee: str) -> tuple[Cite, ...]:
    """The statements that put a class into its tier."""
    name = built.stock_of.get(payee, payee)
    return tuple(dict.fromkeys(one.cite for one in built.ranking.followed if name in {one.first, one.second}))


def _displaced(built: Built, payee: str) -> tuple[Displaced, ...]:
    """The statements about a class that gave way to stronger ones."""
    name = built.stock_of.get(payee, payee)
    return tuple(
        Displaced(weak.cite, f"{_say(weak.first, weak.how, weak.second)} gives way to {strong.cite}")
        for weak, strong in built.ranking.displaced
        if name in {weak.first, weak.second}
    )


def _say(first: str, how: str, second: str) -> str:
    return f"{first} {how} {second}"
