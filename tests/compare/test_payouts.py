"""Two payout curves laid over each other: the difference is exact at every amount, and what is the same is proved."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.compare.payouts import PayeeDifference, PayoutComparison, compare_payouts
from paripassu.model.claims import Cap, Claim, Conversion, Converts, Participation, Structure, common
from paripassu.waterfall.curve import PayoutCurve, payout_curve
from paripassu.waterfall.distribute import distribute

EPSILON = Fraction(1, 10**6)


def curve_of(owed: int, **more: object) -> PayoutCurve:
    """Common beside one series of ten shares."""
    return payout_curve(structure(owed, **more))


def structure(owed: int, **more: object) -> Structure:
    claim = Claim("A", Fraction(10), Fraction(owed), **more)  # type: ignore[arg-type]
    return Structure((claim, common("Common", Fraction(90))))


def of(found: PayoutComparison, payee: str) -> PayeeDifference:
    return next(each for each in found.payees if each.payee == payee)


def stretches(found: PayoutComparison, payee: str) -> list[tuple[object, ...]]:
    return [(one.start, one.end, one.sign, one.most, one.most_at) for one in of(found, payee).stretches]


def test_a_higher_preference_pays_more_from_the_lower_one_on_and_never_stops() -> None:
    found = compare_payouts(curve_of(10), curve_of(15), {})
    assert stretches(found, "A") == [(0, 100, 0, 0, 0), (100, None, 1, 50, 150)]
    assert stretches(found, "Common") == [(0, 100, 0, 0, 0), (100, None, -1, -50, 150)]
    assert found.breakpoints == (2, 2)


def test_equal_structures_coincide_piece_by_piece() -> None:
    found = compare_payouts(curve_of(10), curve_of(10), {})
    assert found.is_same
    assert [stretch.pieces for each in found.payees for stretch in each.stretches] == [2, 2]


def test_a_difference_without_bound_has_no_most() -> None:
    shared = curve_of(10, participation=Participation())
    found = compare_payouts(curve_of(10), shared, {})
    assert stretches(found, "A") == [(0, 100, 0, 0, 0), (100, None, 1, None, None)]


def test_who_pays_more_changes_where_the_lines_cross() -> None:
    capped = curve_of(10, participation=Participation(Cap(Fraction(20))))
    found = compare_payouts(curve_of(15), capped, {})
    # At 600 dollars the share of one tenth of 500 and the 100 make what the plain 150 are.
    assert list(of(found, "A").crossings) == [600]
    assert of(found, "A")(Fraction(600)) == 0
    assert of(found, "A")(Fraction(599)) < 0 < of(found, "A")(Fraction(601))
    assert stretches(found, "A")[1] == (100, 600, -1, -45, 150)


def test_a_payee_that_one_side_lacks_gets_nothing_there() -> None:
    alone = payout_curve(Structure((common("Common", Fraction(90)),)))
    found = compare_payouts(curve_of(10), alone, {})
    assert stretches(found, "A") == [(0, 0, 0, 0, 0), (0, None, -1, -100, 100)]
    back = compare_payouts(alone, curve_of(10), {})
    assert stretches(back, "A")[1] == (0, None, 1, 100, 100)


def test_a_payee_of_another_name_is_compared_under_it() -> None:
    other = payout_curve(Structure((Claim("B", Fraction(10), Fraction(10)), common("Common", Fraction(90)))))
    assert compare_payouts(curve_of(10), other, {"A": "B"}).is_same


claims = st.builds(
    lambda owed, rank, rate, converts, cap: Claim(
        "A",
        Fraction(10),
        Fraction(owed),
        rank,
        common_per_share=Fraction(rate),
        conversion=Conversion(Converts.MAY if converts else Converts.NEVER),
        participation=None if cap is None else Participation(Cap(Fraction(owed + cap)) if cap else None),
    ),
    st.integers(1, 30),
    st.integers(1, 3),
    st.integers(1, 4),
    st.booleans(),
    st.one_of(st.none(), st.integers(0, 30)),
)


def with_others(claim: Claim) -> Structure:
    return Structure((claim, Claim("B", Fraction(20), Fraction(7), 2), common("Common", Fraction(70))))


@given(claims, claims, st.integers(0, 5000))
@settings(max_examples=60)
def test_the_difference_is_that_of_direct_payouts_at_and_around_every_breakpoint(
    one: Claim, other: Claim, further: int
) -> None:
    ours, theirs = with_others(one), with_others(other)
    found = compare_payouts(payout_curve(ours), payout_curve(theirs), {})
    starts = {segment.start for each in found.payees for segment in each.segments}
    for start in sorted({*starts, Fraction(further)}):
        for assets in (start, start + EPSILON, max(start - EPSILON, Fraction(0))):
            direct = distribute(ours, assets).amounts, distribute(theirs, assets).amounts
            for each in found.payees:
                assert each(assets) == direct[1][each.payee] - direct[0][each.payee]


@given(claims, claims)
@settings(max_examples=40)
def test_swapping_the_sides_turns_every_difference_around(one: Claim, other: Claim) -> None:
    curves = payout_curve(with_others(one)), payout_curve(with_others(other))
    there, back = compare_payouts(*curves, {}), compare_payouts(curves[1], curves[0], {})
    for each in there.payees:
        assert [-stretch.sign for stretch in each.stretches] == [one.sign for one in of(back, each.payee).stretches]
        assert each.crossings == of(back, each.payee).crossings


@given(claims, claims)
@settings(max_examples=40)
def test_stretches_cover_every_amount_once_and_the_most_is_never_exceeded(one: Claim, other: Claim) -> None:
    found = compare_payouts(payout_curve(with_others(one)), payout_curve(with_others(other)), {})
    for each in found.payees:
        assert each.stretches[0].start == 0
        assert each.stretches[-1].end is None
        for before, after in zip(each.stretches, each.stretches[1:], strict=False):
            assert (before.end, before.end_is_open) == (after.start, not after.is_open)
        for stretch in each.stretches:
            if stretch.most is not None:
                inside = [
                    s
                    for s in each.segments
                    if s.start >= stretch.start and (stretch.end is None or s.start < stretch.end)
                ]
                assert all(abs(segment.at_start) <= abs(stretch.most) for segment in inside)
