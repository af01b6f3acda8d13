"""One line that cannot be read is one finding: nothing is said that only follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, NSTOR, SERIES_A, resolve, say
from paripassu.pipeline import check_events, check_terms

SECOND = SERIES_A.replace("A", "B")
STORY = """\
script "A story"
  company         "company.terms"

2002-01-02 issue 100 A to "Ann"
2002-01-03 issue 50 Common to "Bob Roe"
2002-01-04 default "a missed dividend"
2002-01-05 transfer 10 A from "Ann" to "Bob Roe"
2002-01-06 cure "a missed dividend"
expect "Bob Roe" holds 10 A
"""


def codes(folder: Path, text: str, **others: str) -> list[str]:
    return [found.code.id for found in resolve(folder, text, None, **others).diagnostics]


def told(folder: Path, script: str) -> list[str]:
    (folder / "story.events").write_text(script, encoding="utf-8")
    return [say(found) for found in check_events(str(folder / "story.events"))]


def test_the_clauses_of_a_series_whose_line_is_broken_are_nobody_elses(tmp_path: Path) -> None:
    text = COMPANY + SERIES_A + SECOND.replace("series", "seris").replace("1,000", "2,000")
    outcome = resolve(tmp_path, text)
    assert [found.at.span.text for found in outcome.diagnostics] == ["seris"]
    assert outcome.value is not None
    assert [stock.name for stock in outcome.value.stocks] == ["Common", "Preferred", "A"]
    first = outcome.value.stock("A")
    assert first is not None
    assert first.authorized is not None
    assert first.authorized.value == 1000


def test_the_next_series_has_its_own_clauses_again(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + SECOND.replace("series", "seris") + SERIES_A)
    assert outcome.value is not None
    stock = outcome.value.stock("A")
    assert stock is not None
    assert stock.authorized is not None


def test_a_broken_line_in_one_file_takes_no_clause_of_another(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, f'{COMPANY}clss X "X"\ninclude "a.terms"\n', a=SERIES_A)
    assert [found.at.span.text for found in outcome.diagnostics] == ["clss"]
    assert outcome.value is not None
    stock = outcome.value.stock("A")
    assert stock is not None
    assert stock.authorized is not None


def test_a_clause_whose_line_is_broken_does_not_cost_the_next_one(tmp_path: Path) -> None:
    text = f"{COMPANY}{SERIES_A}§2 dividnds\n  none\n§3 liquidation\n  amount stated value\n"
    outcome = resolve(tmp_path, text)
    assert [found.at.span.text for found in outcome.diagnostics] == ["dividnds"]
    assert outcome.value is not None
    stock = outcome.value.stock("A")
    assert stock is not None
    assert stock.liquidation is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('company "Acme', 'compny "Acme'),
        ("class Common", "clas Common"),
        ("class Preferred", "class Preferred is"),
        ("series A", "seris A"),
        ("shares ", "share "),
    ],
)
def test_a_slip_in_one_line_is_one_finding(tmp_path: Path, old: str, new: str) -> None:
    text = f"{COMPANY}{SERIES_A}§3 liquidation\n  amount stated value\n  ahead of Common\n"
    assert codes(tmp_path, text) == []
    assert old in text
    assert [code[0] for code in codes(tmp_path, text.replace(old, new))] == ["S"]


def test_a_name_that_no_broken_line_has_is_still_unknown(tmp_path: Path) -> None:
    text = f"{COMPANY}clas Comm\n{SERIES_A}§3 liquidation\n  ahead of Common, Comn, Comm\n"
    assert codes(tmp_path, text) == ["S001", "N101"]


def test_a_file_to_be_like_may_have_its_series_in_a_broken_line(tmp_path: Path) -> None:
    text = f'{COMPANY}series B "B" of Preferred like "a.terms"\n'
    assert codes(tmp_path, text, a=SERIES_A) == []
    assert codes(tmp_path, text, a=SERIES_A.replace("series", "seris")) == ["S001"]
    assert codes(tmp_path, text, a="§1 designation\n  shares 5\n") == ["N120", "N114"]


def test_a_reading_of_an_item_that_is_broken_is_not_unknown(tmp_path: Path) -> None:
    text = COMPANY.replace("US federal", "\n      reading US-federal US federal\n      reading NYSE NYSE")
    assert [found.code.id for found in resolve(tmp_path, text, {"calendr": "NYSE"}).diagnostics] == ["N105"]
    broken = text.replace("business days", "bussiness days")
    assert [found.code.id for found in resolve(tmp_path, broken, {"calendar": "NYSE"}).diagnostics] == ["S001"]


def test_terms_with_a_broken_line_are_not_judged_for_their_sense(tmp_path: Path) -> None:
    text = f"{COMPANY}{SERIES_A}§3 liquidation\n  amount stated value\n  ahead of Common\n"
    for slip, expected in (("amount stated valu", "S001"), ("behind Preferred", "L404")):
        (tmp_path / "company.terms").write_text(text.replace("amount stated value", slip), encoding="utf-8")
        assert [found.code.id for found in check_terms(str(tmp_path / "company.terms"))] == [expected]


@pytest.mark.parametrize("word", ["script", "company", "issue 100", "issue 50", "default", "transfer", "cure"])
def test_a_slip_in_one_line_of_a_script_is_one_finding(tmp_path: Path, word: str) -> None:
    (tmp_path / "company.terms").write_text(COMPANY + SERIES_A, encoding="utf-8")
    assert told(tmp_path, STORY) == []
    slip = word.replace(word[0], "¤", 1)
    assert [found[:4] for found in told(tmp_path, STORY.replace(word, slip, 1))] == ["S005"]


def test_a_holder_whom_no_broken_line_names_is_still_unknown(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(COMPANY + SERIES_A, encoding="utf-8")
    script = STORY.replace("issue 100", "isue 100").replace('from "Ann"', 'from "Anne"')
    assert [found[:4] for found in told(tmp_path, script)] == ["S001", "N102"]


def test_a_script_without_a_company_line_says_so_also_beside_another_slip(tmp_path: Path) -> None:
    script = 'script "A story"\n\n2002-01-02 isue 100 A to "Ann"\n'
    assert [found[:4] for found in told(tmp_path, script)] == ["S001", "N119"]
    assert [found[:4] for found in told(tmp_path, 'scipt "A story"\n  company "company.terms"\n')] == ["S001"]
    assert [found[:4] for found in told(tmp_path, 'script "A story"\n  compny "company.terms"\n')] == ["S001"]


def test_scripts_are_not_told_of_stock_whose_line_is_broken_in_the_terms(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(COMPANY + SERIES_A.replace("series", "seris"), encoding="utf-8")
    assert told(tmp_path, STORY) == ["S001 [seris] There is no word `seris` here. (Did you mean `series`?)"]
    (tmp_path / "company.terms").write_text(COMPANY, encoding="utf-8")
    assert {found[:4] for found in told(tmp_path, STORY)} == {"N101"}


def test_a_slip_in_series_k_is_one_finding_for_all_its_stories(tmp_path: Path) -> None:
    for path in NSTOR.iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("series K ", "seris K "), encoding="utf-8")
    stories = [tmp_path / f"series-k-{name}.events" for name in ("history", "shortfall", "senior-series", "votes")]
    found = [finding for path in stories for finding in check_events(str(path))]
    assert {(finding.code.id, finding.at.span.text) for finding in found} == {("S001", "seris")}
