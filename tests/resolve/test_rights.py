from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from deals import clause_of, findings, series_a
from paripassu.model.clauses import (
    Conversion,
    Reacquired,
    VotesBasis,
    Voting,
)
from paripassu.model.conversion_rights import CompanyConversion
from paripassu.model.quantities import NUMBER, PRICE, Combine, Literal, Quantity, Threshold
from paripassu.model.redemption import CompanyRedemption, HolderRedemption, Redemption
from paripassu.model.rights import Adjustment, ConversionLimit, Dilution, Offering, PriceTest
from paripassu.model.seats import Arrears

PRICE_PAID = Quantity("original price")
MAJORITY = Threshold(Fraction(1, 2), exceeded=True)


def conversion(folder: Path, line: str) -> Conversion:
    return clause_of(series_a(folder, f"§5 conversion into Common\n  {line}\n"), Conversion)


def test_holders_and_offerings_and_the_company_may_convert(tmp_path: Path) -> None:
    assert conversion(tmp_path, "optional at any time, by holder").optional is not None
    offering = conversion(
        tmp_path, "mandatory on a public offering at $5.00 or more a share raising at least $30,000,000"
    ).mandatory
    assert offering is not None
    assert offering.value == Offering(Fraction(5), Fraction(30_000_000))
    bare = conversion(tmp_path, "mandatory on a public offering").mandatory
    assert bare is not None
    assert bare.value == Offering()
    test = conversion(
        tmp_path, "company may convert all, if close of Common >= 120% of conversion price on 20 of 30 trading days"
    ).company_may
    level = Combine("*", Literal(Fraction(6, 5), NUMBER), Quantity("conversion price"))
    assert [each.value for each in test] == [CompanyConversion(PriceTest("Common", level, False, 20, 30))]


@pytest.mark.parametrize(
    "test",
    ["close of Common > 3 on 20 of 30", "close of Common > $3 on 0 of 30", "close of Common > $3 on 2 of 0"],
)
def test_a_test_of_the_close_that_cannot_be_is_one_finding(tmp_path: Path, test: str) -> None:
    lines = f"§5 conversion into Common\n  company may convert all, if {test} trading days\n"
    (found,) = findings(tmp_path, lines)
    assert found[:4] in {"T203", "T204"}


def test_a_conversion_has_a_price_and_a_limit(tmp_path: Path) -> None:
    price = conversion(tmp_path, "price $2.00 at first").price
    assert price is not None
    assert price.value == 2
    line = "limit no conversion above 9.99% of Common, beneficially owned; holder may change on 61 days' notice"
    limit = conversion(tmp_path, line).limit
    assert limit is not None
    assert limit.value == ConversionLimit(Fraction(999, 10_000), "Common", 61)
    plain = conversion(tmp_path, "limit no conversion above 4.99% of Common").limit
    assert plain is not None
    assert plain.value == ConversionLimit(Fraction(499, 10_000), "Common")
    assert findings(tmp_path, "§5 conversion into Common\n  limit no conversion above 0% of Common\n") == [
        "T203 [0%] A limit cannot be zero: `0%`. (Correct it, or leave it out.)"
    ]


@pytest.mark.parametrize(
    ("line", "outcome", "per", "price_on"),
    [
        ("fractions counted per share; rounded up", "up", "share", "conversion date"),
        ("fractions rounded down", "down", "holder", "conversion date"),
        ("fractions counted per holder, rounded to the nearest share", "nearest", "holder", "conversion date"),
        ("fractions cash at the close on the day before", "cash", "holder", "day before"),
    ],
)
def test_fractions_are_settled_as_written(tmp_path: Path, line: str, outcome: str, per: str, price_on: str) -> None:
    rule = conversion(tmp_path, line).fractions
    assert rule is not None
    assert (rule.value.outcome, rule.value.per, rule.value.price_on) == (outcome, per, price_on)
    assert rule.value.company_may_elect_shares is False


def test_a_reorganization_may_name_no_events(tmp_path: Path) -> None:
    clause = conversion(tmp_path, "reorganization as if converted immediately before")
    assert clause.reorganization is not None
    assert clause.reorganization.value.matters == ()


def test_an_approval_that_names_nobody_is_by_all_voting_stock(tmp_path: Path) -> None:
    line = "automatic when shareholders approve an authorized increase"
    stock = series_a(tmp_path, f"§5 conversion into Common\n  {line}\n")
    automatic = clause_of(stock, Conversion).automatic
    assert automatic is not None
    (approval,) = automatic.value
    assert (approval.by, approval.is_sufficient, approval.leaves_reserved) == ("all voting stock", False, True)


def test_the_price_is_adjusted_for_splits_and_cheaper_issues(tmp_path: Path) -> None:
    lines = """§6 adjustment of conversion price
  split proportionate
  dilution broad-based weighted average, except for employee options up to 2,000,000 shares
"""
    clause = clause_of(series_a(tmp_path, lines), Adjustment)
    assert clause.split is not None
    assert clause.split.value is True
    assert clause.dilution is not None
    assert clause.dilution.value == Dilution("broad-based weighted average", Fraction(2_000_000))


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("narrow-based weighted average", "narrow-based weighted average"),
        ("full ratchet", "full ratchet"),
        ("none", "none"),
    ],
)
def test_dilution_may_be_met_otherwise(tmp_path: Path, words: str, method: str) -> None:
    stock = series_a(tmp_path, f"§6 adjustment of conversion price\n  dilution {words}\n")
    dilution = clause_of(stock, Adjustment).dilution
    assert dilution is not None
    assert dilution.value == Dilution(method)


