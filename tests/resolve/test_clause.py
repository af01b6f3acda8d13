"""What lines of one clause, or parts of one line, must not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, SERIES_A, findings, resolve, say


def test_a_series_is_one_of_a_class_and_of_no_series(tmp_path: Path) -> None:
    lines = 'series B "B" of A\n'
    assert findings(tmp_path, lines) == [
        "N133 [A] `A` is a series itself, so B cannot be a series of it. (Name the class that both belong to.)"
    ]
    assert [found[:8] for found in findings(tmp_path, 'series B "B" of B\n')] == ["N133 [B]"]


def test_nothing_may_stand_between_quotes_only_by_mistake(tmp_path: Path) -> None:
    lines = '  not encoded " "\nseries B "" of Preferred\n§8 not encoded ""\n'
    blank = "Nothing stands between these quotes. (Write there what the words before it speak of.)"
    assert findings(tmp_path, lines) == [f'N132 ["{gap}"] {blank}' for gap in (" ", "", "")]


@pytest.mark.parametrize("line", ["rate 8% a year of stated value", "accrue daily", "pay on Mar 31, in cash"])
def test_no_dividends_and_their_terms_clash(tmp_path: Path, line: str) -> None:
    (found,) = findings(tmp_path, f"§2 dividends\n  none\n§2(b) dividends\n  {line}\n")
    assert found.startswith(f"N108 [{line}] A says two things: `none` in §2, and `{line}` in §2(b).")


@pytest.mark.parametrize(
    ("lines", "again", "topic"),
    [
        ("§2 dividends\n  accrue daily, 30/360, 365/365\n", "365/365", "how days are counted"),
        ("§2 dividends\n  accrue simple, compounding yearly\n", "compounding yearly", "whether it compounds"),
        ("§2 dividends\n  accrue cumulative, non-cumulative\n", "non-cumulative", "whether it is cumulative"),
        (
            "§5 conversion into Common\n  fractions rounded up; rounded down\n",
            "rounded down",
            "what becomes of fractions",
        ),
        (
            "§5 conversion into Common\n  fractions counted per share; counted per share; rounded up\n",
            "counted per share",
            "how fractions are counted",
        ),
    ],
)
def test_no_line_says_a_thing_twice(tmp_path: Path, lines: str, again: str, topic: str) -> None:
    (found,) = resolve(tmp_path, COMPANY + SERIES_A + lines).diagnostics
    assert say(found) == f"S011 [{again}] This line says twice {topic}. (Keep one of them.)"
    assert [label.text for label in found.also] == ["first here"]


@pytest.mark.parametrize(
    "lines",
    [
        "§7 protection\n  at least 150% of A for any action or omission adverse to A\n",
        "§7 protection\n  more than 150% of A for any action or omission adverse to A\n",
        "§7 protection\n  subsidiary more than 150% of votes\n",
        "§5 conversion into Common\n  limit no conversion above 150% of Common\n",
        (
            "§5 conversion into Common\n  reorganization as if converted immediately before\n"
            "    is transfer of more than 150% of voting securities\n"
        ),
        "§3 liquidation\n  then 150% of the rest, up to $5 in all\n",
    ],
)
def test_no_part_is_more_than_all(tmp_path: Path, lines: str) -> None:
    (found,) = findings(tmp_path, lines)
    assert found.startswith("T207 [150%] ")
    assert found.endswith(" cannot be more than all of it: `150%`. (All of it is `100%`.)")
    assert findings(tmp_path, lines.replace("150%", "100%")) == []


def test_a_price_is_not_asked_for_on_more_days_than_there_are(tmp_path: Path) -> None:
    line = "§5 conversion into Common\n  company may convert all, if close of Common >= $5 on 30 of {} trading days\n"
    assert findings(tmp_path, line.format(20)) == [
        "T207 [30] There are no 30 trading days among 20. (Write the smaller number first.)"
    ]
    assert findings(tmp_path, line.format(30)) == []


def test_a_series_converts_into_one_kind_of_stock(tmp_path: Path) -> None:
    lines = "§5 conversion into Common\n  rate 2\n§6 conversion into Preferred\n  optional at any time\n"
    assert findings(tmp_path, lines) == [
        (
            "N108 [§6 conversion into Preferred] A says two things: `§5 conversion into Common` in §5, "
            "and `§6 conversion into Preferred` in §6. (Keep the one that the paper has.)"
        )
    ]
    assert findings(tmp_path, lines.replace("into Preferred", "into Common")) == []
