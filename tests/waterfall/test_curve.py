"""The curve: every breakpoint with its reason, and the same money as a direct payout at every amount."""

from __future__ import annotations

from itertools import pairwise

import pytest

from paripassu.model.claims import CarveOut, Claim, Exercise, Structure, option
from paripassu.waterfall.curve import Piece, payout_curve
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.steps import Standing
from waterfall.structures import MAY, MILLION, Dice, F, any_assets, any_pool, any_structure, ordinary, plain, sharing

M = MILLION


def test_a_stack_of_three_capped_series_bends_where_the_published_table_says() -> None:
    structure = Structure(
        (
            sharing("C", 1_500_000, 15 * M, 1, cap=30 * M),
            sharing("B", 300_000, 2_100_000, 2, cap=4_200_000),
            sharing("A", 200_000, 900_000, 3, cap=1_800_000),
            ordinary("Common", M),
        )
    )
    curve = payout_curve(structure)
    points = [(point.assets, curve.price(point.assets), point.reasons[-1]) for point in curve.breakpoints[3:]]
    assert points == [
        (F(18 * M), F(0), "Common starts"),
        (F(31_500_000), F(9, 2), "cap of A reached"),
        (F(38_500_000), F(7), "cap of B reached"),
        (F(43_500_000), F(9), "A converts"),
        (F(46_200_000), F(10), "cap of C reached"),
        (F(51 * M), F(14), "B converts"),
        (F(60 * M), F(20), "C converts"),
    ]


def test_options_warrants_on_preferred_and_dividends_bend_where_the_published_table_says() -> None:
    structure = Structure(
        (
            Claim("A", F(1000), F(3, 2), conversion=MAY),
            ordinary("Common", 1000),
            option("Options", F(1000), F(1, 5)),
            Claim("Warrants", F(1000), F(1), conversion=MAY, exercise=Exercise(F(1))),
        )
    )
    assert [(point.assets, point.reasons) for point in payout_curve(structure).breakpoints] == [
        (F(0), ("A starts",)),
        (F(1500), ("A paid in full", "Common starts")),
        (F(1700), ("Options exercises",)),
        (F(3300), ("Warrants exercises",)),
        (F(4800), ("A converts",)),
    ]


def test_each_payee_has_straight_pieces_with_its_part_of_the_next_dollar() -> None:
    curve = payout_curve(Structure((plain("A", 10, 50), ordinary("Common", 30))))
    assert curve.pieces("A") == (
        Piece(F(0), F(50), F(0), F(1)),
        Piece(F(50), F(200), F(50), F(0)),
        Piece(F(200), None, F(50), F(1, 4)),
    )
    assert curve.pieces("Common") == (
        Piece(F(0), F(50), F(0), F(0)),
        Piece(F(50), F(200), F(0), F(1)),
        Piece(F(200), None, F(150), F(3, 4)),
    )


def test_a_curve_up_to_an_amount_ends_there() -> None:
    curve = payout_curve(Structure((plain("A", 10, 50), ordinary("Common", 30))), up_to=F(100))
    assert [point.assets for point in curve.breakpoints] == [0, 50]
    assert curve.pieces("A")[-1] == Piece(F(50), F(100), F(50), F(0))


def test_carve_outs_bend_the_curve_too() -> None:
    carved = (CarveOut("Costs", F(10)), CarveOut("Nothing"), CarveOut("Team", percent=F(1, 4), limit=F(5)))
    curve = payout_curve(Structure((plain("A", 10, 50), ordinary("Common", 30)), carved))
    assert [(point.assets, point.reasons) for point in curve.breakpoints] == [
        (F(0), ("Costs starts",)),
        (F(10), ("Costs carved out", "Team starts", "A starts")),
        (F(30), ("Team carved out",)),
        (F(65), ("A paid in full", "Common starts")),
        (F(215), ("A converts",)),
    ]
    assert curve.pieces("Costs") == (Piece(F(0), F(10), F(0), F(1)), Piece(F(10), None, F(10), F(0)))
    assert [piece.rate for piece in curve.pieces("A")] == [F(0), F(3, 4), F(1), F(0), F(1, 4)]
    assert curve(F(30)) == {"Costs": F(10), "Nothing": F(0), "Team": F(5), "A": F(15), "Common": F(0)}


