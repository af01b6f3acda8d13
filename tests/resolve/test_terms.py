from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, findings, resolve, say, series_a, sound
from paripassu.resolve.load import Loaded
from paripassu.resolve.terms import resolve_terms

TAKE_OUT = "Take one of these lines out."


def test_an_unknown_class_is_named_with_the_nearest(tmp_path: Path) -> None:
    assert findings(tmp_path, "§5 conversion into Comon\n") == [
        "N101 [Comon] There is no class or series named `Comon`. (Did you mean `Common`?)"
    ]


def test_an_unknown_class_that_nothing_resembles_is_told_what_there_is(tmp_path: Path) -> None:
    assert findings(tmp_path, "§5 conversion into Units\n") == [
        "N101 [Units] There is no class or series named `Units`. (Declared are `Common`, `Preferred` and `A`.)"
    ]


def test_a_clause_may_name_stock_that_is_declared_below_it(tmp_path: Path) -> None:
    lines = '§3 liquidation\n  amount $1\n  ahead of Z\nseries Z "Series Z" of Preferred\n'
    assert findings(tmp_path, lines) == []


def test_two_series_of_one_name_are_found_at_the_second(tmp_path: Path) -> None:
    (found,) = resolve(tmp_path, COMPANY + SERIES_A + 'series A "Another" of Preferred\n').diagnostics
    assert say(found) == (
        "N103 [A] There is already a class or series named `A`, so this series cannot be. (Give it a name of its own.)"
    )
    assert found.also[0].span.source.place(found.also[0].span.start) == (14, 8)


def test_two_classes_of_one_name_are_found_at_the_second(tmp_path: Path) -> None:
    assert findings(tmp_path, 'class Common "More"\n') == [
        (
            "N112 [Common] There is already a class or series named `Common`, so this class cannot be. "
            "(Give it a name of its own.)"
        )
    ]


def test_two_items_of_one_kind_that_differ_clash(tmp_path: Path) -> None:
    (found,) = resolve(tmp_path, COMPANY + SERIES_A + "§1(b) designation\n  shares 2,000\n").diagnostics
    assert say(found) == (
        "N108 [shares 2,000] A says two things: `shares 1,000` in §1, and `shares 2,000` in §1(b). "
        "(Keep the one that the paper has.)"
    )
    assert [label.span.text for label in found.also] == ["shares          1,000"]


def test_saying_a_thing_twice_is_no_clash(tmp_path: Path) -> None:
    assert findings(tmp_path, "§1 designation\n  shares 1,000\n") == []


def test_a_clause_without_a_section_is_named(tmp_path: Path) -> None:
    assert findings(tmp_path, "liquidation\n  amount $10\n") == [
        (
            "N109 [liquidation] The clause `liquidation` of A does not say its section. "
            "(Every clause carries its section: `§3 liquidation`, or `public record liquidation`.)"
        )
    ]


def test_a_section_that_is_cited_must_be_there(tmp_path: Path) -> None:
    lines = (
        "§7 protection\n  (b) majority of A for an amendment that changes §1 or §7(b) or §77\n"
        "  (c) notwithstanding §7(d) and §7 the company may issue a later series senior to A\n"
    )
    assert findings(tmp_path, lines) == [
        "N104 [§77] A has no section `§77`. (Did you mean `§7`?)",
        "N104 [§7(d)] A has no section `§7(d)`. (Did you mean `§7(b)` or `§7(c)`?)",
    ]


def test_a_section_that_is_left_out_may_be_cited(tmp_path: Path) -> None:
    lines = '§4(x) not encoded "why"\n§7 protection\n  majority of A for an amendment that changes §4 or §99\n'
    assert findings(tmp_path, lines) == [
        "N104 [§99] A has no section `§99`. (Its sections are those that its clauses and items carry.)"
    ]


def test_a_clause_above_all_stock_belongs_to_nothing(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, "§2 dividends\n  none\n" + COMPANY)
    assert [say(found) for found in outcome.diagnostics] == [
        (
            "N120 [§2 dividends] `§2 dividends` stands above any class or series. "
            "(Put it below the `series` line it belongs to.)"
        )
    ]


def test_a_company_is_declared_once(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + 'company "Other" incorporated in Delaware\n')
    assert [found.message for found in outcome.diagnostics] == ["There are two companies: `Acme, Inc.` and `Other`."]
    assert outcome.diagnostics[0].code.id == "N117"


def test_terms_without_a_company_say_so_where_they_begin(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, 'class Common "Common Stock"\n')
    (found,) = outcome.diagnostics
    assert (found.code.id, found.message) == ("N118", "No company is declared.")
    assert found.at.span.text == 'class Common "Common Stock"'


def test_terms_without_stock_or_company_say_so_where_their_file_begins(tmp_path: Path) -> None:
    (found,) = resolve(tmp_path, "# nothing yet\n").diagnostics
    assert (found.code.id, found.at.span.source.name, found.at.span.start) == (
        "N118",
        str(tmp_path / "company.terms"),
        0,
    )


def test_an_empty_file_has_no_company() -> None:
    outcome = resolve_terms(Loaded("x", ()))
    (found,) = outcome.diagnostics
    assert (found.code.id, found.at.span.source.name) == ("N118", "<python>")


def test_every_calendar_that_is_offered_must_exist(tmp_path: Path) -> None:
    text = COMPANY.replace(
        "business days   US federal", "business days\n      reading one US federal\n      reading two NYES"
    )
    assert [say(found) for found in resolve(tmp_path, text).diagnostics] == [
        "N111 [NYES] There is no calendar named `NYES`. (Did you mean `NYSE`?)"
    ]


