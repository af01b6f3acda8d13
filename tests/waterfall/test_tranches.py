"""The breakpoint table for option pricing."""

from __future__ import annotations

from paripassu.model.claims import CarveOut, Claim, Conversion, Converts, Gauge, Structure, Trigger, option
from paripassu.waterfall.curve import payout_curve
from paripassu.waterfall.tranches import Tranche, tranches
from waterfall.structures import MAY, F, ordinary, plain, sharing

SMALL = Structure((plain("A", 10, 50), ordinary("Common", 30), option("O", F(10), F(2))))


def test_each_tranche_is_shared_in_fixed_parts() -> None:
    assert tranches(payout_curve(SMALL)) == (
        Tranche(F(0), F(50), {"A": F(1), "Common": F(0), "O": F(0)}, F(0), ("A starts",), {}),
        Tranche(F(50), F(110), {"A": F(0), "Common": F(1), "O": F(0)}, F(0), ("A paid in full", "Common starts"), {}),
        Tranche(F(110), F(230), {"A": F(0), "Common": F(3, 4), "O": F(1, 4)}, F(0), ("O exercises",), {}),
        Tranche(F(230), None, {"A": F(1, 5), "Common": F(3, 5), "O": F(1, 5)}, F(0), ("A converts",), {}),
    )


def test_a_table_up_to_an_amount_ends_there() -> None:
    assert [(row.start, row.end) for row in tranches(payout_curve(SMALL, up_to=F(120)))] == [
        (F(0), F(50)),
        (F(50), F(110)),
        (F(110), F(120)),
    ]


def test_what_nobody_claims_is_a_part_too() -> None:
    table = tranches(payout_curve(Structure((Claim("K", F(10), F(10)),))))
    assert [(row.start, row.unclaimed) for row in table] == [(F(0), F(0)), (F(100), F(1))]


def test_a_table_starts_at_zero_even_where_nobody_does() -> None:
    (row,) = tranches(payout_curve(Structure(())))
    assert (row.start, row.end, row.unclaimed, row.reasons) == (F(0), None, F(1), ())


def test_carve_outs_take_their_part_of_a_tranche() -> None:
    structure = Structure((plain("A", 10, 50), ordinary("Common", 30)), (CarveOut("Team", percent=F(1, 10)),))
    assert [row.parts["Team"] for row in tranches(payout_curve(structure))] == [F(1, 10)] * 3


def test_a_jump_is_listed_apart_from_the_parts() -> None:
    forced = Claim(
        "A",
        F(10),
        F(5),
        participation=sharing("A", 10, 50).participation,
        conversion=Conversion(Converts.MAY, Trigger(Gauge.ASSETS, F(200))),
    )
    table = tranches(payout_curve(Structure((forced, ordinary("Common", 10)))))
    assert table[-1].jumps == {"A": F(-25), "Common": F(25)}
    assert [row.jumps for row in table[:-1]] == [{}, {}]


def test_warrants_on_preferred_share_in_the_tier_that_pays_their_strike() -> None:
    warrants = Claim("W", F(10), F(10), conversion=MAY, exercise=option("W", F(1), F(5)).exercise)
    table = tranches(payout_curve(Structure((Claim("A", F(10), F(10)), warrants, ordinary("Common", 10)))))
    assert [(row.start, row.parts["W"], row.reasons[0]) for row in table[:3]] == [
        (F(0), F(0), "A starts"),
        (F(50), F(1, 2), "W exercises"),
        (F(150), F(0), "A paid in full"),
    ]
