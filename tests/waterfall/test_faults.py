"""Structures that contradict themselves, or that rarely mean what they say."""

from __future__ import annotations

import pytest
from attrs import evolve

from paripassu.model.claims import Basis, Cap, CarveOut, Claim, Participation, PoolShare, Structure, option
from paripassu.waterfall.faults import FaultKind, faults
from waterfall.structures import MAY, F, ordinary, plain, sharing

REST = ordinary("Common", 10)


def kinds(structure: Structure) -> list[tuple[FaultKind, str]]:
    return [(fault.kind, fault.payee) for fault in faults(structure)]


def test_a_sound_structure_has_none() -> None:
    structure = Structure(
        (plain("A", 10, 50), sharing("B", 10, 50, cap=90), REST, option("O", F(5), F(1))),
        (CarveOut("Costs", F(3)), CarveOut("Team", percent=F(1, 10), limit=F(9))),
        holdings={"A": {"Ann": F(4), "Bob": F(6)}},
    )
    assert faults(structure) == ()


@pytest.mark.parametrize(
    "claim",
    [
        evolve(plain("A", 10, 50), shares=F(-10)),
        evolve(plain("A", 10, 50), owed=F(-5), paid=F(-60)),
        evolve(plain("A", 10, 50), common_per_share=F(-1)),
        evolve(plain("A", 10, 0), participation=Participation(after=F(-1))),
        evolve(plain("A", 10, 0), participation=Participation(Cap(F(-1), counts_preference=False))),
        option("A", F(10), F(-1)),
    ],
)
def test_numbers_below_zero_are_no_terms(claim: Claim) -> None:
    assert (FaultKind.NEGATIVE, "A") in kinds(Structure((claim, REST)))


def test_two_payees_of_one_name_cannot_be_told_apart() -> None:
    assert kinds(Structure((REST,), (CarveOut("Common", F(1)),))) == [(FaultKind.DUPLICATE, "Common")]


def test_a_cap_below_the_preference_is_doubtful_and_pays_the_preference() -> None:
    (fault,) = faults(Structure((sharing("A", 10, 50, cap=40), REST)))
    assert (fault.kind, fault.is_doubtful) == (FaultKind.CAP_BELOW_PREFERENCE, True)
    assert fault.says == "The cap of `A` is below what it is owed first."


def test_a_cap_of_zero_is_not_the_same_as_no_cap() -> None:
    assert kinds(Structure((sharing("A", 10, 50, cap=0), REST))) == [(FaultKind.CAP_OF_ZERO, "A")]


def test_a_cap_on_top_of_the_preference_may_be_smaller_than_it() -> None:
    sharing_more = Participation(Cap(F(1), counts_preference=False))
    assert kinds(Structure((Claim("A", F(10), F(5), participation=sharing_more), REST))) == []


def test_one_rank_has_one_measure_of_shortfall() -> None:
    both = (plain("A", 10, 50), evolve(plain("B", 10, 50), basis=Basis.SHARES))
    (fault,) = faults(Structure((*both, REST)))
    assert (fault.kind, fault.payee, fault.is_doubtful) == (FaultKind.MIXED_BASIS, "B", False)
    assert fault.says == "`B` shares a shortfall by shares, others of its rank by another measure."


def test_common_has_no_measure_of_shortfall() -> None:
    assert kinds(Structure((plain("A", 10, 50), evolve(REST, basis=Basis.SHARES)))) == []


def test_conversion_into_nothing_is_no_conversion() -> None:
    claim = evolve(plain("A", 10, 50), common_per_share=F(0))
    assert kinds(Structure((claim, REST))) == [(FaultKind.CONVERTS_INTO_NOTHING, "A")]


def test_more_paid_than_owed_is_doubtful() -> None:
    (fault,) = faults(Structure((evolve(plain("A", 10, 50), paid=F(51)), REST)))
    assert (fault.kind, fault.is_doubtful) == (FaultKind.OVERPAID, True)


def test_nobody_to_take_the_rest_is_doubtful() -> None:
    capped = Claim("B", F(10), F(5), participation=Participation(Cap(F(9))))
    assert kinds(Structure((Claim("A", F(10), F(5)), capped))) == [(FaultKind.NO_REST, "")]
    assert kinds(Structure((Claim("A", F(10), F(5), conversion=MAY), capped))) == []


@pytest.mark.parametrize("carve_out", [CarveOut("T", F(-1)), CarveOut("T", percent=F(-1)), CarveOut("T", limit=F(-1))])
def test_a_carve_out_is_not_below_zero(carve_out: CarveOut) -> None:
    assert kinds(Structure((REST,), (carve_out,))) == [(FaultKind.NEGATIVE, "T")]


def test_a_carve_out_takes_no_more_than_all() -> None:
    assert kinds(Structure((REST,), (CarveOut("T", percent=F(11, 10)),))) == [(FaultKind.PERCENT, "T")]


def test_the_pool_shares_out_no_more_than_all() -> None:
    members = (Claim("A", F(1)), Claim("B", F(1)))
    pool = (PoolShare("A", F(3, 5), F(1)), PoolShare("B", F(3, 5), F(1)))
    assert kinds(Structure((*members, REST), pool=pool)) == [(FaultKind.PERCENT, "")]


@pytest.mark.parametrize(
    ("member", "share"),
    [
        (Claim("A", F(1)), PoolShare("X", F(1, 2), F(1))),
        (sharing("A", 10, 50), PoolShare("A", F(1, 2), F(9))),
        (option("A", F(10), F(1)), PoolShare("A", F(1, 2), F(9))),
        (Claim("A", F(1), F(5)), PoolShare("A", F(1, 2), F(4))),
    ],
)
def test_a_member_of_the_pool_is_preferred_with_a_multiple_above_its_preference(
    member: Claim, share: PoolShare
) -> None:
    assert kinds(Structure((member, REST), pool=(share,))) == [(FaultKind.POOL, share.claim)]


def test_a_percentage_below_zero_is_no_part_of_a_pool() -> None:
    pool = (PoolShare("A", F(-1, 2), F(9)),)
    assert kinds(Structure((Claim("A", F(1)), REST), pool=pool)) == [(FaultKind.NEGATIVE, "A")]


def test_only_ten_classes_may_convert_beside_a_pool() -> None:
    ten = tuple(plain(f"P{number}", 10, 50) for number in range(10))
    pool = (PoolShare("A", F(1, 2), F(9)),)
    assert kinds(Structure((Claim("A", F(1)), *ten, REST), pool=pool)) == []
    eleven = (*ten, plain("P10", 10, 50))
    assert kinds(Structure((Claim("A", F(1)), *eleven, REST), pool=pool)) == [(FaultKind.POOL, "")]


@pytest.mark.parametrize(
    ("holdings", "kind"),
    [
        ({"X": {"Ann": F(1)}}, FaultKind.HOLDINGS),
        ({"Common": {"Ann": F(9)}}, FaultKind.HOLDINGS),
        ({"Common": {"Ann": F(11), "Bob": F(-1)}}, FaultKind.NEGATIVE),
    ],
)
def test_holdings_are_of_claims_and_add_up(holdings: dict[str, dict[str, F]], kind: FaultKind) -> None:
    assert [own for own, _ in kinds(Structure((REST,), holdings=holdings))] == [kind]
