"""Pairs of a wrong text and what is said about it; each is a promise to a reader."""

from __future__ import annotations

import pytest

from paripassu.diagnostics.findings import Diagnostic
from syntax.small import read


def only(text: str) -> Diagnostic:
    findings = read(text)[1].findings
    assert len(findings) == 1, findings
    return findings[0]


ITEMS = [
    (
        "shortfall ratabley with other preferred",
        ("S001", "ratabley", "There is no word `ratabley` here.", "Did you mean `ratably`?"),
    ),
    (
        "shortfall pro rata with other preferred",
        ("S001", "pro rata", "There is no word `pro rata` here.", "Did you mean `ratably`?"),
    ),
    ("foo bar", ("S001", "foo", "There is no word `foo` here.", "Did you mean `for`?")),
    ("Amount stated value", ("S002", "Amount", "`Amount` does not fit here.", "Did you mean `amount`?")),
    ("amount stated", ("S003", "", "The line ends before it is complete.", "`value` usually stands here.")),
    (
        "amount (stated value",
        ("S003", "", "The line ends before it is complete.", "A parenthesis is opened and never closed."),
    ),
    ("amount stated value,", ("S002", ",", "`,` does not fit here.", "The line could end before it.")),
    (
        "behind H with",
        ("S002", "with", "`with` does not fit here.", "A comma or the end of the line usually stands here."),
    ),
    (
        "not merger, sale of assets",
        ("S002", "assets", "`assets` does not fit here.", "`substantially` or `less` usually stands here."),
    ),
    (
        "ahead of common",
        (
            "S001",
            "common",
            "There is no word `common` here.",
            "Names of classes and series begin with a capital letter: `Common`.",
        ),
    ),
    (
        'behind "H"',
        (
            "S002",
            '"H"',
            '`"H"` does not fit here.',
            "Classes and series have short names without quotes, such as `K`.",
        ),
    ),
    ("amount stated value.", ("S005", ".", "`.` has no meaning here.", "A line ends without a full stop.")),
    ("behind 'H'", ("S005", "'", "`'` has no meaning here.", "Names stand in double quotes.")),
    ("behind É", ("S005", "É", "`É` has no meaning here.", "Words with such letters stand in quotes.")),
    ("amount €1", ("S005", "€", "`€` has no meaning here.", "An amount of money is written `$1,000`.")),
    (
        "amount @",
        ("S005", "@", "`@` has no meaning here.", "Take it out, or put it in quotes if it belongs to a name."),
    ),
    (
        "amount \u00ad1",
        (
            "S005",
            "\u00ad",
            "The character U+00AD has no meaning here.",
            "Take it out, or put it in quotes if it belongs to a name.",
        ),
    ),
    (
        "amount $1.5x2",
        ("T206", "$1.5x2", "`$1.5x2` is not written as numbers are.", "Put a blank between the number and `x2`."),
    ),
    (
        "amount $1.5m",
        ("T206", "$1.5m", "`$1.5m` is not written as numbers are.", "Write all its digits, as in `1,500,000`."),
    ),
    (
        "amount $3 + $10 000",
        ("S002", "000", "`000` does not fit here.", "Thousands are parted by commas: `14,000`."),
    ),
    (
        "amount ½",
        ("S005", "½", "`½` has no meaning here.", "A fraction is written `1/2`."),
    ),
    (
        "not encoded «why»",
        ("S005", "«", "`«` has no meaning here.", 'Names stand in quotes such as `"these"`.'),
    ),
    (
        "amount 1.2.345.6",
        ("T206", "1.2.345.6", "`1.2.345.6` is not written as numbers are.", "Numbers are written `14,000` or `0.5`."),
    ),
    (
        "amount " + "9" * 61,
        ("S007", "9" * 61, "This number has more than 60 digits.", "Was a blank or a line break lost?"),
    ),
    (
        'not encoded "why',
        ("S004", '"why', "This quotation is never closed.", 'Put a `"` after its last word.'),
    ),
    (
        'not encoded “why"  ',
        ("S004", '“why"', "This quotation is never closed.", "It begins with `“`, so it has to end with `”`."),
    ),
    (
        "reading H-first after H in full",
        (
            "S002",
            "reading",
            "A reading stands deeper than the item that it reads.",
            "Indent it, and write it below that item.",
        ),
    ),
    (
        "amount $1\n    reading a $2",
        (
            "S009",
            "reading a $2",
            "There are no readings of `amount $1`.",
            "Move it to the item whose meaning is open.",
        ),
    ),
]

