"""Forms: what may be set in them, and the terms files that come of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.beginnings import begin, forms
from paripassu.source import Source
from paripassu.syntax.forms import Form, fill_form, parse_form, wrong_value
from paripassu.syntax.parse import parse_terms

SMALL = """\
# Form: a small series
# `pari new` fills it in.

company "Small, Inc." incorporated in Delaware  # set company: the name

class Common "Common Stock"

class Preferred "Preferred Stock"

series A "Series A" of Preferred  # set series, title: both names

§1 designation
  shares 1,000  # set shares: how many
  stated value $100  # every share
  not encoded "A, B and C"

§7 protection
  majority of A for any action or omission adverse to A  # set _, _: nothing

§8 redemption
  company at 105% of stated value before 2030-01-01, then $100,
          on 30 to 60 days' notice  # set premium, _, last, notice: when
"""


def small() -> Form:
    return parse_form("small", SMALL)


def test_a_form_says_what_may_be_set_in_the_order_of_its_lines() -> None:
    form = small()
    assert form.title == "a small series"
    assert [(each.name, each.kind, each.default, each.about) for each in form.parameters] == [
        ("company", "STRING", "Small, Inc.", "the name"),
        ("series", "NAME", "A", "both names"),
        ("title", "STRING", "Series A", "both names"),
        ("shares", "NUMBER", "1,000", "how many"),
        ("premium", "PERCENT", "105%", "when"),
        ("last", "MONEY", "$100", "when"),
        ("notice", "NUMBER", "30", "when"),
    ]


def test_values_stand_where_the_form_has_its_own() -> None:
    values = {"company": "Big, Inc.", "shares": "5,000", "premium": "103", "notice": "20", "last": "101.50"}
    text = fill_form(small(), values)
    assert 'company "Big, Inc." incorporated in Delaware  # the name\n' in text
    assert "shares          5,000  # how many\n" in text
    assert "company         at 103% of stated value before 2030-01-01, then $101.50,\n" in text
    assert "on 20 to 60 days' notice  # when\n" in text


def test_what_nobody_has_set_is_to_be_filled_in() -> None:
    text = fill_form(small(), {"series": "B", "premium": "103%"})
    assert "# fill in: both names" in text
    assert "# fill in: how many" in text
    assert "# fill in: when" in text
    assert "# every share" in text


def test_a_name_of_stock_changes_wherever_it_is_spoken_of_and_not_in_quotes() -> None:
    text = fill_form(small(), {"series": "Q", "title": "Series Q"})
    assert 'series Q "Series Q" of Preferred' in text
    assert "majority of Q   for any action or omission adverse to Q" in text
    assert 'not encoded     "A, B and C"' in text


def test_the_preface_says_of_which_form_it_is_and_nothing_of_forms() -> None:
    assert fill_form(small(), {}).startswith('# From the form of a small series\n\ncompany "Small, Inc."')


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("shares", "many", "`many` does not fit `shares`: it is a number, such as `1,000`."),
        ("shares", "1,000 2,000", "`1,000 2,000` does not fit `shares`: it is a number, such as `1,000`."),
        ("last", "8%", "`8%` does not fit `last`: it is an amount of money, such as `$2.50`."),
        (
            "series",
            "b",
            "`b` does not fit `series`: it is a name that begins with a capital and has no blanks, such as `A`.",
        ),
        ("company", 'Big "B", Inc.', '`Big "B", Inc.` does not fit `company`: it is words without quotes in them.'),
        ("company", " ", "`` does not fit `company`: it is words without quotes in them."),
        ("premium", "103", ""),
        ("last", "3", ""),
        ("elsewhere", "anything", ""),
    ],
)
def test_a_value_that_does_not_fit_is_told_of(name: str, value: str, wrong: str) -> None:
    assert wrong_value(small(), name, value) == wrong


def test_a_value_that_does_not_fit_is_never_written() -> None:
    with pytest.raises(ValueError, match="shares"):
        fill_form(small(), {"shares": "many"})


def test_the_forms_that_are_shipped_are_those_of_the_issue() -> None:
    assert [form.name for form in forms()] == [
        "bank-trust",
        "blank-check-voting",
        "pipe-convertible",
        "venture-capped",
        "venture-nonparticipating",
        "venture-participating",
    ]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_a_form_as_it_is_has_no_findings_and_neither_has_what_comes_of_it(form: Form) -> None:
    text, findings = begin(form, {})
    assert [(each.code.id, each.message) for each in findings] == []
    assert "# set " not in text
    assert "# fill in: " in text


OTHERS = {
    "MONEY": "$3.45",
    "NUMBER": "17",
    "PERCENT": "9.5%",
    "DATE": "2031-02-03",
    "NAME": "Q",
    "STRING": "Other Words",
}


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_every_value_of_a_form_can_be_set_to_another(form: Form) -> None:
    assert [each.name for each in form.parameters if each.kind == "NAME"] == ["series"]
    assert len({each.name for each in form.parameters}) == len(form.parameters)
    for each in form.parameters:
        text = fill_form(form, {each.name: OTHERS[each.kind]})
        assert OTHERS[each.kind] in text, each.name
        assert parse_form("filled", text).parameters == ()


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_what_is_set_to_what_it_was_changes_comments_alone(form: Form) -> None:
    text = fill_form(form, {each.name: each.default for each in form.parameters})
    assert "fill in" not in text
    before, after = (parse_terms(Source("form", each)).value for each in (form.text, text))
    assert before is not None
    assert after is not None
    assert [block.words for block in after.blocks] == [block.words for block in before.blocks]
    assert [item.words for block in after.blocks for item in block.items] == [
        item.words for block in before.blocks for item in block.items
    ]


@settings(max_examples=40, deadline=None)
@given(form=st.sampled_from(forms()), shares=st.integers(1, 4_000), letter=st.sampled_from("BDEFGHJKZ"))
def test_a_form_with_other_names_and_numbers_has_no_findings_either(form: Form, shares: int, letter: str) -> None:
    _, findings = begin(form, {"series": letter, "shares": f"{shares:,}", "title": f"Series {letter}"})
    assert [each.code.id for each in findings] == []
