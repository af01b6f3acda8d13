from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from deals import clause_of, series
from paripassu.model.clauses import (
    Conversion,
    Designation,
    Liquidation,
    LostCertificate,
    MergerCovenant,
    Notices,
    Protection,
    Reacquired,
    Shortfall,
    VotesBasis,
    Voting,
)
from paripassu.model.conversions import Approval, FractionRule
from paripassu.model.dividends import Dividends
from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import PRICE, Combine, Duration, Literal, Quantity, Threshold

SIGNED = date(2001, 11, 19)
H = Group("class", "H")
SENIOR = Group("senior")
OTHERS = Group("other preferred")
MAJORITY = Threshold(Fraction(1, 2), exceeded=True)


def test_every_section_of_series_k_is_cited_by_something() -> None:
    k = series("K")
    cited = dict.fromkeys(line.cite.section for line in k.lines)
    assert list(cited) == [
        *("§1", "§2", "§3", "§3(a)", "§3(b)", "§3(c)", "§3(d)", "§4"),
        *("§5", "§5(a)", "§5(b)", "§5(c)", "§5(d)", "§5(f)", "§5(e)", "§6"),
        *("§7", "§7(a)", "§7(b)(i)", "§7(b)(ii)", "§7(b)(iii)", "§7(c)", "§8"),
        *("§9", "§9(a)", "§9(b)", "§9(c)", "§9(i)", "§9(ii)", "§9(iii)"),
    ]
    assert k.not_encoded == ()
    assert (k.source, k.signed) == ("Certificate of Designation of Series K, Exhibit 4.1", SIGNED)


def test_section_1_designates_14000_shares_of_1000_dollars() -> None:
    k = series("K")
    designation = clause_of(k, Designation)
    assert designation.shares is not None
    assert designation.shares.value == 14_000
    assert designation.shares.cite.section == "§1"
    assert designation.shares.cite.words == "shares 14,000, fractions allowed"
    assert designation.fractions_allowed is not None
    assert designation.fractions_allowed.value is True
    assert designation.stated_value is not None
    assert designation.stated_value.value == 1000
    assert k.par_value is not None
    assert k.par_value.value == Fraction(1, 100)
    assert k.authorized == designation.shares


def test_section_2_denies_all_dividends() -> None:
    none = clause_of(series("K"), Dividends).none
    assert none is not None
    assert none.value is True
    assert str(none.cite) == "K §2"


def test_section_3_ranks_and_ends() -> None:
    clause = clause_of(series("K"), Liquidation)
    assert clause.amount is not None
    assert clause.amount.value == Quantity("stated value")
    assert [item.value for item in clause.ahead] == [
        Group("class", "Common"),
        Group("stock outstanding on", on=SIGNED),
    ]
    assert [item.value for item in clause.behind] == [H]
    assert clause.participation is not None
    assert clause.participation.value is None
    assert clause.trust_counts_as_paid is not None
    assert clause.trust_counts_as_paid.cite.section == "§3(c)"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("H-first", Shortfall(after=(H, SENIOR), together=(OTHERS,))),
        ("all-ratable", Shortfall(after=(SENIOR,), together=(OTHERS, H))),
        (
            "K-before-other",
            Shortfall(after=(H, SENIOR), together=(OTHERS,), ahead=(Group("preferred outstanding on", on=SIGNED),)),
        ),
    ],
)
def test_a_shortfall_is_shared_as_the_reading_says(choice: str, expected: Shortfall) -> None:
    shortfall = clause_of(series("K", shortfall=choice), Liquidation).shortfall
    assert shortfall is not None
    assert shortfall.value == expected
    assert shortfall.cite.readings == (f"shortfall={choice}", "later-senior=paid-first")


def test_later_senior_series_may_have_to_share() -> None:
    shortfall = clause_of(series("K", later_senior="with-the-rest"), Liquidation).shortfall
    assert shortfall is not None
    assert shortfall.value == Shortfall(after=(H,), together=(OTHERS, SENIOR))


@pytest.mark.parametrize(("choice", "deemed"), [("winding-up-only", False), ("is-liquidation", True)])
def test_a_sale_of_all_assets_is_excluded_or_deemed_by_the_reading(choice: str, deemed: bool) -> None:
    clause = clause_of(series("K", sale_of_assets=choice), Liquidation)
    sale = Matter("sale of substantially all assets")
    assert ([item.value for item in clause.deemed] == [sale]) is deemed
    assert (sale in [item.value for item in clause.excluded]) is not deemed
    item = (*clause.deemed, *clause.excluded[-1:])[0]
    assert item.cite.readings == (f"sale-of-assets={choice}",)


@pytest.mark.parametrize(("choice", "whole"), [("whole-per-holder", True), ("fractions-count", False)])
def test_section_4_counts_votes_as_the_reading_says(choice: str, whole: bool) -> None:
    clause = clause_of(series("K", votes=choice), Voting)
    assert clause.votes is not None
    assert clause.votes.value == VotesBasis(as_converted=True, whole_per_holder=whole, on_solicitation=True)
    assert clause.together_with is not None
    assert clause.together_with.value == ("Common",)
    (consent,) = clause.consents
    assert consent.value.matters == (Matter("written consent", of="Common"),)
    assert consent.value.of == ("K",)
    assert (consent.value.threshold, consent.value.is_prior, consent.value.in_writing) == (MAJORITY, True, True)