def test_options_that_do_nothing_are_a_number(tmp_path: Path) -> None:
    line = "dilution full ratchet, except for employee options up to -1 shares"
    (found,) = findings(tmp_path, f"§6 adjustment of conversion price\n  {line}\n")
    assert found.startswith("T202 [-1]")


def test_shares_are_redeemed_when_holders_require_it_or_the_company_chooses(tmp_path: Path) -> None:
    lines = """§7 redemption
  holders majority of A may require from 2007-01-01, in 3 yearly installments, from funds legally available
  company at 105% of original price + unpaid dividends, on 30 to 60 days' notice
"""
    clause = clause_of(series_a(tmp_path, lines), Redemption)
    assert clause.by_holders is not None
    assert clause.by_holders.value == HolderRedemption(("A",), MAJORITY, date(2007, 1, 1), 3, "legally available")
    price = Combine("+", Combine("*", Literal(Fraction(21, 20), NUMBER), PRICE_PAID), Quantity("unpaid dividends"))
    assert [item.value for item in clause.by_company] == [CompanyRedemption(price, 30, 60)]


def test_holders_may_require_redemption_at_once(tmp_path: Path) -> None:
    clause = clause_of(
        series_a(tmp_path, "§7 redemption\n  holders all of A may require from 2007-01-01\n"), Redemption
    )
    assert clause.by_holders is not None
    assert (clause.by_holders.value.installments, clause.by_holders.value.funds) == (1, "")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("holders at least 0% of A may require from 2007-01-01", "T203"),
        ("holders majority of A may require from 2007-02-29", "T201"),
        ("holders majority of A may require from 2007-01-01, in 0 yearly installments", "T203"),
        ("company at 105%, on 30 to 60 days' notice", "T204"),
        ("company at $1, on 0 to 60 days' notice", "T203"),
        ("company at $1, on 30 to 0 days' notice", "T203"),
    ],
)
def test_a_redemption_that_cannot_be_is_one_finding(tmp_path: Path, line: str, code: str) -> None:
    (found,) = findings(tmp_path, f"§7 redemption\n  {line}\n")
    assert found.startswith(code)


def test_a_notice_has_its_shortest_period_first(tmp_path: Path) -> None:
    assert findings(tmp_path, "§7 redemption\n  company at $1, on 60 to 30 days' notice\n") == [
        "T206 [60] A notice of `60 to 30` days has its longest period first. (Did you mean `30 to 60`?)"
    ]


def test_a_series_votes_by_share_or_not_at_all(tmp_path: Path) -> None:
    by_share = clause_of(series_a(tmp_path, "§4 voting\n  votes 10 a share, fractions count\n"), Voting)
    assert by_share.votes is not None
    assert by_share.votes.value == VotesBasis(as_converted=False, per_share=Fraction(10), whole_per_holder=False)
    never = clause_of(series_a(tmp_path, "§4 voting\n  votes none\n"), Voting)
    assert never.votes is not None
    assert never.votes.value is None
    assert findings(tmp_path, "§4 voting\n  votes 0 a share\n") == [
        "T203 [0 a share] The votes a share cannot be zero. (A series without votes says `votes none`.)"
    ]


def test_a_series_elects_directors(tmp_path: Path) -> None:
    line = "elects 2 directors; 1 more while 6 quarterly dividends are unpaid"
    clause = clause_of(series_a(tmp_path, f"§4 voting\n  {line}\n"), Voting)
    assert clause.directors is not None
    assert clause.directors.value == 2
    assert clause.more_directors is not None
    assert clause.more_directors.value == Arrears(directors=1, missed=6, every="quarterly")
    one = clause_of(series_a(tmp_path, "§4 voting\n  elects 1 director\n"), Voting)
    assert one.more_directors is None
    for line, what in (("1 more while 0", "number of dividends"), ("0 more while 6", "number of directors")):
        lines = f"§4 voting\n  elects 1 director; {line} quarterly dividends are unpaid\n"
        assert findings(tmp_path, lines) == [f"T203 [0] The {what} cannot be zero: `0`. (Correct it, or leave it out.)"]


def test_a_consent_of_nobody_is_no_consent(tmp_path: Path) -> None:
    for lines in (
        "§4 voting\n  consent at least 0% of A, for Common to act by written consent\n",
        "§7 protection\n  at least 0% of A for any action or omission adverse to A\n",
    ):
        assert findings(tmp_path, lines) == [
            "T203 [0%] A part of the vote cannot be zero: `0%`. (Correct it, or leave it out.)"
        ]


def test_a_subsidiary_is_assumed_to_be_held_by_more_than_half(tmp_path: Path) -> None:
    lines = "§7 protection\n  majority of A for any action or omission adverse to A, by the company or a subsidiary\n"
    stock = series_a(tmp_path, lines)
    assert PRICE.name == "price (money a share)"
    assert [line.cite.words for line in stock.lines][-1].endswith("or a subsidiary")


def test_seniority_may_be_kept_against_one_series(tmp_path: Path) -> None:
    lines = "§7 protection\n  majority of A for an amendment that changes seniority against Common\n"
    stock = series_a(tmp_path, lines)
    assert [line.kind for line in stock.lines][-1] == "item"
    wrong = lines.replace("Common", "stock outstanding on 2001-02-29")
    assert [found[:4] for found in findings(tmp_path, wrong)] == ["T201"]


def test_reacquired_shares_may_be_reissued(tmp_path: Path) -> None:
    clause = clause_of(series_a(tmp_path, "§6 reacquired\n  reissue allowed\n"), Reacquired)
    assert clause.reissuable is not None
    assert clause.reissuable.value is True
    assert clause.to is None
