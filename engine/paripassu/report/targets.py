"""What a reader asks "why?" about: events, payments, duties, holdings, counts and quantities of a run, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from paripassu.diagnostics.codes import UNKNOWN_TARGET
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.run import (
    Converted,
    CountChanged,
    DutyChanged,
    Effect,
    HoldingChanged,
    Noted,
    Paid,
    Reason,
    Run,
    Step,
    TermChanged,
)
from paripassu.model.script import Given
from paripassu.model.terms import Terms
from paripassu.money import show_exact
from paripassu.report.amounts_text import show_quantity
from paripassu.report.effects_text import show_duty, show_effect, show_paid
from paripassu.report.events_text import show_event
from paripassu.report.origins import Origins
from paripassu.source import Source, Span

_COUNTS = ("authorized", "outstanding", "reserved", "reacquired", "unissued", "undesignated")
_MOVED_ALONE = ("authorized", "outstanding", "reserved", "reacquired")
_HELD_ONLY = ("outstanding", "reserved", "reacquired")
# The topic of a note on what a holder would have been paid by choosing otherwise.
_CHOICE = "conversion instead"
_SECTION_MARKS = ("§", "s.")


@frozen
class Because:
    """One thing that happened (`text`) at an event, and its reason; `step` is "" for what the terms state."""

    step: str
    event: str
    text: str
    reason: Reason


@frozen
class Answer:
    """What a target turned out to be, and all that made it so, in order.

    `kind` is "event", "payment", "duty", "holding", "count", "quantity" or "section"; `id` is how a run prints it.
    """

    kind: str
    id: str
    title: str
    parts: tuple[Because, ...]


def find_answers(run: Run, terms: Terms, target: str, givens: tuple[Given, ...] = ()) -> tuple[Answer, ...]:
    """Everything in a run that a target names; nothing where it names nothing.

    `terms` and what the script supplied (`givens`) are where counts and amounts come from that no event changed.
    """
    wanted = _plain(target)
    origins = Origins(terms, givens)
    for find in (_events, _payments, _duties, _counts, _quantities, _holdings, _sections):
        answers = tuple(find(run, origins, wanted))
        if answers:
            return answers
    return ()


def known_targets(run: Run) -> tuple[str, ...]:
    """Every target of a run, each once, the short ones first: what a suggestion is chosen from."""
    return tuple(dict.fromkeys(_known(run)))


def _known(run: Run) -> Iterator[str]:
    for paid in run.residual.payments:
        yield paid.id
    for duty in run.residual.duties:
        yield duty.id
        yield str(duty.cite)
        yield duty.cite.section
    for of in run.residual.counts:
        for count in _COUNTS:
            yield f"{of.of} {count}"
    for of_class, name, _ in run.residual.quantities:
        yield f"{of_class} {name}"
    for of_class, holder, _ in run.residual.holdings:
        yield f"{holder}:{of_class}"
    for step in run.steps:
        yield f"e{step.index}"


def _plain(target: str) -> str:
    """A target without quotation marks and doubled spaces, the section sign as printed."""
    words = " ".join(target.replace('"', " ").replace("“", " ").replace("”", " ").split())
    for mark in _SECTION_MARKS:
        head, found, tail = words.partition(mark)
        if found and (not head or head.endswith(" ")) and tail.strip()[:1].isdigit():
            return f"{head}§{tail.replace(' ', '')}"
    return words


def _events(run: Run, _: Origins, wanted: str) -> Iterator[Answer]:
    for step in run.steps:
        if wanted in {f"e{step.index}", step.event.date.isoformat()}:
            yield Answer("event", f"e{step.index}", _step_title(step), tuple(_step_parts(step)))


def _step_title(step: Step) -> str:
    missing = f" (missing: {step.missing})" if step.missing else ""
    return f"{_told(step)}: {step.ruling}{missing}"


def _step_parts(step: Step) -> Iterator[Because]:
    for reason in step.reasons:
        yield Because(f"e{step.index}", _told(step), step.ruling, reason)
    for effect in step.effects:
        yield _because(step, effect)


def _told(step: Step) -> str:
    return f"{step.event.date.isoformat()}  {show_event(step.event)}"


def _payments(run: Run, _: Origins, wanted: str) -> Iterator[Answer]:
    for payment in run.residual.payments:
        if payment.id == wanted:
            ends = payment.kind == "liquidation"

            def is_about(effect: Effect, name: str = payment.id, of: str = payment.of, ends: bool = ends) -> bool:
                if isinstance(effect, Noted):
                    return ends and effect.topic == _CHOICE and effect.of == of
                return isinstance(effect, Paid) and effect.id == name

            yield Answer("payment", payment.id, show_paid(payment), _parts(run, is_about))


def _duties(run: Run, _: Origins, wanted: str) -> Iterator[Answer]:
    for duty in run.residual.duties:
        if wanted in {duty.id, str(duty.cite), duty.cite.section}:

            def is_about(effect: Effect, name: str = duty.id) -> bool:
                return isinstance(effect, DutyChanged) and effect.duty.id == name

            parts = _parts(run, is_about)
            yield Answer("duty", duty.id, show_duty(duty), parts)


def _holdings(run: Run, _: Origins, wanted: str) -> Iterator[Answer]:
    held = {(of, holder): shares for of, holder, shares in run.residual.holdings}
    for effect in (effect for _, effect in _effects(run)):
        if isinstance(effect, HoldingChanged):
            held.setdefault((effect.of, effect.holder), effect.after)
    for (of, holder), shares in held.items():
        if wanted not in {f"{holder}:{of}", f"{holder} {of}", of}:
            continue

        def is_about(effect: Effect, of: str = of, holder: str = holder) -> bool:
            match effect:
                case HoldingChanged():
                    return effect.of == of and effect.holder == holder
                case Converted():
                    return effect.into == of and effect.holder == holder
                case _:
                    return False

        now = next((after for a, b, after in run.residual.holdings if (a, b) == (of, holder)), shares * 0)
        yield Answer("holding", f"{holder}:{of}", f'"{holder}" holds {show_exact(now)} {of}', _parts(run, is_about))


def _counts(run: Run, origins: Origins, wanted: str) -> Iterator[Answer]:
    for of in run.residual.counts:
        for count in _COUNTS:
            if wanted != f"{of.of} {count}":
                continue
            number = getattr(of, count)
            shown = "not known" if number is None else show_exact(number)
            moving = {count} if count in _MOVED_ALONE else set(_COUNTS)

            def is_about(effect: Effect, of: str = of.of, moving: set[str] = moving) -> bool:
                return isinstance(effect, CountChanged) and effect.of == of and effect.count in moving

            origin = None if count in _HELD_ONLY else origins.authorized(of.of)
            parts = _stated(origin) + _parts(run, is_about)
            yield Answer("count", wanted, f"{wanted}: {shown}", parts)


def _quantities(run: Run, origins: Origins, wanted: str) -> Iterator[Answer]:
    for of, name, value in run.residual.quantities:
        if wanted in {f"{of} {name}", f"{name} of {of}"}:

            def is_about(effect: Effect, of: str = of, name: str = name) -> bool:
                return isinstance(effect, TermChanged) and (effect.of, effect.quantity) == (of, name)

            parts = _stated(origins.quantity(of, name)) + _parts(run, is_about)
            yield Answer("quantity", f"{of} {name}", f"{of} {name}: {show_quantity(name, value)}", parts)


def _sections(run: Run, _: Origins, wanted: str) -> Iterator[Answer]:
    """What rests on a section: every ruling and everything that followed whose reason cites it, or a part of it."""
    parts = tuple(_resting_on(run, wanted)) if "§" in wanted else ()
    if parts:
        yield Answer("section", wanted, f"What rests on {wanted}", parts)


def _resting_on(run: Run, wanted: str) -> Iterator[Because]:
    for step in run.steps:
        for reason in step.reasons:
            if _cites(reason, wanted):
                yield Because(f"e{step.index}", _told(step), step.ruling, reason)
        for effect in step.effects:
            if _cites(effect.reason, wanted):
                yield _because(step, effect)


def _cites(reason: Reason, wanted: str) -> bool:
    named = {name for cite in reason.cites for name in (str(cite), cite.section)}
    return any(name == wanted or name.startswith((f"{wanted}(", f"{wanted}.")) for name in named)


def _stated(origin: Reason | None) -> tuple[Because, ...]:
    return () if origin is None else (Because("", "", "As it stands before any event", origin),)


def _effects(run: Run) -> Iterator[tuple[Step, Effect]]:
    return ((step, effect) for step in run.steps for effect in step.effects)


def _parts(run: Run, is_about: Callable[[Effect], bool]) -> tuple[Because, ...]:
    return tuple(_because(step, effect) for step, effect in _effects(run) if is_about(effect))


def _because(step: Step, effect: Effect) -> Because:
    return Because(f"e{step.index}", _told(step), show_effect(effect), effect.reason)


def unknown_target(run: Run, target: str) -> Diagnostic:
    """The finding that a run has nothing of that name, with the nearest that it has."""
    known = known_targets(run)
    some = list_words([quote(name) for name in known[:5]], "and")
    hint = did_you_mean(target, known) or f"What can be asked about is, for instance, {some}."
    at = Label(Span(Source("<command line>", target), 0, len(target)))
    return Diagnostic(UNKNOWN_TARGET, f"The run has nothing called {quote(target)}.", at, hint=hint)
