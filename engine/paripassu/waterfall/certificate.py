"""Proof of one payout: checks that anybody can repeat with pencil and paper, made anew from the figures paid.

Switching is tried out for real: with everybody else's choices held as they are, one claim makes each of its other
choices and the money is paid out again. Nothing here relies on the argument that found the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from paripassu.model.claims import ZERO, Claim, Converts, Gauge, Trigger
from paripassu.waterfall.bends import bases_of, weight
from paripassu.waterfall.carve import carve
from paripassu.waterfall.distribute import Distribution
from paripassu.waterfall.path import Path
from paripassu.waterfall.steps import Payment, Standing
from paripassu.waterfall.turns import Mode


@frozen
class Check:
    """One thing that must be true; `faults` names the payees for which it is not."""

    name: str
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is true of everybody."""
        return not self.faults


@frozen
class Switch:
    """What one claim would be paid, in dollars net, if it alone chose as in `tried`."""

    name: str
    tried: Mode
    paid: Fraction
    instead: Fraction


@frozen
class Certificate:
    """The checks of one payout, and each change of mind that was tried."""

    checks: tuple[Check, ...]
    switches: tuple[Switch, ...]

    @property
    def holds(self) -> bool:
        """Whether every check is true."""
        return all(check.holds for check in self.checks)


def certify(payout: Distribution) -> Certificate:
    """Check a payout: the sum, everybody's choice, the ranks, the shares within a rank, the caps, the triggers."""
    switches = tuple(_switches(payout))
    total = sum((payment.amount for payment in payout.payments), payout.unclaimed)
    checks = (
        Check("payments add up to the assets", () if total == payout.assets else ("assets",)),
        Check("nobody is paid less than nothing", _names(own for own in payout.payments if own.amount < 0)),
        Check("payments follow from the choices made", tuple(_unlike_choices(payout))),
        Check("no class is better off switching alone", tuple(own.name for own in switches if own.instead > own.paid)),
        Check("no rank is paid before an earlier one is whole", tuple(_out_of_rank(payout))),
        Check("claims of one rank are paid alike", tuple(_unlike(payout))),
        Check("nobody is above a cap", tuple(_above_cap(payout))),
        Check("triggers are met just where they are applied", tuple(_triggers(payout))),
        Check(
            "the stable outcome is the only one", () if payout.standing is Standing.ONE else (payout.standing.value,)
        ),
    )
    return Certificate(checks, switches)


def _names(payments: Iterator[Payment]) -> tuple[str, ...]:
    return tuple(payment.name for payment in payments)


def _own(payout: Distribution) -> Iterator[tuple[Claim, Payment]]:
    """Each claim with its payment; carve-outs come first among the payments."""
    return zip(payout.structure.claims, payout.payments[len(payout.structure.carve_outs) :], strict=True)


def _is_met(payout: Distribution, trigger: Trigger | None) -> bool:
    if trigger is None:
        return False
    measured = payout.assets if trigger.gauge is Gauge.ASSETS else payout.price
    return measured >= trigger.at


def _profile(payout: Distribution) -> dict[str, Mode]:
    """Everybody's choices as paid."""
    converting = payout.converting
    return {
        claim.name: Mode(
            claim.name in converting or claim.conversion.converts is Converts.NOW,
            _exercises(payout, claim, payment),
        )
        for claim, payment in _own(payout)
    }


def _exercises(payout: Distribution, claim: Claim, payment: Payment) -> bool | None:
    """Whether it was exercised; None where there is nothing to pay, or nothing to exercise."""
    if claim.exercise is None:
        return None
    if claim.exercise.opens and not _is_met(payout, claim.exercise.opens):
        return False
    return payment.strike > 0 if claim.exercise.strike else None


