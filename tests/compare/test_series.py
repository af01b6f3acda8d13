"""Two series side by side: what differs, in which figures, who gains; and what is no difference at all."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from paripassu import pipeline
from paripassu.compare.differences import Difference
from paripassu.compare.series import SeriesComparison, compare_series
from paripassu.model.terms import Stock, Terms

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"
SERIES_K = (NSTOR / "series-k.terms").read_text(encoding="utf-8")
COMPANY = (NSTOR / "company.terms").read_text(encoding="utf-8")


def written(folder: Path, series: str, company: str = COMPANY) -> Terms:
    """The company of nStor with another text of Series K."""
    for path in NSTOR.glob("*.terms"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "company.terms").write_text(company, encoding="utf-8")
    (folder / "series-k.terms").write_text(series, encoding="utf-8")
    outcome = pipeline.load_terms(str(folder / "company.terms"))
    assert [finding.message for finding in outcome.diagnostics] == []
    assert outcome.value is not None
    return outcome.value


def original() -> Terms:
    terms = pipeline.load_terms(str(NSTOR / "company.terms")).value
    assert terms is not None
    return terms


def changed(folder: Path, *changes: tuple[str, str]) -> SeriesComparison:
    """Series K compared with itself after some words were replaced."""
    text = SERIES_K
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return compare_series(original(), written(folder, text), "K", "K")


def only(found: SeriesComparison) -> Difference:
    assert [each.concept.key for each in found.differences] == [found.differences[0].concept.key]
    return found.differences[0]


@pytest.mark.parametrize("name", ["H", "I", "J", "K", "L"])
def test_a_series_compared_with_itself_has_no_difference(name: str) -> None:
    found = compare_series(original(), original(), name, name)
    assert (found.differences, found.figures, found.grade) == ((), (), "none")


def test_a_lower_conversion_rate_is_told_in_figures_and_favors_common(tmp_path: Path) -> None:
    found = only(changed(tmp_path, ("$0.23", "$0.40")))
    assert (found.concept.key, found.grade, found.gains) == ("conversion.rate", "economics", "Common")
    assert [(each.name, each.ours, each.theirs) for each in found.effects] == [
        ("conversion rate", Fraction(100000, 23), Fraction(2500)),
        ("shares on conversion of all", Fraction(1400000000, 23), Fraction(35000000)),
    ]
    assert found.effects[0].part == Fraction(-425, 1000)
    assert [str(cite) for cite in (*found.ours.cites, *found.theirs.cites)] == ["K §5(b)", "K §5(b)"]


def test_a_stated_value_changes_what_is_measured_by_it_and_is_one_difference(tmp_path: Path) -> None:
    found = only(changed(tmp_path, ("stated value    $1,000", "stated value    $1,150")))
    assert (found.concept.key, found.gains) == ("designation.stated-value", "holders of the series")
    assert [(each.name, each.theirs) for each in found.effects] == [
        ("stated value", Fraction(1150)),
        ("liquidation amount", Fraction(1150)),
        ("liquidation amount of all shares", Fraction(16100000)),
        ("conversion rate", Fraction(5000)),
        ("shares on conversion of all", Fraction(70000000)),
    ]


def test_the_same_rate_in_other_words_is_no_difference(tmp_path: Path) -> None:
    assert changed(tmp_path, ("stated value / $0.23", "$1,000 / $0.23")).differences == ()
    assert changed(tmp_path, ("amount      stated value", "amount      $1,000")).differences == ()


def test_other_sections_and_another_order_are_no_difference(tmp_path: Path) -> None:
    parts = SERIES_K.partition("§9 notice")
    head, fourth, rest = parts[0].partition("§4 voting")
    fifth, mark, after = rest.partition("§5 conversion")
    text = f"{head}{mark}{after}{fourth}{fifth}{parts[1]}{parts[2]}".replace("§7", "§70").replace("§5", "§50")
    found = compare_series(original(), written(tmp_path, text), "K", "K")
    assert found.differences == ()
    assert found.same == compare_series(original(), original(), "K", "K").same


def test_another_name_is_no_difference() -> None:
    found = compare_series(original(), original(), "K", "L")
    assert [each.concept.key for each in found.differences] == ["designation.shares"]
    assert found.differences[0].on == "who is issued the shares"


def test_a_series_of_another_company_is_read_in_the_company_of_the_first(tmp_path: Path) -> None:
    text = SERIES_K.replace("series K", "series Q").replace(" of K", " of Q").replace("never as K", "never as Q")
    text = text.replace("adverse to K", "adverse to Q").replace("senior to K", "senior to Q").replace("Common", "Stock")
    text = text.replace("Stock-alone", "Common-alone")
    company = COMPANY.replace('class Common "Common Stock"', 'class Stock "Common Stock"').replace(
        'include "series-l.terms"', ""
    )
    for path in NSTOR.glob("*.terms"):
        moved = path.read_text(encoding="utf-8").replace("Common", "Stock").replace("ahead of        K", "ahead of   Q")
        (tmp_path / path.name).write_text(moved, encoding="utf-8")
    (tmp_path / "company.terms").write_text(company, encoding="utf-8")
    (tmp_path / "series-k.terms").write_text(text, encoding="utf-8")
    outcome = pipeline.load_terms(str(tmp_path / "company.terms"))
    assert outcome.value is not None
    assert [finding.message for finding in outcome.diagnostics] == []
    assert compare_series(original(), outcome.value, "K", "Q").differences == ()


def test_a_rule_that_one_side_lacks_is_told_as_silent(tmp_path: Path) -> None:
    line = "  consent         majority of K, beforehand, in writing, for Common to act by written consent\n"
    found = only(changed(tmp_path, (line, "")))
    assert (found.concept.key, found.theirs.is_silent, found.gains) == ("voting.consents", True, "the company")
    assert found.is_in_one_only


def test_another_notice_is_procedure_and_favors_whom_it_gives_time(tmp_path: Path) -> None:
    found = only(changed(tmp_path, ("10 business days", "20 business days")))
    assert (found.concept.key, found.grade, found.gains) == ("notices.before", "procedure", "holders of the series")


def test_one_act_more_that_needs_a_vote_is_told_alone(tmp_path: Path) -> None:
    line = "  (c) notwithstanding everything   the company may"
    found = only(changed(tmp_path, (line, f"  (b)(iv) majority of K  for an amendment that changes §9\n{line}")))
    assert (found.concept.key, found.grade, found.gains) == ("protection.consents", "control", "holders of the series")
    assert (found.ours.values, len(found.theirs.values)) == ((), 1)
    assert [str(cite) for cite in found.theirs.cites] == ["K §7(b)(iv)"]


def test_a_higher_majority_is_told_with_the_detail_that_differs(tmp_path: Path) -> None:
    found = only(changed(tmp_path, ("(b)(ii) majority of K   for", "(b)(ii) two thirds of K  for")))
    assert [part.name for part in found.parts][:2] == ["threshold.share", "threshold.exceeded"]
    assert found.parts[0].theirs == Fraction(2, 3)
    assert found.gains == "holders of the series"


def test_a_question_that_one_side_settles_alike_is_wording(tmp_path: Path) -> None:
    before = SERIES_K[SERIES_K.index("  votes           as") : SERIES_K.index("  with            Common")]
    question = before.splitlines()
    found = only(changed(tmp_path, (before, f"{question[0]}, whole shares per holder\n")))
    assert (found.concept.key, found.grade, found.is_question) == ("voting.votes", "wording", True)


def test_another_reading_is_told_as_the_difference_that_it_makes() -> None:
    other = pipeline.load_terms(str(NSTOR / "company.terms"), {"shortfall": "all-ratable"}).value
    assert other is not None
    found = only(compare_series(original(), other, "K", "K"))
    assert found.concept.key == "liquidation.shortfall"
    assert found.theirs.cites[0].readings == ("shortfall=all-ratable", "later-senior=paid-first")


def test_swapping_the_sides_swaps_who_gains() -> None:
    terms = original()
    party = {"holders of the series": 1, "Common": -1, "the company": -1, "other series": -1, "depends": 0}
    for one, other in (("H", "K"), ("K", "J"), ("I", "L")):
        there = compare_series(terms, terms, one, other).differences
        back = {each.concept.key: each for each in compare_series(terms, terms, other, one).differences}
        assert [each.concept.key for each in there if each.concept.key not in back] == []
        for each in there:
            assert party[each.gains] == -party[back[each.concept.key].gains], each.concept.key


def test_what_is_not_encoded_is_said_to_be_left_out() -> None:
    found = compare_series(original(), original(), "I", "K")
    assert [str(each.cite) for each in found.left_out[0]] == ["I public record", "I public record"]
    assert found.left_out[1] == ()


def test_a_class_that_the_other_company_lacks_is_named() -> None:
    terms = original()
    without_h = evolve(terms, stocks=tuple(stock for stock in terms.stocks if stock.name != "H"))
    assert compare_series(without_h, terms, "K", "K").lacks == ("H",)
    assert compare_series(terms, terms, "K", "K").lacks == ()


def test_classes_are_compared_by_what_the_charter_says() -> None:
    terms = original()
    common = terms.stock("Common")
    assert isinstance(common, Stock)
    assert common.authorized is not None
    more = evolve(common, authorized=evolve(common.authorized, value=Fraction(200_000_000)))
    other = evolve(terms, stocks=tuple(more if stock is common else stock for stock in terms.stocks))
    assert only(compare_series(terms, other, "Common", "Common")).concept.key == "stock.authorized"
