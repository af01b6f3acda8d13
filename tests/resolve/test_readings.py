from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from deals import COMPANY, SERIES_A, findings, resolve, say, series_a, sound
from paripassu.model.clauses import Conversion, Liquidation, Protection
from paripassu.model.quantities import PRICE, Literal

SPLIT = """§5 conversion into Common
  rate            stated value / $2
  split of Common
      reading follows   a capital reorganization, so the rate follows it
      reading stays     no adjustment
"""
KNOWN = "(Known are `split`.)"


def test_the_first_answer_stands_when_nobody_chooses(tmp_path: Path) -> None:
    conversion = series_a(tmp_path, SPLIT).clause(Conversion)
    assert conversion is not None
    assert conversion.split_adjusts is not None
    assert conversion.split_adjusts.value is True
    assert conversion.split_adjusts.cite.words == ("split of Common; a capital reorganization, so the rate follows it")


def test_a_choice_may_name_the_question_or_the_series_and_the_question(tmp_path: Path) -> None:
    for choices in ({"split": "stays"}, {"A.split": "stays"}, {"split": "follows", "A.split": "stays"}):
        conversion = series_a(tmp_path, SPLIT, choices).clause(Conversion)
        assert conversion is not None
        assert conversion.split_adjusts is not None
        assert conversion.split_adjusts.value is False
        assert conversion.split_adjusts.cite.readings == ("split=stays",)


def test_an_item_that_answers_itself_rests_on_no_reading(tmp_path: Path) -> None:
    stock = series_a(tmp_path, "§5 conversion into Common\n  split of Common no adjustment\n")
    assert stock.conversion is not None
    assert stock.conversion.split_adjusts is not None
    assert (stock.conversion.split_adjusts.value, stock.conversion.split_adjusts.cite.readings) == (False, ())


def test_an_item_that_answers_nothing_is_a_finding(tmp_path: Path) -> None:
    lines = """§3 liquidation
  later senior series
  sale of substantially all assets
  shortfall ratably with other preferred
§5 conversion into Common
  automatic when shareholders approve the issuance of the conversion shares
  approval
  reserved shares
  split of Common
§9 notice
  split of Common
"""
    found = resolve(tmp_path, COMPANY + SERIES_A + lines).diagnostics
    assert [(each.code.id, each.at.span.text) for each in found] == [
        ("N116", "sale of substantially all assets"),
        ("N116", "later senior series"),
        ("N116", "approval"),
        ("N116", "reserved shares"),
        ("N116", "split of Common"),
        ("N116", "split of Common"),
    ]
    assert found[2].message == "`approval` asks a question and does not answer it."


def test_answers_on_the_line_itself_stand(tmp_path: Path) -> None:
    lines = """§3 liquidation
  amount stated value
  later senior series share in the shortfall
  sale of substantially all assets a liquidation
  shortfall ratably with other preferred, by unpaid amount
§5 conversion into Common
  automatic when shareholders approve the issuance of the conversion shares
  approval by Common alone
  reserved shares available for conversion
§9 notice
  split of Common notice
  record date to vote no notice
"""
    stock = series_a(tmp_path, lines)
    assert stock.liquidation is not None
    assert stock.liquidation.shortfall is not None
    assert [group.kind for group in stock.liquidation.shortfall.value.together] == ["other preferred", "senior"]
    assert stock.liquidation.shortfall.value.basis == "unpaid amount"
    assert len(stock.liquidation.deemed) == 1
    assert stock.conversion is not None
    assert stock.conversion.automatic is not None
    (approval,) = stock.conversion.automatic.value
    assert (approval.by, approval.leaves_reserved) == ("Common", False)


def test_an_amount_may_be_open(tmp_path: Path) -> None:
    lines = "§3 liquidation\n  amount stated value\n      reading low $90\n      reading high $110\n"
    stock = series_a(tmp_path, lines, {"amount": "high"})
    clause = stock.clause(Liquidation)
    assert clause is not None
    assert clause.amount is not None
    assert clause.amount.value == Literal(Fraction(110), PRICE)
    assert clause.amount.cite.readings == ("amount=high",)