def test_an_unknown_calendar_is_told_what_there_is(tmp_path: Path) -> None:
    (found,) = resolve(tmp_path, COMPANY.replace("US federal", "Frankfurt")).diagnostics
    assert found.hint == "Known are `US federal`, `New York Stock Exchange`, `NYSE` and `weekdays`."


def test_business_days_that_name_no_calendar_are_unanswered(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY.replace("business days   US federal", "business days"))
    assert [found.code.id for found in outcome.diagnostics] == ["N116"]
    assert outcome.value is not None
    assert outcome.value.company.calendar is None


def test_what_a_company_file_does_not_say_is_assumed_aloud(tmp_path: Path) -> None:
    company = sound(tmp_path, 'company "Acme" incorporated in New York\n')
    said = {given.topic: given.text for given in company.assumptions}
    assert company.company.state == "New York"
    assert company.company.currency == "USD"
    assert said["currency"] == "Sums of money are in US dollars."
    assert company.company.calendar is not None
    assert company.company.calendar.value == "US federal"
    assert "Mondays to Fridays" in said["business days"]
    because = {given.topic: given.because for given in company.assumptions}
    assert because["class vote"] == "the law of Delaware stands in for that of the state of incorporation"


@pytest.mark.parametrize(
    ("line", "expected"),
    [("class vote on an increase of authorized", True), ("class vote none on an increase of authorized", False)],
)
def test_a_charter_may_say_who_votes_on_an_increase(tmp_path: Path, line: str, expected: bool) -> None:
    terms = sound(tmp_path, COMPANY.replace("votes           1 a share", f"votes 1 a share\n  {line}"))
    vote = terms.company.class_vote_on_increase
    assert vote is not None
    assert (vote.value, str(vote.cite), vote.cite.words) == (expected, "Common charter", line)
    assert "class vote" not in [given.topic for given in terms.assumptions]


def test_a_class_without_votes_says_so(tmp_path: Path) -> None:
    common = sound(tmp_path, COMPANY.replace("votes           1 a share", "votes none")).stock("Common")
    assert common is not None
    assert common.votes is not None
    assert common.votes.value == 0


def test_stock_whose_terms_are_silent_on_votes_has_one_a_share_by_law(tmp_path: Path) -> None:
    stock = series_a(tmp_path, "")
    assert stock.votes is not None
    assert (stock.votes.value, str(stock.votes.cite)) == (Fraction(1), "DGCL §212(a)")


def test_a_class_of_no_authorized_number_is_not_blank_check(tmp_path: Path) -> None:
    terms = sound(tmp_path, COMPANY + 'class Other "Other"\n  not encoded "unknown"\n')
    other = terms.stock("Other")
    assert other is not None
    assert (other.authorized, other.is_blank_check) == (None, False)
    assert [left.why for left in other.not_encoded] == ["unknown"]


def test_series_that_rank_in_a_circle_are_found_with_every_step(tmp_path: Path) -> None:
    lines = """§3 liquidation
  (a) ahead of B
series B "Series B" of Preferred
§2 liquidation
  ahead of C
series C "Series C" of Preferred
§4 liquidation
  behind Common
  ahead of A
"""
    (found,) = resolve(tmp_path, COMPANY + SERIES_A + lines).diagnostics
    assert say(found) == (
        f"N110 [ahead of A] Ranks run in a circle: A is ahead of B, B is ahead of C, C is ahead of A. ({TAKE_OUT})"
    )
    assert [label.text for label in found.also] == ["A §3(a): ahead of B", "B §2: ahead of C"]


def test_a_series_cannot_rank_ahead_of_itself(tmp_path: Path) -> None:
    assert findings(tmp_path, "§3 liquidation\n  ahead of A\n") == [
        f"N110 [ahead of A] Ranks run in a circle: A is ahead of A. ({TAKE_OUT})"
    ]


def test_both_sides_may_say_the_same_rank(tmp_path: Path) -> None:
    lines = '§3 liquidation\n  ahead of B\nseries B "B" of Preferred\n§3 liquidation\n  behind A\n  ahead of Common\n'
    assert findings(tmp_path, lines) == []


def test_a_rank_that_is_alike_is_kept(tmp_path: Path) -> None:
    stock = series_a(tmp_path, '§3 liquidation\n  alike with B\nseries B "B" of Preferred\n')
    assert stock.liquidation is not None
    assert [item.value.name for item in stock.liquidation.alike] == ["B"]


def test_a_source_may_have_no_date_and_a_series_no_source(tmp_path: Path) -> None:
    stock = series_a(tmp_path, 'series B "B" of Preferred\n  source "Somewhere"\n')
    assert (stock.source, stock.signed) == ("", None)
    terms = sound(tmp_path, COMPANY + 'series B "B" of Preferred\n  source "Somewhere"\n')
    other = terms.stock("B")
    assert other is not None
    assert (other.source, other.signed, other.title) == ("Somewhere", None, "B")


def test_lines_say_each_clause_once_and_what_is_left_out_last(tmp_path: Path) -> None:
    stock = series_a(tmp_path, '§9 not encoded "later"\n§ 2  dividends # never\n  none\n')
    assert [(line.kind, line.cite.section, line.cite.words) for line in stock.lines] == [
        ("head", "§1", "designation"),
        ("item", "§1", "shares 1,000"),
        ("item", "§1", "stated value $100"),
        ("head", "§2", "dividends"),
        ("item", "§2", "none"),
        ("not encoded", "§9", 'not encoded "later"'),
    ]


def test_the_first_of_two_company_lines_stands(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + 'company "Other" incorporated in Nevada\n')
    assert outcome.value is not None
    assert outcome.value.company.state == "Delaware"
