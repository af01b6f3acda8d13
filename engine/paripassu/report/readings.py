"""The same story under each reading of the text: what differs, and what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from paripassu.model.events import PassTime
from paripassu.model.run import HoldingChanged, Run
from paripassu.money import show_exact
from paripassu.report.amounts_text import show_quantity
from paripassu.report.effects_text import show_status
from paripassu.report.events_text import show_event

Runs = Sequence[tuple[str, Run]]
_NOTHING = Fraction(0)
_TRUST = "trust"


@frozen
class Difference:
    """One outcome that is not the same in all runs: `kind` and what it is about, and its value in each run."""

    kind: str
    what: str
    values: tuple[str, ...]


@frozen
class SideBySide:
    """Runs of one script, the default first, and where they differ.

    `paid` holds for each run what each of `classes` was paid in all; `differing` are the positions of the runs that
    come out otherwise than the default, `same` the names of those that do not; `chosen` are the answers of the default.
    """

    names: tuple[str, ...]
    classes: tuple[str, ...]
    paid: tuple[tuple[Fraction, ...], ...]
    differences: tuple[Difference, ...]
    differing: tuple[int, ...]
    same: tuple[str, ...]
    chosen: tuple[tuple[str, str], ...] = ()


def side_by_side(runs: Runs) -> SideBySide:
    """Lay the outcomes of several runs beside each other; the first is what the others are compared with."""
    classes = _classes(runs)
    paid = tuple(tuple(_paid_to_class(run, of) for of in classes) for _, run in runs)
    differences = tuple(_differences([_facts(run) for _, run in runs], is_paid_alike=len(set(paid)) == 1))
    differing = tuple(
        position
        for position in range(1, len(runs))
        if paid[position] != paid[0] or any(found.values[position] != found.values[0] for found in differences)
    )
    same = tuple(name for position, (name, _) in enumerate(runs) if position and position not in differing)
    names = tuple(name for name, _ in runs)
    chosen = tuple((reading.name, reading.chosen) for _, run in runs[:1] for reading in run.readings)
    return SideBySide(names, classes, paid, differences, differing, same, chosen)


def _classes(runs: Runs) -> tuple[str, ...]:
    """Classes that were ever paid or held: what was paid most in the run as chosen first, the unpaid ones last."""
    found: dict[str, Fraction] = {}
    for _, run in runs[:1]:
        for paid in run.residual.payments:
            found[paid.of] = found.get(paid.of, _NOTHING) + (_NOTHING if paid.kind == _TRUST else paid.amount)
        held = {effect.of for step in run.steps for effect in step.effects if isinstance(effect, HoldingChanged)}
        for counts in reversed(run.residual.counts):
            if counts.of in held:
                found.setdefault(counts.of, _NOTHING)
    for _, run in runs[1:]:
        for paid in run.residual.payments:
            found.setdefault(paid.of, _NOTHING)
    return tuple(sorted(found, key=lambda of: -found[of]))


def _paid_to_class(run: Run, of: str) -> Fraction:
    """Money in a trust is not paid to anybody yet."""
    return sum((paid.amount for paid in run.residual.payments if paid.of == of and paid.kind != _TRUST), _NOTHING)


def _facts(run: Run) -> dict[tuple[str, str], str]:
    """Everything worth comparing about a run, by kind and by what it is about."""
    facts = dict(_told(run))
    for of, holder, shares in run.residual.holdings:
        facts["holding", f'"{holder}" {of}'] = show_exact(shares)
    for counts in run.residual.counts:
        for name in ("authorized", "outstanding", "reserved", "reacquired"):
            number = getattr(counts, name)
            facts["count", f"{counts.of} {name}"] = "not known" if number is None else show_exact(number)
    for of, name, value in run.residual.quantities:
        facts["quantity", f"{of} {name}"] = show_quantity(name, value)
    totals: dict[tuple[str, str, str], Fraction] = {}
    for paid in run.residual.payments:
        kind = "set aside" if paid.kind == _TRUST else "payment"
        totals[kind, paid.of, paid.to] = totals.get((kind, paid.of, paid.to), _NOTHING) + paid.amount
    for (kind, of, to), amount in totals.items():
        facts[kind, f'"{to}" for {of}'] = show_quantity("amount", amount)
    return facts


def _told(run: Run) -> Iterator[tuple[tuple[str, str], str]]:
    position = 0
    for step in run.steps:
        # Time alone breaches duties, and duties are compared below; it has no place of its own in the story.
        if isinstance(step.event, PassTime):
            continue
        position += 1
        yield ("ruling", f"{step.event.date.isoformat()} {show_event(step.event)}#{position}"), step.ruling
    for duty in run.residual.duties:
        due = "" if duty.due is None else f", due {duty.due.isoformat()}"
        yield ("duty", f"{duty.cite} {duty.what} {duty.to} #{duty.id}"), f"{show_status(duty)}{due}"


def _differences(facts: Sequence[Mapping[tuple[str, str], str]], *, is_paid_alike: bool) -> Iterator[Difference]:
    keys: Iterable[tuple[str, str]] = dict.fromkeys(key for found in facts for key in found)
    for kind, what in keys:
        # Where classes are paid differently so are holders, in proportion; the table of classes says it all.
        if kind == "payment" and not is_paid_alike:
            continue
        values = tuple(found.get((kind, what), "-") for found in facts)
        if len(set(values)) > 1:
            yield Difference(kind, what.rpartition("#")[0].strip() if "#" in what else what, values)
