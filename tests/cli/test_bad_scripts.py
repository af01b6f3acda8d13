"""Bad lines in scripts: each is told of with its code, its place, its own words, and what to do about it.

The bad line is always the sixth of a script in which Ann holds 50 A and Bob 1,000 Common.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import call
from mistakes import found

STORY = """\
script "Bad"
  company         "company.terms"

2002-01-02 issue 50 A to "Ann"
2002-01-02 issue 1,000 Common to "Bob"
"""
# The bad line, and what is found: code, place, the words marked, and the hint.
Line = tuple[str, str, str, str, str]
NO_DAY = "Dates are written year-month-day, in the years 1800 to 2199."
AS_A_DATE = "A date is written year-month-day, such as `2001-11-20`."
OMIT = "Correct it, or leave it out."
MINUS = "Take the minus sign out."
MEANT = "A story that means it says so on the next line: `expect void`."


def told(acme: Path, line: str, verb: str = "check") -> list[tuple[str, str, str, str]]:
    (acme / "bad.events").write_text(f"{STORY}{line}\n", encoding="utf-8")
    return found(verb, "bad.events")


LINES: list[Line] = [
    # dates
    ('2002-13-02 issue 5 A to "Cy"', "T201", "6:1", "2002-13-02", NO_DAY),
    ('2002-02-29 issue 5 A to "Cy"', "T201", "6:1", "2002-02-29", NO_DAY),
    ('1700-02-03 issue 5 A to "Cy"', "T201", "6:1", "1700-02-03", NO_DAY),
    ('2002/02/03 issue 5 A to "Cy"', "S002", "6:1", "2002/02/03", AS_A_DATE),
    ('February 3, 2002 issue 5 A to "Cy"', "S002", "6:1", "February 3, 2002", AS_A_DATE),
    ("expect duty §3 due 2002-02-30", "T201", "6:20", "2002-02-30", NO_DAY),
    (
        "2002-02-03 declare dividend of $1 on Common, record date 2002-02-11, payable 2002-02-10",
        *("T220", "6:78", "2002-02-10", "Correct one of the days."),
    ),
    # words
    ('2002-02-03 isue 5 A to "Cy"', "S001", "6:12", "isue", "Did you mean `issue`?"),
    ('2002-02-03 sell 5 A from "Ann" to "Cy"', "S001", "6:12", "sell", "Did you mean `transfer`?"),
    ("2002-02-03 issue 5 A to", "S003", "6:24", "", "A name in quotes usually stands here."),
    ('2002-02-03 issue 5 A to "Cy', "S004", "6:25", '"Cy', 'Put a `"` after its last word.'),
    ('2002-02-03 issue 5 A to "Cy".', "S005", "6:29", ".", "A line ends without a full stop."),
    ("  approve merger", "S009", "6:3", "approve merger", "Move it to the clause to which it belongs."),
    (
        'script "Another"\n  company "company.terms"',
        *("S011", "6:1", 'script "Another"', "Stories are run one by one; put the second in a file of its own."),
    ),
    # classes and holders
    (
        '2002-02-03 issue 5 Z to "Cy"',
        *("N101", "6:20", "Z", "Declared are `Common`, `Preferred`, `A` and `B`."),
    ),
    (
        '2002-02-03 issue 5 a to "Cy"',
        *("S002", "6:20", "a", "Names of classes and series begin with a capital letter: `A`."),
    ),
    (
        '2002-02-03 issue 5 "A" to "Cy"',
        *("S002", "6:20", '"A"', "Classes and series have short names without quotes, such as `K`."),
    ),
    ('2002-02-03 transfer 5 A from "Anne" to "Cy"', "N102", "6:30", '"Anne"', "Did you mean `Ann`?"),
    (
        '2002-02-03 convert 5 A of "Nobody at all"',
        *("N102", "6:27", '"Nobody at all"', "Holders so far are `Ann` and `Bob`."),
    ),
    ('expect "Anne" holds 5 A', "N102", "6:8", '"Anne"', "Did you mean `Ann`?"),
    ('2002-02-03 transfer 5 A from Ann to "Cy"', "S002", "6:30", "Ann", 'Put it in quotes: `"Ann"`.'),
    (
        '2002-02-03 issue 5 A to ""',
        *("N132", "6:25", '""', "Write there what the words before it speak of."),
    ),
    ("expect void under §77", "N104", "6:19", "§77", "The last one is `§3(d)`."),
    (
        '2002-02-03 cure "missed dividend"',
        *("N134", "6:17", '"missed dividend"', "A `default` line above has to name it first."),
    ),
    # amounts
    ('2002-02-03 issue -5 A to "Cy"', "T202", "6:18", "-5", MINUS),
    ('2002-02-03 issue 5 A to "Cy" for -$5', "T202", "6:34", "-$5", MINUS),
    ("2002-02-03 liquidate, assets -$10", "T202", "6:30", "-$10", MINUS),
    ("2002-02-03 close price of Common -$1", "T202", "6:34", "-$1", MINUS),
    ('expect "Ann" holds -5 A', "T202", "6:20", "-5", MINUS),
    ('2002-02-03 issue 0 A to "Cy"', "T203", "6:18", "0", OMIT),
    ('2002-02-03 issue 5/0 A to "Cy"', "T203", "6:20", "0", OMIT),
    ('2002-02-03 issue 5 A to "Cy" for $0', "T203", "6:34", "$0", OMIT),
    ("2002-02-03 split of Common 0 for 1", "T203", "6:28", "0", OMIT),
    ("2002-02-03 transfer of 101% of voting securities", "T207", "6:24", "101%", "All of it is `100%`."),
    (
        '2002-02-03 issue 1,00 A to "Cy"',
        *("T206", "6:18", "1,00", "Commas may only part thousands: `14,000`, `$1,000.50`, `8.5%`."),
    ),
    (
        '2002-02-03 issue $5 A to "Cy"',
        *("S002", "6:18", "$5", "Shares and votes are counted without a dollar sign."),
    ),
    (
        "2002-02-03 liquidate, assets 10",
        *("S002", "6:30", "10", "An amount of money begins with a dollar sign: `$10`."),
    ),
    ("expect conversion rate of A $5", "T204", "6:29", "$5", "Write it without a dollar sign."),
    ("expect stated value of A 5", "T204", "6:26", "5", "Write it as money, such as `$500`."),
    # order and votes
    ('2001-12-31 issue 5 A to "Cy"', "T205", "6:1", "2001-12-31", "Tell events in the order of their days."),
    ("as of 2001-12-31", "T205", "6:7", "2001-12-31", "Tell events in the order of their days."),
    (
        "2002-02-03 meeting of shareholders\n  for 5 votes",
        *("S010", "7:3", "for 5 votes", "Put `approve ...` above the votes."),
    ),
    (
        "2002-02-03 meeting of shareholders\n  approve merger\n  for 5 votes\n  for 6 votes",
        *("S011", "9:3", "for 6 votes", "Keep one of them."),
    ),
]


@pytest.mark.parametrize("row", LINES, ids=lambda row: row[0])
def test_what_is_wrong_with_a_line_is_told_before_anything_runs(acme: Path, row: Line) -> None:
    line, *expected = row
    assert told(acme, line) == [tuple(expected)]
    assert told(acme, line, "run") == [tuple(expected)]
    assert call("run", "bad.events").out == ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('2002-02-03 issue 51 A to "Cy"', "R301"),
        ('2002-02-03 issue 50.5 A to "Cy"', "R301"),
        ('2002-02-03 issue 9,001 Common to "Cy"', "R301"),
        ('2002-02-03 transfer 51 A from "Ann" to "Cy"', "R302"),
        ('2002-02-03 transfer 1 Common from "Ann" to "Cy"', "R302"),
        ('2002-02-03 repurchase 51 A from "Ann"', "R302"),
        ('2002-02-03 convert 5 A of "Ann"', "R307"),
        ("2002-02-03 pay dividend on Common", "R308"),
        ("2002-02-03 designate 100 A of Preferred", "R309"),
        ("2002-02-03 designate 100 C of A", "R309"),
        ('2002-02-03 issue 5 Preferred to "Cy"', "R309"),
        ("2002-02-03 declare dividend of $1 on A", "R310"),
    ],
)
def test_what_nobody_has_the_power_to_do_is_void_and_told_where_it_is_tried(acme: Path, line: str, code: str) -> None:
    assert told(acme, line) == []
    assert told(acme, line, "run") == [(code, "6:1", line, MEANT)]
    text = call("run", "bad.events")
    assert text.code == 1
    assert "VOID: " in text.out
    assert f"  --> bad.events:6:1\n6 | {line}\n  | ^^^" in text.err
    assert told(acme, f"{line}\nexpect void", "run") == []


def test_what_is_void_changes_nothing(acme: Path) -> None:
    (acme / "good.events").write_text(STORY)
    before = call("run", "good.events").out.partition("Holdings\n")[2]
    assert told(acme, '2002-01-02 issue 51 A to "Cy"\nexpect void', "run") == []
    after = call("run", "bad.events").out.partition("Holdings\n")[2]
    assert after.partition("\n\nExpectations")[0] == before.rstrip("\n")


def test_an_expectation_that_fails_says_where_to_ask(acme: Path) -> None:
    line = 'expect "Ann" holds 51 A'
    hint = "`pari explain bad.events e2` says what happened just before, and why."
    assert told(acme, line, "run") == [("R303", "6:1", line, hint)]
    assert call("explain", "bad.events", "e2").code == 0


def test_all_mistakes_of_a_script_are_told_in_one_pass(acme: Path) -> None:
    lines = (
        '2002-02-03 isue 5 A to "Cy"\n2002-02-30 issue 5 A to "Cy"\n2002-02-03 issue 5 Zz to "Di"\n'
        '2002-01-01 issue -5 A to "Cy"\nexpect "Eve" holds 5 A'
    )
    assert [(code, place) for code, place, _, _ in told(acme, lines)] == [
        ("S001", "6:12"),
        ("T201", "7:1"),
        ("N101", "8:20"),
        ("T205", "9:1"),
        ("T202", "9:18"),
        ("N102", "10:8"),
    ]
