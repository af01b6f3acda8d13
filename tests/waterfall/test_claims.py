"""What a claim stands for, is owed and may take."""

from __future__ import annotations

import pytest
from attrs import evolve

from paripassu.model.claims import Cap, Claim, Conversion, Converts, Participation, Structure, option
from waterfall.structures import F, ordinary, plain, sharing


def test_a_claim_stands_for_common_shares_at_its_ratio() -> None:
    assert evolve(plain("K", 14_000, 14_000_000), common_per_share=F(1000) / F("0.23")).as_converted == F(
        1_400_000_000, 23
    )


def test_what_was_paid_or_set_aside_is_owed_no_more() -> None:
    assert Claim("K", F(10), F(10), paid=F(30)).unpaid == 70
    assert Claim("K", F(10), F(10), paid=F(130)).unpaid == 0


def test_stock_has_no_strike() -> None:
    assert (plain("A", 10, 50).strike_money, option("O", F(10), F(3)).strike_money) == (F(0), F(30))


@pytest.mark.parametrize(
    ("converts", "may_choose"),
    [(Converts.NEVER, False), (Converts.MAY, True), (Converts.GREATER_OF, True), (Converts.NOW, False)],
)
def test_only_two_kinds_of_conversion_are_a_choice(converts: Converts, may_choose: bool) -> None:
    assert plain("A", 10, 50, conversion=Conversion(converts)).may_choose is may_choose


@pytest.mark.parametrize(
    ("claim", "room"),
    [
        (plain("A", 10, 50), None),
        (sharing("A", 10, 50), None),
        (sharing("A", 10, 50, cap=80), F(30)),
        (sharing("A", 10, 50, cap=40), F(0)),
        (Claim("A", F(10), F(5), participation=Participation(Cap(F(4), counts_preference=False))), F(40)),
    ],
)
def test_a_cap_leaves_room_beside_the_preference(claim: Claim, room: F | None) -> None:
    assert claim.room == room


def test_a_structure_knows_its_claims_by_name() -> None:
    structure = Structure((plain("A", 10, 50), ordinary("Common", 10)))
    assert structure.claim("Common") == ordinary("Common", 10)
    assert structure.claim("B") is None


def test_a_citation_is_no_part_of_what_a_claim_is() -> None:
    assert evolve(plain("A", 10, 50), cite="A §3") == plain("A", 10, 50)
