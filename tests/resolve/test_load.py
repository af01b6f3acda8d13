from __future__ import annotations

from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, resolve, resolve_path, say, sound
from paripassu.resolve.load import load_terms

LIKE = 'series L "Series L" of Preferred like "a.terms"\n'


def test_included_files_stand_where_they_are_included(tmp_path: Path) -> None:
    terms = sound(tmp_path, COMPANY + 'include "a.terms"\nseries Z "Series Z" of Preferred\n', a=SERIES_A)
    assert [stock.name for stock in terms.stocks] == ["Common", "Preferred", "A", "Z"]


def test_a_file_included_twice_counts_once(tmp_path: Path) -> None:
    terms = sound(tmp_path, COMPANY + 'include "a.terms"\ninclude "a.terms"\n', a=SERIES_A)
    assert [stock.name for stock in terms.series_of("Preferred")] == ["A"]


def test_an_included_file_may_include_others_relative_to_itself(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.terms").write_text('include "c.terms"\n', encoding="utf-8")
    (tmp_path / "more" / "c.terms").write_text(SERIES_A, encoding="utf-8")
    assert sound(tmp_path, COMPANY + 'include "more/b.terms"\n').stock("A") is not None


def test_a_missing_include_is_named_with_the_nearest_file(tmp_path: Path) -> None:
    (tmp_path / "series-a.terms").write_text(SERIES_A, encoding="utf-8")
    outcome = resolve(tmp_path, COMPANY + 'include "seris-a.terms"\n')
    (found,) = outcome.diagnostics
    assert (found.code.id, found.at.span.text) == ("N106", '"seris-a.terms"')
    assert found.message == "There is no file `seris-a.terms` to include."
    assert "series-a.terms" in found.hint


def test_an_include_of_nothing_like_it_says_where_files_are_looked_for(tmp_path: Path) -> None:
    (found,) = resolve(tmp_path, COMPANY + 'include "quite-different.terms"\n').diagnostics
    assert found.hint == "Name it relative to the file that includes it."


def test_a_file_that_includes_itself_is_found_with_the_way_back(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + 'include "a.terms"\n', a='include "company.terms"\n' + SERIES_A)
    (found,) = outcome.diagnostics
    assert found.code.id == "N107"
    assert found.message == "`company.terms` includes itself: company.terms → a.terms → company.terms."
    assert outcome.value is not None
    assert outcome.value.stock("A") is not None


def test_findings_of_all_files_come_in_one_pass(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + 'include "a.terms"\nclas X "X"\n', a=SERIES_A + "  par valeu $1\n")
    assert [Path(found.at.span.source.name).name for found in outcome.diagnostics] == ["company.terms", "a.terms"]
    assert [found.code.id for found in outcome.diagnostics] == ["S001", "S001"]


def test_an_include_that_cannot_be_read_is_a_finding_about_it(tmp_path: Path) -> None:
    (tmp_path / "a.terms").write_bytes(b"\x00\x01")
    outcome = resolve(tmp_path, COMPANY + 'include "a.terms"\n')
    (found,) = outcome.diagnostics
    assert found.code.id == "F003"
    assert [(label.span.text, label.text) for label in found.also] == [('"a.terms"', "named here")]


@pytest.mark.parametrize("name", ["secrets.txt", "/etc/passwd", ".", "", "story.events", "a.terms.exe"])
def test_what_is_not_called_terms_is_not_even_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "secrets.txt").write_text("the password", encoding="utf-8")
    for line in (f'include "{name}"\n', f'series L "L" of Preferred like "{name}"\n'):
        (found,) = [each for each in resolve(tmp_path, COMPANY + line).diagnostics if each.code.id != "N132"]
        assert say(found) == (
            f'F006 ["{name}"] `{name}` is not the name of a terms file. (What is included ends in `.terms`.)'
        )


def test_files_may_include_each_other_as_deep_as_they_like(tmp_path: Path) -> None:
    for number in range(1_200):
        line = f'include "{number + 1}.terms"\n' if number < 1_199 else SERIES_A
        (tmp_path / f"{number}.terms").write_text(line, encoding="utf-8")
    assert sound(tmp_path, COMPANY + 'include "0.terms"\n').stock("A") is not None


def test_series_may_be_like_each_other_as_deep_as_they_like(tmp_path: Path) -> None:
    for number in range(600):
        line = f'series S{number} "S" of Preferred like "{number + 1}.terms"\n' if number < 599 else SERIES_A
        (tmp_path / f"{number}.terms").write_text(line, encoding="utf-8")
    twin = sound(tmp_path, f"{COMPANY}{LIKE.replace('a.terms', '0.terms')}").stock("L")
    assert twin is not None
    assert twin.designation is not None
    assert twin.designation.shares is not None
    assert twin.designation.shares.value == 1000


def test_two_series_in_each_file_of_a_chain_are_not_followed_again_and_again(tmp_path: Path) -> None:
    for number in range(40):
        both = (f'series {name}{number} "x" of Preferred like "{number + 1}.terms"\n' for name in "BC")
        (tmp_path / f"{number}.terms").write_text("".join(both), encoding="utf-8")
    (tmp_path / "40.terms").write_text(SERIES_A, encoding="utf-8")
    outcome = resolve(tmp_path, COMPANY + LIKE.replace("a.terms", "0.terms"))
    assert [found.code.id for found in outcome.diagnostics] == ["N114"]


