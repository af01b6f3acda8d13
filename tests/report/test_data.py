"""Model values as plain data for machines."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from paripassu.model.citations import Cite
from paripassu.model.events import ClosePrice
from paripassu.model.run import Input, Reason
from paripassu.report.data import data_of, findings_data, object_data, place_data
from paripassu.report.run_findings import run_findings
from paripassu.source import NOWHERE, Source, Span
from runs import whole_run


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (Fraction(39000000), "39000000"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(100000, 23), "100000/23"),
        (date(2002, 7, 3), "2002-07-03"),
        ("Halco", "Halco"),
        (True, True),
        (7, 7),
        (None, None),
        ((Fraction(1, 2), ("x",)), ["0.5", ["x"]]),
    ],
)
def test_amounts_are_strings_and_exact(value: object, data: object) -> None:
    assert data_of(value) == data


def test_an_object_becomes_its_fields_and_the_name_of_its_kind() -> None:
    event = ClosePrice(date(2001, 11, 20), "Common", Fraction(31, 100), span=Span(Source("a.events", "x\nyz\n"), 2, 4))
    assert object_data(event) == {
        "type": "close-price",
        "date": "2001-11-20",
        "of": "Common",
        "price": "0.31",
        "measure": "close",
        "at": {"path": "a.events", "line": 2, "column": 1, "end_line": 2, "end_column": 3},
    }


def test_a_reason_keeps_its_tree_and_its_clauses() -> None:
    reason = Reason(
        "A.", (Cite("K", "§1", "shares", ("a=b",)),), (Input("x", Fraction(1, 3), "ratio"),), because=(Reason("B."),)
    )
    data = object_data(reason)
    assert data["type"] == "reason"
    assert data["cites"] == [{"series": "K", "section": "§1", "words": "shares", "readings": ["a=b"], "at": None}]
    assert data["inputs"] == [{"type": "input", "name": "x", "value": "1/3", "unit": "ratio"}]
    assert data["because"][0]["text"] == "B."  # type: ignore[index]


def test_what_stands_in_no_file_has_no_place() -> None:
    assert place_data(NOWHERE) is None
    assert place_data(Span(Source("a", ""), 0, 0)) == {
        "path": "a",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 1,
    }


def test_a_value_that_the_model_does_not_have_is_our_own_bug() -> None:
    with pytest.raises(AssertionError, match="no data for set"):
        data_of({1, 2})


def test_findings_are_sorted_by_place_and_said_once() -> None:
    found = run_findings(whole_run())
    data = findings_data((*reversed(found), *found))
    assert [each["code"] for each in data] == ["R301", "R303"]  # type: ignore[attr-defined]
