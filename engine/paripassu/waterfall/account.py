"""One claim's money taken apart: preference, pool, participation, common, strike; and how its choice came out."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.claims import ZERO, Claim, Converts
from paripassu.waterfall.bends import is_common_from_start, kept_bends
from paripassu.waterfall.equilibrium import Outcome
from paripassu.waterfall.steps import Choice, Payment


class Account:
    """One claim in one outcome; amounts are dollars for the whole claim, gross of strike money unless named net."""

    __slots__ = ("as_common", "claim", "converts", "drawn", "kept", "net", "number", "strike")

    def __init__(self, outcome: Outcome, number: int) -> None:
        """Read one claim's money off an outcome."""
        path, place = outcome.branch.path, outcome.place
        claim = path.claims[number]
        mode = path.mode(claim)
        self.claim: Claim = claim
        self.number = number
        self.net = outcome.payments[number]
        self.drawn = path.pool.draw(number, place.left) if path.pool else ZERO
        is_exercised = claim.exercise is not None and (self.net > 0 or mode.exercises is True)
        self.strike = claim.strike_money if is_exercised else ZERO
        self.kept = _kept(claim, place.price) + self.drawn if place.tier is None else self.gross
        self.as_common = place.price * claim.as_converted
        if is_common_from_start(claim, mode):
            self.converts = True
        else:
            self.converts = mode.converts is None and claim.may_choose and self.as_common > self.kept

    @property
    def is_live(self) -> bool:
        """Whether it is stock, or was exercised."""
        return self.claim.exercise is None or self.strike > 0 or self.net > 0

    @property
    def is_preferred(self) -> bool:
        """Whether it stands in a tier: it is owed a preference, and neither became common nor stayed unexercised."""
        return self.is_live and not self.converts and self.claim.unpaid > 0

    @property
    def gross(self) -> Fraction:
        """All that it is paid, before strike money is taken off."""
        return self.net + self.strike

    @property
    def preference(self) -> Fraction:
        """What it is paid in its tier."""
        return ZERO if self.converts else min(self.claim.unpaid, self.gross)

    @property
    def shared(self) -> Fraction:
        """What it is paid with common."""
        return self.gross - self.preference - self.drawn

    def payment(self) -> Payment:
        """The claim's payment with its parts."""
        claim, is_common = self.claim, self.converts or not self.claim.owed
        return Payment(
            claim.name,
            self.net,
            preference=self.preference,
            participation=ZERO if is_common else self.shared,
            pool=self.drawn,
            as_common=self.shared if is_common else ZERO,
            strike=self.strike,
            is_paid_in=claim.exercise is not None and claim.exercise.paid_in,
            per_share=self.net / claim.shares if claim.shares else ZERO,
            cite=claim.cite,
        )

    def choice(self, outcome: Outcome) -> Choice | None:
        """How its choice came out; None for a claim that has none: it never converts, or it has converted before."""
        claim = self.claim
        forced = claim.conversion.forced
        if claim.conversion.converts is Converts.NOW or not (claim.may_choose or forced):
            return None
        is_forced = outcome.branch.path.mode(claim).converts is True and claim not in outcome.branch.switchers
        return Choice(
            claim.name,
            self.kept,
            self.as_common,
            outcome.place.price,
            self.converts,
            forced if is_forced else None,
            claim.cite,
        )


def _kept(claim: Claim, price: Fraction) -> Fraction:
    """What it would get as preferred at a price of common."""
    last = [bend for bend in kept_bends(claim) if bend.level <= price][-1]
    return last.constant + last.slope * price