def test_section_5_converts_when_both_approvals_are_given() -> None:
    clause = clause_of(series("K"), Conversion)
    assert clause.into == "Common"
    assert clause.automatic is not None
    assert clause.automatic.value == (
        Approval("increase of authorized", of="Common", is_sufficient=True, threshold=MAJORITY),
        Approval(
            "issuance of conversion shares", of="K", threshold=Threshold(Fraction(1, 2), exceeded=True, base="present")
        ),
    )
    assert clause.automatic.cite.readings == (
        "approval=all-voting-stock",
        "reserved-shares=set-apart",
        "approval-in-writing=meeting-alone",
        "earlier-approvals=from-signing",
    )
    assert clause.rate is not None
    assert clause.rate.value == Combine("/", Quantity("stated value"), Literal(Fraction(23, 100), PRICE))
    assert clause.deliver is not None
    assert clause.deliver.value == Duration(3, "business days")
    assert clause.fractions is not None
    assert clause.fractions.value == FractionRule(company_may_elect_shares=True, price="board or close")


def test_common_alone_may_be_who_approves() -> None:
    automatic = clause_of(series("K", approval="Common-alone"), Conversion).automatic
    assert automatic is not None
    assert [approval.by for approval in automatic.value] == ["Common", "Common"]


def test_reserved_shares_may_count_toward_a_sufficient_increase() -> None:
    automatic = clause_of(series("K", reserved_shares="counted-in"), Conversion).automatic
    assert automatic is not None
    assert [approval.leaves_reserved for approval in automatic.value] == [False, False]


@pytest.mark.parametrize(("choice", "adjusts"), [("as-reorganization", True), ("no-adjustment", False)])
def test_a_split_moves_the_rate_as_the_reading_says(choice: str, adjusts: bool) -> None:
    split = clause_of(series("K", split=choice), Conversion).split_adjusts
    assert split is not None
    assert (split.value, split.cite.readings) == (adjusts, (f"split={choice}",))


def test_a_reorganization_needs_more_than_half_of_the_votes() -> None:
    item = clause_of(series("K"), Conversion).reorganization
    assert item is not None
    assert item.value.related_together
    assert item.value.matters == (
        Matter("capital reorganization", of="Common"),
        Matter("merger"),
        Matter("sale of substantially all assets"),
        Matter("transfer of voting securities", above=Fraction(1, 2)),
    )


def test_sections_5e_6_and_8_stand_as_they_are() -> None:
    k = series("K")
    lost, back, merger = clause_of(k, LostCertificate), clause_of(k, Reacquired), clause_of(k, MergerCovenant)
    proofs = (lost.evidence, lost.indemnity_unless_mutilated, lost.surrender_if_mutilated)
    assert [item.value for item in proofs if item is not None] == [True, True, True]
    assert lost.cite.section == "§5(e)"
    assert back.to is not None
    assert back.to.value == "Preferred"
    assert back.reissuable is not None
    assert back.reissuable.value is False
    covenants = (merger.no_avoidance, merger.survivor_assumes)
    assert [item.value for item in covenants if item is not None] == [True, True]


def test_section_7_protects_and_permits() -> None:
    clause = clause_of(series("K"), Protection)
    adverse, seniority, conversion, itself = clause.consents
    assert (adverse.cite.section, adverse.value.matters) == ("§7(a)", (Matter("adverse action", of="K"),))
    assert (adverse.value.by_subsidiary_too, adverse.value.subsidiary_above) == (True, Fraction(1, 2))
    assert seniority.cite.section == "§7(b)(i)"
    assert seniority.value.matters == (
        Matter("amendment reducing liquidation amount"),
        Matter("amendment changing seniority", on=SIGNED),
    )
    assert conversion.value.matters == (Matter("amendment changing section", sections=("§5",), rights_only=True),)
    assert itself.value.matters == (Matter("amendment changing section", sections=("§7",), rights_only=True),)
    (permission,) = clause.permissions
    assert permission.cite.section == "§7(c)"
    assert (permission.value.matters, permission.value.overrides) == ((Matter("senior issue"),), ())


def notices(**choices: str) -> Notices:
    return clause_of(series("K", **choices), Notices)


def test_section_9_asks_for_notice_ten_business_days_before() -> None:
    clause = notices()
    assert clause.before is not None
    assert clause.before.value == Duration(10, "business days")
    by_section: dict[str, list[str]] = {}
    for item in clause.of:
        by_section.setdefault(item.cite.section, []).append(item.value.kind)
    assert by_section == {
        "§9(a)": [
            "record date for dividend",
            "record date for distribution",
            "record date for subscription",
            "record date for other right",
        ],
        "§9(b)": [
            "capital reorganization",
            "reclassification",
            "recapitalization",
            "merger",
            "sale of substantially all assets",
        ],
        "§9(c)": ["liquidation"],
    }
    assert [item.cite.section for item in clause.contents] == ["§9(i)", "§9(ii)", "§9(iii)"]


@pytest.mark.parametrize(
    ("topic", "choice", "matter"),
    [
        ("record_date_to_vote", "with-notice", "record date to vote"),
        ("split_notice", "as-listed", "split"),
    ],
)
def test_a_reading_may_ask_for_more_notice(topic: str, choice: str, matter: str) -> None:
    silent = [item.value.kind for item in notices().of]
    (added,) = [item for item in notices(**{topic: choice}).of if item.value.kind not in silent]
    assert added.value.kind == matter
    assert added.cite.readings == (f"{topic.replace('_', '-')}={choice}",)