def _switches(payout: Distribution) -> Iterator[Switch]:
    """Every other choice of every claim, alone."""
    net = carve(payout.structure.carve_outs, payout.assets)[1]
    profile = _profile(payout)
    for number, (claim, payment) in enumerate(_own(payout)):
        for mode in _others(payout, claim, profile[claim.name]):
            modes: Mapping[str, Mode] = {**profile, claim.name: mode}
            path = Path(payout.structure, modes)
            yield Switch(claim.name, mode, payment.amount, path.payment(number, path.place(net)))


def _unlike_choices(payout: Distribution) -> Iterator[str]:
    """Claims that are paid other than the same choices pay when all of them are fixed from the start."""
    path = Path(payout.structure, _profile(payout))
    place = path.place(carve(payout.structure.carve_outs, payout.assets)[1])
    for number, (claim, payment) in enumerate(_own(payout)):
        if path.payment(number, place) != payment.amount:
            yield claim.name


def _others(payout: Distribution, claim: Claim, mode: Mode) -> Iterator[Mode]:
    """The choices that a claim could have made instead."""
    can_convert = claim.may_choose and not _is_met(payout, claim.conversion.forced)
    opens = claim.exercise.opens if claim.exercise else None
    is_locked = opens is not None and not _is_met(payout, opens)
    can_exercise = mode.exercises is not None and not is_locked
    for converts in (False, True) if can_convert else (mode.converts,):
        for exercises in (False, True) if can_exercise else (mode.exercises,):
            other = Mode(converts, exercises)
            if other != mode and (exercises is not False or converts == mode.converts):
                yield other


def _whole(claim: Claim, payment: Payment) -> bool:
    """Whether a preference is paid, converted, or not exercised, so that nobody waits for it."""
    is_out = bool(claim.exercise and claim.exercise.strike and not payment.strike)
    return is_out or payment.as_common > 0 or payment.preference == claim.unpaid


def _out_of_rank(payout: Distribution) -> Iterator[str]:
    """Claims that are paid while an earlier rank waits."""
    waiting = [
        claim.rank
        for claim, payment in _own(payout)
        if not _whole(claim, payment)
        and claim.name not in payout.converting
        and claim.conversion.converts is not Converts.NOW
    ]
    if waiting:
        for claim, payment in _own(payout):
            is_early = payment.preference > 0 and claim.rank > min(waiting)
            if is_early or payment.participation or payment.pool or payment.as_common:
                yield claim.name


def _unlike(payout: Distribution) -> Iterator[str]:
    """Claims that are short although another of their rank has more by the tier's own measure."""
    bases = bases_of(payout.structure.claims)
    levels: dict[int, Fraction] = {}
    paid = [(claim, payment) for claim, payment in _own(payout) if payment.preference]
    for claim, payment in paid:
        level = payment.preference / weight(claim, bases[claim.rank])
        levels[claim.rank] = max(level, levels.get(claim.rank, ZERO))
    for claim, payment in paid:
        is_short = payment.preference < claim.unpaid
        if is_short and payment.preference != levels[claim.rank] * weight(claim, bases[claim.rank]):
            yield claim.name


def _above_cap(payout: Distribution) -> Iterator[str]:
    """Claims that take more by participation, or from the pool, than their terms allow."""
    most = {share.claim: share.until for share in payout.structure.pool}
    for claim, payment in _own(payout):
        room = claim.room
        if room is not None and payment.participation > room:
            yield claim.name
        if payment.pool and payment.pool + claim.owed * claim.shares > most[claim.name] * claim.shares:
            yield claim.name


def _triggers(payout: Distribution) -> Iterator[str]:
    """Claims whose conversion or lock does not follow from the trigger."""
    forced = {choice.name for choice in payout.choices if choice.because}
    for claim, payment in _own(payout):
        is_open = claim.conversion.converts is not Converts.NOW
        if is_open and _is_met(payout, claim.conversion.forced) != (claim.name in forced):
            yield claim.name
        opens = claim.exercise.opens if claim.exercise else None
        if opens and payment.amount > 0 and not _is_met(payout, opens):
            yield claim.name