def test_a_file_that_does_not_exist_has_no_terms(tmp_path: Path) -> None:
    outcome = resolve_path(tmp_path / "none.terms")
    assert outcome.value is None
    assert [found.code.id for found in outcome.diagnostics] == ["F001"]


def test_standard_input_finds_its_includes_beside_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.terms").write_text(SERIES_A, encoding="utf-8")
    text = COMPANY + 'include "a.terms"\n'
    outcome = load_terms("-", StringIO(text), str(tmp_path / "company.terms"))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert [block.rule for block in outcome.value.blocks].count("series") == 1


def test_standard_input_without_a_name_looks_in_the_folder_one_is_in() -> None:
    outcome = load_terms("-", StringIO(COMPANY + 'include "no-such-file.terms"\n'))
    assert [found.code.id for found in outcome.diagnostics] == ["N106"]


def test_a_series_file_alone_is_not_part_of_a_company_that_does_not_include_it(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "a.terms").write_text(SERIES_A, encoding="utf-8")
    outcome = resolve_path(tmp_path / "a.terms")
    assert [found.code.id for found in outcome.diagnostics] == ["N118", "N101"]


def test_a_company_file_beside_it_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_bytes(b"\x00")
    (tmp_path / "a.terms").write_text(SERIES_A, encoding="utf-8")
    assert [found.code.id for found in resolve_path(tmp_path / "a.terms").diagnostics] == ["N118", "N101"]


def test_a_series_is_like_another_but_for_what_it_writes(tmp_path: Path) -> None:
    own = LIKE + "§1 designation\n  stated value    $50\n"
    twin = sound(tmp_path, COMPANY + 'include "l.terms"\n', a=SERIES_A, l=own).stock("L")
    assert twin is not None
    assert twin.designation is not None
    assert twin.designation.stated_value is not None
    assert twin.designation.shares is not None
    assert (twin.designation.stated_value.value, twin.designation.shares.value) == (Fraction(50), Fraction(1000))


def test_a_name_within_words_is_put_in_place_of_the_other(tmp_path: Path) -> None:
    model = SERIES_A + "§7 protection\n  (a) majority of A for any action or omission adverse to A\n"
    twin = sound(tmp_path, COMPANY + LIKE, a=model).stock("L")
    assert twin is not None
    words = [line.cite.words for line in twin.lines if line.cite.section == "§7(a)"]
    assert words == ["majority of L for any action or omission adverse to L"]


def test_a_twin_of_a_twin_speaks_of_itself(tmp_path: Path) -> None:
    model = SERIES_A + "§7 protection\n  majority of A for any action or omission adverse to A\n"
    middle = 'series M "Series M" of Preferred like "a.terms"\n'
    outer = 'series N "Series N" of Preferred like "m.terms"\n'
    twin = sound(tmp_path, COMPANY + outer, a=model, m=middle).stock("N")
    assert twin is not None
    assert [line.cite.words for line in twin.lines if line.kind == "item"][-1].startswith("majority of N")


def test_what_a_series_leaves_out_its_twin_leaves_out_unless_it_says_it(tmp_path: Path) -> None:
    model = SERIES_A + '§8 not encoded "not ours"\n§9 not encoded "nor this"\n'
    own = LIKE + "§8 merger\n  survivor assumes these terms in writing\n"
    twin = sound(tmp_path, COMPANY + own, a=model).stock("L")
    assert twin is not None
    assert [(str(left.cite), left.why) for left in twin.not_encoded] == [("L §9", "nor this")]


def test_being_like_oneself_is_a_circle(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + 'include "l.terms"\n', l='series L "L" of Preferred like "l.terms"\n')
    assert [say(found) for found in outcome.diagnostics] == [
        'N107 ["l.terms"] `l.terms` includes itself: l.terms → l.terms. (Take one of these lines out.)'
    ]


def test_being_like_a_file_that_is_missing_is_said(tmp_path: Path) -> None:
    outcome = resolve(tmp_path, COMPANY + LIKE)
    assert [found.code.id for found in outcome.diagnostics] == ["N106"]


def test_a_file_to_be_like_has_exactly_one_series(tmp_path: Path) -> None:
    none = resolve(tmp_path, COMPANY + LIKE, a='include "company.terms"\nclass X "X"\n')
    two = resolve(tmp_path, COMPANY + LIKE, a=SERIES_A + 'series B "B" of Preferred\n')
    assert [found.message for found in none.diagnostics] == [
        "`a.terms` has no series, so it is not clear which one to be like."
    ]
    (found,) = two.diagnostics
    assert found.code.id == "N114"
    assert found.message == "`a.terms` has 2 series, so it is not clear which one to be like."
    assert [label.span.text for label in found.also] == ["A", "B"]


def test_a_mistake_in_terms_that_twins_share_is_found_once(tmp_path: Path) -> None:
    model = SERIES_A + "§3 liquidation\n  amount $10\n  ahead of Comon\n"
    outcome = resolve(tmp_path, COMPANY + 'include "a.terms"\n' + LIKE, a=model)
    assert [say(found) for found in outcome.diagnostics] == [
        "N101 [Comon] There is no class or series named `Comon`. (Did you mean `Common`?)"
    ]
