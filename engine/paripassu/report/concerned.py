"""Which classes a story is about: the others are left out of what people read, and stay in what machines read."""

from __future__ import annotations

from attrs import evolve

from paripassu.model.run import Converted, DutyChanged, Effect, Noted, Residual, Run, Undetermined


def concerned(run: Run) -> Residual:
    """What remains, without the counts and amounts of classes that nothing happened to."""
    told = {name for step in run.steps for effect in step.effects for name in _classes(effect)}
    told |= {of for of, _, _ in run.residual.holdings}
    if not told:
        return run.residual
    return evolve(
        run.residual,
        # A class out of which series are made changes with each of them.
        counts=tuple(of for of in run.residual.counts if of.of in told or of.undesignated is not None),
        quantities=tuple(row for row in run.residual.quantities if row[0] in told),
    )


def _classes(effect: Effect) -> tuple[str, ...]:
    match effect:
        case Converted():
            return (effect.of, effect.into)
        case DutyChanged():
            return (effect.duty.of,)
        case Noted() | Undetermined():
            return ()
        case _:
            return (effect.of,)
