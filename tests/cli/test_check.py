"""`pari check`."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from commands import call

TYPO = 'script "Typo"\n  company "company.terms"\n\n2002-01-02 isue 5 A to "Ann"\n2002-01-03 issue 5 Aa to "Ann"\n'


def test_silence_but_for_one_line_where_all_is_well(acme: Path) -> None:
    called = call("check", str(acme))
    assert (called.out, called.err, called.code) == ("", "4 files checked, no findings\n", 0)
    called = call("check", "-q", str(acme))
    assert (called.out, called.err, called.code) == ("", "", 0)


def test_every_mistake_of_every_file_in_one_pass(acme: Path) -> None:
    (acme / "typo.events").write_text(TYPO)
    (acme / "more.events").write_text(TYPO.replace("Typo", "More"))
    called = call("check", ".")
    assert called.code == 1
    assert called.out.startswith("error[S001]: ")
    assert called.out.count("error[S001]: ") == called.out.count("error[N101]: ") == 2
    assert called.out.index("more.events") < called.out.index("typo.events")
    assert called.err == "\n4 errors\n"


def test_a_file_that_is_included_says_what_is_wrong_with_it_once(acme: Path) -> None:
    (acme / "series-b.terms").write_text('series B "Series B" of Preferred\n\n§1 designation\n  shares          tem\n')
    called = call("check", "company.terms", "series-b.terms", ".")
    assert called.out.count("error[") == 1
    assert "series-b.terms:4:" in called.out


def test_files_in_folders_below_are_found_and_hidden_ones_are_not(acme: Path) -> None:
    for name in ("deep/down", ".hidden"):
        (acme / name).mkdir(parents=True)
        (acme / name / "typo.events").write_text(TYPO.replace("company.terms", "../../company.terms"))
    (acme / "deep" / "notes.txt").write_text("not ours")
    called = call("check", "deep", "--format", "json")
    assert schemas.valid(called.out)["files"] == ["deep/down/typo.events"]
    assert ".hidden" not in call("check", ".").out


def test_a_folder_without_anything_of_ours_is_said_to_be(acme: Path) -> None:
    (acme / "empty").mkdir()
    called = call("check", "empty")
    assert called.code == 1
    assert "There is no terms file and no event script in `empty`." in called.out


@pytest.mark.usefixtures("acme")
def test_a_file_that_does_not_exist_is_a_finding() -> None:
    called = call("check", "compny.terms")
    assert called.code == 1
    assert "error[F001]: There is no file `compny.terms`." in called.out
    assert "Did you mean `company.terms`?" in called.out


def test_a_file_of_another_kind_is_a_finding(acme: Path) -> None:
    (acme / "notes.txt").write_text("x")
    assert "error[F006]: " in call("check", "notes.txt").out


def test_standard_input_goes_by_the_name_given_and_includes_lie_beside_it(acme: Path) -> None:
    (acme / "sub").mkdir()
    called = call(
        "check",
        "-",
        "--stdin-filename",
        "sub/x.events",
        stdin=TYPO.replace("company.terms", "../company.terms").encode(),
    )
    assert called.code == 1
    assert "  --> sub/x.events:4:12" in called.out
    assert "error[N106]" not in called.out


def test_standard_input_without_a_name_is_told_by_its_lines(acme: Path) -> None:
    story = (acme / "story.events").read_bytes()
    assert call("check", "-", stdin=story).err == "1 file checked, no findings\n"
    assert call("check", "-", stdin=(acme / "company.terms").read_bytes()).err == "1 file checked, no findings\n"
    assert "  --> <stdin>:4:12" in call("check", "-", stdin=TYPO.encode()).out


def test_json_tells_files_findings_and_counts(acme: Path) -> None:
    (acme / "typo.events").write_text(TYPO)
    called = call("check", "typo.events", "company.terms", "--format", "json")
    data = schemas.valid(called.out)
    assert (called.code, called.err) == (1, "")
    assert (data["files"], data["errors"], data["warnings"]) == (["typo.events", "company.terms"], 2, 0)
    assert [(finding["code"], finding["line"], finding["column"]) for finding in data["findings"]] == [
        ("S001", 4, 12),
        ("N101", 5, 20),
    ]


def test_a_clean_check_is_data_too(acme: Path) -> None:
    data = schemas.valid(call("check", str(acme / "story.events"), "--format", "json").out)
    assert (data["errors"], data["findings"]) == (0, [])


def test_warnings_alone_are_clean(acme: Path) -> None:
    (acme / "company.terms").write_bytes((acme / "company.terms").read_bytes().replace(b"Acme", b"Acm\xe9"))
    called = call("check", "company.terms")
    assert "warning[F005]: " in called.out
    assert (called.code, called.err) == (0, "\n1 warning\n")
    assert call("check", "-q", "company.terms").out == ""
