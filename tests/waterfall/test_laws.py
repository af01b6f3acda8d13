"""Laws of every structure: nothing is lost, order and units do not matter, more is never less without a jump."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.model.claims import Basis, Cap, CarveOut, Claim, Participation, Structure
from paripassu.waterfall.curve import payout_curve
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.holders import by_holder, in_cents
from waterfall.structures import Dice, F, any_pool, any_structure


class Drawn(Dice):
    """Dice thrown by hypothesis, so that an example that fails is made small."""

    def __init__(self, draw: st.DrawFn) -> None:
        super().__init__(0)
        self._draw = draw

    def below(self, end: int) -> int:
        return self._draw(st.integers(0, end - 1))


@st.composite
def structures(draw: st.DrawFn, classes: int = 5) -> Structure:
    return any_structure(Drawn(draw), classes)


@st.composite
def pooled(draw: st.DrawFn) -> Structure:
    return any_pool(Drawn(draw), 3)


AMOUNTS = st.fractions(0, 200, max_denominator=12)
LAW = settings(max_examples=100, deadline=None)


def times(structure: Structure, factor: F) -> Structure:
    """The same deal in another unit of money."""

    def scaled(claim: Claim) -> Claim:
        shared, exercise = claim.participation, claim.exercise
        if shared:
            cap = shared.cap and Cap(shared.cap.per_share * factor, shared.cap.counts_preference)
            shared = evolve(shared, cap=cap, after=shared.after * factor)
        if exercise:
            exercise = evolve(exercise, strike=exercise.strike * factor)
        own = evolve(claim, owed=claim.owed * factor, paid=claim.paid * factor)
        return evolve(own, participation=shared, exercise=exercise)

    def carved(own: CarveOut) -> CarveOut:
        return evolve(own, amount=own.amount * factor, limit=own.limit and own.limit * factor)

    return Structure(tuple(map(scaled, structure.claims)), tuple(map(carved, structure.carve_outs)))


@LAW
@given(st.one_of(structures(), pooled()), AMOUNTS)
def test_no_money_is_made_or_lost(structure: Structure, assets: F) -> None:
    payout = distribute(structure, assets)
    assert sum(payout.amounts.values()) + payout.unclaimed == assets
    assert min(payout.amounts.values()) >= 0


@LAW
@given(st.one_of(structures(), pooled()), AMOUNTS)
def test_the_steps_hand_on_every_dollar(structure: Structure, assets: F) -> None:
    payout = distribute(structure, assets)
    left = assets
    for step in payout.steps:
        assert step.available == left
        left = step.left
    strikes = sum(payment.strike for payment in payout.payments)
    paid = sum(portion.amount for step in payout.steps if step.kind.value != "exercise" for portion in step.portions)
    assert left == payout.unclaimed
    assert paid + left == assets + strikes


@LAW
@given(structures(), AMOUNTS, AMOUNTS)
def test_more_money_never_pays_anybody_less(structure: Structure, assets: F, more: F) -> None:
    before, after = distribute(structure, assets).amounts, distribute(structure, assets + more).amounts
    assert all(before[name] <= after[name] for name in before)


@LAW
@given(structures(), AMOUNTS, st.fractions(F(1, 9), 9, max_denominator=9))
def test_the_unit_of_money_does_not_matter(structure: Structure, assets: F, factor: F) -> None:
    paid = distribute(structure, assets).amounts
    assert distribute(times(structure, factor), assets * factor).amounts == {
        name: amount * factor for name, amount in paid.items()
    }


@LAW
@given(structures(), AMOUNTS, st.data())
def test_splitting_a_claim_in_two_changes_nothing(structure: Structure, assets: F, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(structure.claims) - 1))
    part = data.draw(st.fractions(F(1, 5), F(4, 5), max_denominator=5))
    whole = structure.claims[number]
    one = evolve(whole, shares=whole.shares * part, paid=whole.paid * part)
    other = evolve(whole, name="other", shares=whole.shares * (1 - part), paid=whole.paid * (1 - part))
    claims = (*structure.claims[:number], one, other, *structure.claims[number + 1 :])
    paid, split = distribute(structure, assets).amounts, distribute(evolve(structure, claims=claims), assets).amounts
    assert split.pop("other") + split[whole.name] == paid.pop(whole.name)
    assert split.pop(whole.name) >= 0
    assert split == paid


@LAW
@given(structures(), AMOUNTS, st.data())
def test_the_order_in_which_claims_are_listed_does_not_matter(
    structure: Structure, assets: F, data: st.DataObject
) -> None:
    shuffled = evolve(structure, claims=tuple(data.draw(st.permutations(structure.claims))))
    assert distribute(shuffled, assets).amounts == distribute(structure, assets).amounts


@LAW
@given(structures(), AMOUNTS)
def test_a_claim_to_nothing_changes_nothing(structure: Structure, assets: F) -> None:
    nothing = (Claim("zero", F(0), F(7), rank=2), Claim("idle", F(5)))
    paid = distribute(evolve(structure, claims=(*structure.claims, *nothing)), assets).amounts
    assert (paid.pop("zero"), paid.pop("idle")) == (F(0), F(0))
    assert paid == distribute(structure, assets).amounts


@LAW
@given(structures(), AMOUNTS)
def test_the_curve_is_the_payout(structure: Structure, assets: F) -> None:
    curve = payout_curve(structure)
    assert curve(assets) == distribute(structure, assets).amounts


@LAW
@given(structures(), AMOUNTS)
def test_just_below_a_breakpoint_the_pieces_meet(structure: Structure, assets: F) -> None:
    curve = payout_curve(structure)
    assert all(point.jumps == {} for point in curve.breakpoints)
    parts = curve.parts(assets)
    assert 0 <= sum(parts.values()) <= 1
    step = min([point.assets - assets for point in curve.breakpoints if point.assets > assets], default=F(1))
    later, now = curve(assets + step), curve(assets)
    assert all(later[name] - now[name] == parts[name] * step for name in parts)


@LAW
@given(structures(), AMOUNTS)
def test_cents_add_up_to_the_payments_but_for_a_part_of_one(structure: Structure, assets: F) -> None:
    payout = distribute(structure, assets)
    exact, cents = by_holder(payout), in_cents(payout)
    short = sum(row.amount for row in exact) - sum(row.amount for row in cents)
    assert 0 <= short < F(1, 100)
    assert all(abs(a.amount - b.amount) < F(1, 100) for a, b in zip(exact, cents, strict=True))


def test_common_that_is_owed_nothing_has_no_say_in_how_its_rank_shares_a_shortfall() -> None:
    by_shares = [Claim(name, F(1), F(owed), rank=1, basis=Basis.SHARES) for name, owed in (("A", 1), ("B", 2))]
    common = Claim("Common", F(1), rank=1, participation=Participation())
    for claims in ((*by_shares, common), (common, *by_shares)):
        amounts = distribute(Structure(claims), F(1)).amounts
        assert amounts == {"A": F(1, 2), "B": F(1, 2), "Common": F(0)}