def test_a_question_nobody_asks_is_named_with_the_nearest(tmp_path: Path) -> None:
    assert findings(tmp_path, SPLIT, {"spilt": "stays", "votes": "x"}) == [
        "N105 [spilt] The terms leave no question named `spilt` open. (Did you mean `split`?)",
        f"N105 [votes] The terms leave no question named `votes` open. {KNOWN}",
    ]


def test_an_answer_nobody_gives_is_named_with_the_nearest(tmp_path: Path) -> None:
    assert findings(tmp_path, SPLIT, {"split": "stay"}) == [
        "N105 [stay] `stay` is no reading of `split`. (Did you mean `stays`?)"
    ]
    assert findings(tmp_path, SPLIT, {"A.split": "maybe"}) == [
        "N105 [maybe] `maybe` is no reading of `A.split`. (Known are `follows` and `stays`.)"
    ]


def test_terms_without_questions_say_so(tmp_path: Path) -> None:
    assert findings(tmp_path, "", {"split": "stays"}) == [
        "N105 [split] The terms leave no question named `split` open. (The terms leave no question open.)"
    ]


def test_two_answers_of_one_name_are_found(tmp_path: Path) -> None:
    lines = SPLIT.replace("reading stays  ", "reading follows")
    (found,) = resolve(tmp_path, COMPANY + SERIES_A + lines).diagnostics
    assert (found.code.id, found.message) == ("N115", "The reading `follows` of `split` is listed twice.")
    assert found.also[0].span.text == "a capital reorganization, so the rate follows it"


def test_a_second_item_of_the_kind_clashes_and_is_asked_nothing(tmp_path: Path) -> None:
    lines = SPLIT + "  split of Common\n      reading other   no adjustment\n"
    outcome = resolve(tmp_path, COMPANY + SERIES_A + lines)
    assert [found.code.id for found in outcome.diagnostics] == ["N108"]
    assert outcome.value is not None
    assert [reading.choices for reading in outcome.value.readings] == [("follows", "stays")]


def test_series_that_offer_different_answers_are_asked_apart(tmp_path: Path) -> None:
    other = SERIES_A.replace("series A", "series B") + SPLIT.replace("reading stays", "reading fixed")
    text = COMPANY + SERIES_A + SPLIT + other
    terms = sound(tmp_path, text, {"split": "fixed"})
    assert {reading.name: reading.chosen for reading in terms.readings} == {"A.split": "follows", "B.split": "fixed"}


def test_a_shortfall_whose_reading_is_broken_is_left_out(tmp_path: Path) -> None:
    lines = """§3 liquidation
  amount stated value
  shortfall ratably with other preferred
      reading one after B in full
"""
    outcome = resolve(tmp_path, COMPANY + SERIES_A + lines)
    assert [say(found) for found in outcome.diagnostics] == [
        "N101 [B] There is no class or series named `B`. (Declared are `Common`, `Preferred` and `A`.)"
    ]


PROTECTED = """§5 conversion into Common
  rate 1
§7 protection
  (a) majority of A for an amendment that changes §5
      reading rights-alone  the rights in it
      reading any-change    any part of it
  (b) majority of A for an amendment that changes §7
      reading {0}  the rights in it
      reading any-change    any part of it
"""


def test_two_lines_that_ask_one_question_are_answered_together(tmp_path: Path) -> None:
    text = COMPANY + SERIES_A + PROTECTED.format("rights-alone")
    for choice, alone in (("rights-alone", True), ("any-change", False)):
        terms = sound(tmp_path, text, {"amendments": choice})
        assert [(reading.name, str(reading.cite)) for reading in terms.readings] == [("amendments", "A §7(a)")]
        protection = terms.stocks[-1].clause(Protection)
        assert protection is not None
        assert [item.value.matters[0].rights_only for item in protection.consents] == [alone, alone]
        assert [item.cite.readings for item in protection.consents] == [(f"amendments={choice}",)] * 2


def test_lines_that_ask_one_question_have_the_same_answers(tmp_path: Path) -> None:
    (found,) = resolve(tmp_path, COMPANY + SERIES_A + PROTECTED.format("rights")).diagnostics
    assert (found.code.id, found.at.span.text) == ("N105", "the rights in it")
    assert found.message == "`rights` is no reading of `amendments`, which is asked above."
    assert found.hint == "Known are `rights-alone` and `any-change`."
