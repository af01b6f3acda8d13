"""The certificate: each check fails when what it checks is wrong, and every change of mind is really tried."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from paripassu.model.claims import Claim, Conversion, Converts, Exercise, Gauge, PoolShare, Structure, Trigger, option
from paripassu.waterfall.certificate import Certificate, certify
from paripassu.waterfall.distribute import Distribution, distribute
from paripassu.waterfall.turns import Mode
from waterfall.structures import NEVER, F, ordinary, plain, sharing

TWO = Structure((plain("A", 10, 50, 1), plain("B", 10, 100, 2), ordinary("Common", 10)))


def with_amounts(payout: Distribution, **amounts: dict[str, Any]) -> Distribution:
    """The payout as if somebody had been paid otherwise."""
    payments = tuple(evolve(own, **amounts.get(own.name, {})) for own in payout.payments)
    return evolve(payout, payments=payments)


def failed(certificate: Certificate) -> dict[str, tuple[str, ...]]:
    return {check.name: check.faults for check in certificate.checks if not check.holds}


def test_a_right_payout_passes_every_check() -> None:
    certificate = certify(distribute(TWO, F(200)))
    assert certificate.holds
    assert [check.name for check in certificate.checks] == [
        "payments add up to the assets",
        "nobody is paid less than nothing",
        "payments follow from the choices made",
        "no class is better off switching alone",
        "no rank is paid before an earlier one is whole",
        "claims of one rank are paid alike",
        "nobody is above a cap",
        "triggers are met just where they are applied",
        "the stable outcome is the only one",
    ]


def test_every_other_choice_is_paid_out_for_real() -> None:
    switches = certify(distribute(TWO, F(300))).switches
    assert [(own.name, own.tried.converts, own.paid, own.instead) for own in switches] == [
        ("A", False, F(100), F(50)),
        ("B", True, F(100), F(100)),
    ]


def test_options_and_warrants_try_to_exercise_or_not_and_then_to_convert() -> None:
    warrants = Claim("W", F(10), F(4), conversion=Conversion(Converts.MAY), exercise=Exercise(F(2)))
    structure = Structure((warrants, option("O", F(10), F(5)), ordinary("Common", 10)))
    switches = certify(distribute(structure, F(60))).switches
    assert [(own.name, own.tried) for own in switches] == [
        ("W", Mode(False, False)),
        ("W", Mode(True, True)),
        ("O", Mode(False, True)),
    ]
    assert [own.instead for own in switches] == [F(0), F(20), F(-5)]


def test_money_that_is_missing_is_noticed() -> None:
    payout = with_amounts(distribute(TWO, F(200)), Common={"amount": F(1)})
    assert failed(certify(payout)) == {
        "payments add up to the assets": ("assets",),
        "payments follow from the choices made": ("Common",),
    }


def test_a_payment_below_zero_is_noticed() -> None:
    payout = with_amounts(distribute(TWO, F(200)), Common={"amount": F(-1)})
    assert failed(certify(payout))["nobody is paid less than nothing"] == ("Common",)


def test_a_class_that_should_have_converted_is_noticed() -> None:
    right = distribute(TWO, F(400))
    kept = tuple(evolve(choice, converts=choice.name == "A") for choice in right.choices)
    paid = {"amount": F(100), "preference": F(100), "as_common": F(0)}
    payout = evolve(with_amounts(right, A={"amount": F(150)}, B=paid, Common={"amount": F(150)}), choices=kept)
    assert failed(certify(payout)) == {"no class is better off switching alone": ("B",)}


def test_a_junior_rank_paid_before_a_senior_one_is_noticed() -> None:
    payout = with_amounts(distribute(TWO, F(60)), A={"preference": F(40)}, B={"preference": F(20)})
    assert failed(certify(payout)) == {"no rank is paid before an earlier one is whole": ("B",)}


def test_common_paid_before_preferred_is_noticed() -> None:
    payout = with_amounts(distribute(TWO, F(60)), Common={"as_common": F(1)})
    assert failed(certify(payout)) == {"no rank is paid before an earlier one is whole": ("Common",)}


def test_unequal_shares_of_one_rank_are_noticed() -> None:
    alike = Structure((plain("A", 10, 50, conversion=NEVER), plain("B", 10, 100, conversion=NEVER)))
    payout = with_amounts(distribute(alike, F(60)), A={"preference": F(30)}, B={"preference": F(30)})
    assert failed(certify(payout)) == {"claims of one rank are paid alike": ("B",)}


def test_more_than_a_cap_is_noticed() -> None:
    structure = Structure((sharing("A", 10, 50, cap=60), ordinary("Common", 10)))
    payout = with_amounts(distribute(structure, F(80)), A={"participation": F(11)})
    assert failed(certify(payout)) == {"nobody is above a cap": ("A",)}


def test_more_than_a_multiple_out_of_a_pool_is_noticed() -> None:
    structure = Structure((Claim("P", F(10), F(1)), ordinary("C", 1)), pool=(PoolShare("P", F(1, 2), F(3)),))
    payout = with_amounts(distribute(structure, F(80)), P={"pool": F(21)})
    assert failed(certify(payout)) == {"nobody is above a cap": ("P",)}


@pytest.mark.parametrize("assets", [F(99), F(101)])
def test_a_trigger_applied_at_the_wrong_amount_is_noticed(assets: F) -> None:
    forced = evolve(sharing("A", 10, 50), conversion=Conversion(Converts.MAY, Trigger(Gauge.ASSETS, F(100))))
    payout = distribute(Structure((forced, ordinary("Common", 10))), assets)
    moved = evolve(payout, assets=F(200) - assets)
    assert failed(certify(moved))["triggers are met just where they are applied"] == ("A",)


def test_options_exercised_behind_their_lock_are_noticed() -> None:
    opens = Trigger(Gauge.ASSETS, F(100))
    options = evolve(option("O", F(10), F(1)), exercise=Exercise(F(1), opens=opens))
    payout = distribute(Structure((options, ordinary("Common", 10))), F(100))
    assert failed(certify(payout)) == {}
    early = evolve(payout, assets=F(99))
    assert failed(certify(early))["triggers are met just where they are applied"] == ("O",)


def test_options_that_cost_nothing_have_nothing_to_choose() -> None:
    opens = Trigger(Gauge.ASSETS, F(100))
    free = evolve(option("Free", F(10), F(0)), exercise=Exercise(F(0), opens=opens))
    structure = Structure((free, ordinary("Common", 10)))
    assert certify(distribute(structure, F(100))).switches == ()
    assert certify(distribute(structure, F(50))).holds


def test_a_series_converted_before_has_nothing_to_choose() -> None:
    forced = Conversion(Converts.NOW, Trigger(Gauge.ASSETS, F(1)))
    structure = Structure((plain("A", 10, 50, conversion=forced), ordinary("Common", 10)))
    certificate = certify(distribute(structure, F(40)))
    assert certificate.holds
    assert certificate.switches == ()
