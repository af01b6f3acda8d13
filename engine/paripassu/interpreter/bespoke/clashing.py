"""Rules that set one thing: those that set it alike agree, those that set it differently contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.bespoke.applying import Applies
from paripassu.interpreter.evaluate import Known, evaluate
from paripassu.interpreter.saying import listed
from paripassu.interpreter.state import State
from paripassu.model import consequences as told
from paripassu.model.quantities import Bespoke
from paripassu.model.run import Reason

Result = tuple[object, ...]
Target = tuple[str, ...]
Set = tuple[Applies, Bespoke, Target | None, Result]


def _target(applied: Applies, consequence: Bespoke, state: State) -> tuple[Target | None, Result]:
    """What a consequence sets, and to what; None where it adds to what others do."""

    def worth(amount: object) -> Known | None:
        return None if amount is None else evaluate(amount, applied.stock, state)  # type: ignore[arg-type]

    match consequence:
        case told.Becomes():
            return ("value", consequence.of, consequence.quantity), (worth(consequence.amount),)
        case told.Converts():
            return ("conversion", consequence.of), (consequence.part, consequence.into, worth(consequence.at))
        case told.Redeems():
            return ("redemption", consequence.of), (consequence.part, consequence.absent_only, repr(consequence.at))
        case told.VotesBecome():
            return ("votes", consequence.of), (worth(consequence.per_share),)
        case told.SectionChanges():
            return ("section", consequence.section), (consequence.opens,)
        case _:
            return None, ()


def _sets(applied: list[Applies], state: State) -> list[Set]:
    found: list[Set] = []
    for each in applied:
        consequences: tuple[Bespoke, ...] = getattr(each.item.value, "consequences", ())
        found.extend((each, consequence, *_target(each, consequence, state)) for consequence in consequences)
    return found


def _contradicted(found: list[Set]) -> dict[Target, list[Applies]]:
    """What is set in several ways, and by which rules."""
    by_target: dict[Target, list[Set]] = {}
    for each in found:
        if each[2] is not None:
            by_target.setdefault(each[2], []).append(each)
    return {
        target: [each[0] for each in sets]
        for target, sets in by_target.items()
        if any(each[3] != sets[0][3] for each in sets)
    }


def clashes(applied: list[Applies], state: State) -> Iterator[tuple[Reason, str]]:
    """Why rules contradict each other, and what is missing to say which of them prevails."""
    known = [each for each in applied if not each.missing]
    for target, rules in _contradicted(_sets(known, state)).items():
        named = listed(tuple(dict.fromkeys(str(each.item.cite) for each in rules)))
        what = f"{target[-1]} of {target[1]}" if target[0] == "value" else f"{target[0]} of {target[1]}"
        text = f"{named} both apply and set the {what} differently; neither says that it prevails over the other."
        yield Reason(text, tuple(dict.fromkeys(each.item.cite for each in rules))), f"which of {named} prevails"


def agreed(applied: list[Applies], state: State) -> Iterator[tuple[Applies, Bespoke]]:
    """The consequences that nothing contradicts, each thing set once."""
    found = _sets(applied, state)
    contradicted = _contradicted(found)
    seen: set[Target] = set()
    for each, consequence, target, _ in found:
        if target is None or (target not in contradicted and target not in seen):
            if target is not None:
                seen.add(target)
            yield each, consequence