def test_a_carve_out_of_everything_leaves_stock_nothing_and_no_bend() -> None:
    carved = (CarveOut("Bank", percent=F(1)), CarveOut("Team", F(3)))
    curve = payout_curve(Structure((ordinary("Common", 30),), carved))
    assert [point.reasons for point in curve.breakpoints] == [("Bank starts",)]
    assert curve(F(7)) == {"Bank": F(7), "Team": F(0), "Common": F(0)}


def test_amounts_per_share_leave_out_who_has_no_share() -> None:
    curve = payout_curve(Structure((plain("A", 10, 50), ordinary("None", 0), ordinary("Common", 30))))
    assert curve.per_share(F(400)) == {"A": F(10), "Common": F(10)}


def test_what_nobody_claims_is_known_at_every_amount() -> None:
    curve = payout_curve(Structure((Claim("K", F(10), F(10)),)))
    assert (curve.unclaimed(F(100)), curve.unclaimed(F(130))) == (F(0), F(30))


def test_a_stranger_has_no_pieces() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        payout_curve(Structure((ordinary("Common", 1),))).pieces("X")


def test_rights_of_twenty_classes_and_fifty_strikes_make_one_curve() -> None:
    classes = [plain(f"P{n}", 1000 + n, 5000 + 7 * n, n % 6) for n in range(10)]
    classes += [sharing(f"C{n}", 900 + n, 2000 + 11 * n, n % 6, cap=6000 + 5 * n) for n in range(10)]
    strikes = [option(f"O{n}", F(100), F(n + 1, 3)) for n in range(50)]
    structure = Structure((*classes, ordinary("Common", 5000), *strikes))
    curve = payout_curve(structure)
    # 0, 6 tiers, 50 strikes, 10 + 10 conversions, 10 caps, of which two meet a strike (at $5 and at $20/3).
    assert len(curve.breakpoints) == 85
    for assets in (F(1000), F(123_457, 3), F(700_001, 7), F(2_000_000)):
        assert curve(assets) == distribute(structure, assets).amounts


def test_two_thousand_classes_are_paid_from_one_curve() -> None:
    classes = [plain(f"P{n}", 1000 + n, 5000 + 7 * n, n % 50) for n in range(1000)]
    classes += [sharing(f"C{n}", 900 + n, 2000 + 11 * n, n % 50, cap=6000 + 15 * n) for n in range(1000)]
    curve = payout_curve(Structure((*classes, ordinary("Common", 500_000))))
    assert len(curve.breakpoints) > 2000
    for assets in (F(4_000_000), F(20_000_000), F(90_000_000, 7)):
        assert sum(curve(assets).values()) == assets


@pytest.mark.parametrize("is_pooled", [False, True])
def test_the_curve_is_the_payout_at_every_amount(is_pooled: bool) -> None:
    dice = Dice(11)
    for _ in range(60):
        structure = any_pool(dice, 3) if is_pooled else any_structure(dice, 6)
        curve = payout_curve(structure)
        uncertain = [(own.start, own.end) for own in curve.ambiguities]
        for assets in [any_assets(dice) for _ in range(4)] + [point.assets for point in curve.breakpoints]:
            payout = distribute(structure, assets)
            assert curve(assets) == payout.amounts
            assert curve.unclaimed(assets) == payout.unclaimed
            is_sure = not any(start <= assets and (end is None or assets <= end) for start, end in uncertain)
            assert is_sure <= (payout.standing is Standing.ONE)


def test_the_pieces_of_every_payee_lie_on_the_curve_and_meet() -> None:
    dice = Dice(12)
    for _ in range(60):
        structure = any_structure(dice, 6)
        curve = payout_curve(structure)
        assets = any_assets(dice)
        for name in curve.payees:
            pieces = curve.pieces(name)
            own = [piece for piece in pieces if piece.start <= assets][-1]
            assert own.payment + own.rate * (assets - own.start) == curve(assets)[name]
            for before, after in pairwise(pieces):
                assert before.end == after.start
                assert before.payment + before.rate * (after.start - before.start) == after.payment
                assert before.rate != after.rate
