"""What each holder gets, exactly and to the cent, and what comes later."""

from __future__ import annotations

from paripassu.model.claims import CarveOut, Conversion, Converts, Gauge, Structure, Trigger
from paripassu.waterfall.distribute import distribute
from paripassu.waterfall.holders import by_holder, in_cents
from paripassu.waterfall.instalments import pay_later
from paripassu.waterfall.steps import HolderPayment
from waterfall.structures import F, ordinary, plain, sharing

THREE = Structure(
    (plain("A", 3, 1), ordinary("Common", 7), ordinary("None", 0)),
    (CarveOut("Costs", F(1)),),
    holdings={"A": {"Ann": F(1), "Bob": F(2)}, "Common": {"Ann": F(7)}},
)


def test_a_holder_is_paid_for_its_shares_of_each_claim() -> None:
    assert by_holder(distribute(THREE, F(2))) == (
        HolderPayment("", "Costs", F(1), F(1)),
        HolderPayment("Ann", "A", F(1), F(1, 3)),
        HolderPayment("Bob", "A", F(2), F(2, 3)),
        HolderPayment("Ann", "Common", F(7), F(0)),
        HolderPayment("", "None", F(0), F(0)),
    )


def test_cents_go_by_largest_remainder_and_add_up() -> None:
    rows = in_cents(distribute(THREE, F(2)))
    assert [row.amount for row in rows] == [F(1), F("0.33"), F("0.67"), F(0), F(0)]


def test_a_part_of_a_cent_stays_with_the_payer() -> None:
    rows = in_cents(distribute(THREE, F("11.005")))
    assert sum(row.amount for row in rows) == F(11)


def test_money_from_an_escrow_makes_one_payout_with_the_money_before() -> None:
    structure = Structure((plain("A", 10, 50), ordinary("Common", 30)))
    assert pay_later(structure, F(40), F(60)) == {"A": F(10), "Common": F(50)}
    assert pay_later(structure, F(100), F(300)) == {"A": F(50), "Common": F(250)}


def test_later_money_shows_who_had_too_much_where_terms_jump() -> None:
    claim = sharing("A", 10, 50)
    conversion = Conversion(Converts.MAY, Trigger(Gauge.ASSETS, F(200)))
    forced = (
        Structure((claim, ordinary("Common", 10)))
        .claims[0]
        .__class__("A", claim.shares, claim.owed, participation=claim.participation, conversion=conversion)
    )
    assert pay_later(Structure((forced, ordinary("Common", 10))), F(190), F(10)) == {"A": F(-20), "Common": F(30)}