HEADS = [
    ("serie K", ("S001", "serie", "There is no word `serie` here.", "Did you mean `series`?")),
    ("series K of Preferred", ("S002", "of", "`of` does not fit here.", "A name in quotes usually stands here.")),
    (
        "include series-h",
        ("S001", "series-h", "There is no word `series-h` here.", 'Put it in quotes: `"series-h"`.'),
    ),
    (
        "amount stated value",
        (
            "S002",
            "amount",
            "`amount` opens nothing at the left margin.",
            "If it belongs to the line above, indent it.",
        ),
    ),
    (
        "{",
        (
            "S005",
            "{",
            "`{` has no meaning here.",
            "No braces are needed: indented lines belong to the line above them.",
        ),
    ),
    (
        "Section 3 liquidation",
        ("S002", "Section", "`Section` does not fit here.", "A section is written `§5(b)`, or `s.5(b)`."),
    ),
    ("§", ("S005", "§", "`§` has no meaning here.", "A section is written `§5(b)`.")),
    (
        "  behind K",
        (
            "S008",
            "behind K",
            "This line is indented, and there is no clause above it.",
            "Start it at the left margin, or write above it the clause to which it belongs.",
        ),
    ),
    (
        'include "a"\n  par value $1',
        ("S009", "par value $1", "Nothing can stand below `include`.", "Move it to the clause to which it belongs."),
    ),
]

_DATE = "A date is written year-month-day, such as `2001-11-20`."
EVENTS = [
    ("11/20/2001 issue 8 K", ("S002", "11/20/2001", "`11/20/2001` is not written as dates are.", _DATE)),
    ("20.11.2001 issue 8 K", ("S002", "20.11.2001", "`20.11.2001` is not written as dates are.", _DATE)),
    ("20011-11-20 issue 8 K", ("S002", "20011-11-20", "`20011-11-20` is not written as dates are.", _DATE)),
    (
        "November 20, 2001 issue 8 K",
        ("S002", "November 20, 2001", "`November 20, 2001` is not written as dates are.", _DATE),
    ),
    ("2001-11-20 isue 8 K", ("S001", "isue", "There is no word `isue` here.", "Did you mean `issue`?")),
    ("2001-11-20 sell 8 K", ("S001", "sell", "There is no word `sell` here.", "Did you mean `transfer`?")),
    (
        '2001-11-20 issue 8 K to "H" for 8,000',
        ("S002", "8,000", "`8,000` does not fit here.", "An amount of money begins with a dollar sign: `$8,000`."),
    ),
    (
        "2001-11-20 issue $8 K",
        ("S002", "$8", "`$8` does not fit here.", "Shares and votes are counted without a dollar sign."),
    ),
    (
        "2001-11-20 stock dividend of 5 on Common",
        ("S002", "5", "`5` does not fit here.", "A percentage ends in its sign: `5%`."),
    ),
    (
        '2001-11-20 issue 8 K to "H" for $1 000',
        ("S002", "000", "`000` does not fit here.", "Thousands are parted by commas: `14,000`."),
    ),
    (
        '2001-11-20 issue 14 000 K to "H"',
        ("S002", "000", "`000` does not fit here.", "Thousands are parted by commas: `14,000`."),
    ),
    (
        "2002-01-02 issue 10 Common to H1",
        ("S002", "H1", "`H1` does not fit here.", 'Put it in quotes: `"H1"`.'),
    ),
]


def about(finding: Diagnostic) -> tuple[str, str, str, str]:
    return finding.code.id, finding.at.span.text, finding.message, finding.hint


@pytest.mark.parametrize(("text", "said"), ITEMS, ids=lambda value: value[:20] if isinstance(value, str) else "")
def test_a_wrong_item_is_explained(text: str, said: tuple[str, str, str, str]) -> None:
    assert about(only(f"§3 liquidation\n  {text}\n")) == said


@pytest.mark.parametrize(("text", "said"), HEADS, ids=lambda value: value[:20] if isinstance(value, str) else "")
def test_a_wrong_head_is_explained(text: str, said: tuple[str, str, str, str]) -> None:
    assert about(only(f"{text}\n")) == said


@pytest.mark.parametrize(("text", "said"), EVENTS, ids=lambda value: value[:20] if isinstance(value, str) else "")
def test_a_wrong_event_is_explained(text: str, said: tuple[str, str, str, str]) -> None:
    assert about(only(f"{text}\n")) == said


def test_a_hint_names_three_things_at_most() -> None:
    assert only("§3 liquidation\n  (a)\n").hint.count("`") == 6
    assert only("§3 liquidation\n  (a)\n").hint.endswith(" may stand here, for example.")


def test_a_place_where_one_thing_is_missing_names_it() -> None:
    assert only("§3 liquidation\n  par value\n").at.text == "an amount of money is missing"
    assert only("§3 liquidation\n  par\n").at.text == "`value` is missing"
    assert only("§3 liquidation\n  amount ($1\n").at.text == "`)` is missing"


def test_one_likely_word_can_be_put_in_by_itself() -> None:
    finding = only("§3 liquidation\n  amount stated valeu\n")
    assert finding.fix is not None
    assert (finding.fix.span, finding.fix.replacement, finding.fix.safe) == (finding.at.span, "value", False)
    assert only("§3 liquidation\n  not merger, sale of assets\n").fix is None
