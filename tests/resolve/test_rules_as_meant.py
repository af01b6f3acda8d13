from __future__ import annotations

from pathlib import Path

import pytest

from paripassu.pipeline import check_file, load_terms
from provisions import COMPANY


def findings(folder: Path, rules: str) -> list[tuple[str, str]]:
    path = folder / "company.terms"
    path.write_text(f"{COMPANY}{rules}", encoding="utf-8")
    return [(each.code.id, each.message) for each in check_file(str(path))]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("when a merger and proceeds >= stated value then D has no votes", "T204"),
        ("when a merger and split ratio >= $1.00 then D has no votes", "T204"),
        ("when a merger then redeem all D at 5", "T204"),
        ("when a merger then pay 10% a share to holders of D", "T204"),
        ("when a merger then conversion price becomes 3", "T204"),
        ("when a merger then par value becomes $3.00", "T204"),
        ("when a merger then convert all D at $1.00", "T204"),
        ("when months since the first issue >= 6 days then D has no votes", "T204"),
        ("when 2005-02-30 has come then D has no votes", "T201"),
        ("when a merger then redeem 120% of D at $1.00", "T207"),
        ("when a merger then redeem all X at $1.00", "N101"),
        ("when a merger then §99 ends", "N104"),
        ("notwithstanding §99, when a merger then D has no votes", "N104"),
        ("when a merger then redeem all D at Floor", "N150"),
        ("when Maturity has come then D has no votes", "N150"),
        ("when a merger then Floor becomes $1.00", "N150"),
    ],
)
def test_what_makes_no_sense_is_found(line: str, code: str, tmp_path: Path) -> None:
    assert [found for found, _ in findings(tmp_path, f"§10 rules\n  {line}\n")] == [code]


def test_a_definition_that_rests_on_itself_is_found_with_the_whole_chain(tmp_path: Path) -> None:
    rules = """§10 rules
  define First as Second + $1.00
  define Second as Third x 2
  define Third as First
  when a merger then redeem all D at First
"""
    assert findings(tmp_path, rules) == [
        ("T209", "An amount of D is defined by itself: `First` by `Second` by `Third` by `First`."),
    ]


def test_sections_that_prevail_in_a_circle_are_found_with_the_chain(tmp_path: Path) -> None:
    rules = """§10 rules
  (a) notwithstanding §10(b), when a merger then D has no votes
  (b) when a merger then D has no votes
  §10(a) is subject to §10(b)
"""
    found = findings(tmp_path, rules)
    assert [code for code, _ in found] == ["N151"]
    assert "`§10(a)`, which prevails over `§10(b)`, which prevails over `§10(a)`" in found[0][1]


def test_two_rules_that_prevail_over_everything_are_a_circle(tmp_path: Path) -> None:
    rules = """§10 rules
  (a) notwithstanding everything, when a merger then D has no votes
  (b) notwithstanding everything, when a merger then D has no votes
"""
    assert [code for code, _ in findings(tmp_path, rules)] == ["N151"]


def test_a_name_is_defined_once_and_is_no_class(tmp_path: Path) -> None:
    rules = """§10 rules
  define Floor as $1.00
  define Floor as $2.00
  define Common as $3.00
  when a merger then redeem all D at Floor
"""
    assert [code for code, _ in findings(tmp_path, rules)] == ["N108", "N108"]


def test_a_definition_that_nothing_rests_on_is_a_drafting_warning(tmp_path: Path) -> None:
    assert [code for code, _ in findings(tmp_path, "§10 rules\n  define Floor as $1.00\n")] == ["L408"]


def test_rules_may_stand_in_any_clause_and_keep_its_sections(tmp_path: Path) -> None:
    rules = """§3 liquidation
  (a) amount      stated value + Premium
  (b) define      Premium as $1.00
  (c) ahead of    Common

§10 rules
  when a merger then D has no votes
"""
    assert findings(tmp_path, rules) == []
    terms = load_terms(str(tmp_path / "company.terms")).value
    assert terms is not None
    stock = terms.stock("D")
    assert stock is not None
    assert [line.cite.section for line in stock.lines if "Premium as" in line.cite.words] == ["§3(b)"]


def test_each_definition_asks_its_question_under_its_own_name(tmp_path: Path) -> None:
    rules = """§10 rules
  define First Price
      reading low   $1.00
      reading high  $2.00
  define Second Price
      reading low   $3.00
      reading high  $4.00
  when a merger then redeem all D at First Price + Second Price
"""
    assert findings(tmp_path, rules) == []
    terms = load_terms(str(tmp_path / "company.terms"), {"second-price": "high"}).value
    assert terms is not None
    assert [(each.name, each.chosen) for each in terms.readings] == [("first-price", "low"), ("second-price", "high")]
