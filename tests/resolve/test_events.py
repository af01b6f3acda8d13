from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from paripassu import resources
from paripassu.model import events as model
from paripassu.model.events import Issue, PassTime, Transfer
from paripassu.model.script import ExpectHolds
from paripassu.resolve import events
from paripassu.resolve.events import resolve_blocks
from paripassu.resolve.tellers import EXPECTATIONS, HAPPENINGS
from paripassu.source import Source
from paripassu.syntax.parse import iter_event_blocks
from scripts import HEAD, HELD, TERMS, found, hints, resolve, script_of, told


def rules_of(group: str) -> set[str]:
    grammar = resources.read("grammar", "events.lark")
    block = grammar.partition(f"\n?{group}:")[2].partition("\n\n")[0]
    return set(re.findall(r"-> ([a-z_]+)$", block, re.MULTILINE))


def test_every_event_of_the_grammar_is_told_and_no_other() -> None:
    assert rules_of("event") == set(HAPPENINGS)


def test_every_expectation_of_the_grammar_is_resolved_and_no_other() -> None:
    assert rules_of("expectation") == set(EXPECTATIONS)


def test_every_kind_of_event_can_be_told() -> None:
    tellers = {telling.__annotations__["return"] for telling in HAPPENINGS.values()}
    assert {kind.__name__ for kind in get_args(model.AnyEvent)} == tellers


def test_lines_keep_their_order_and_events_their_places() -> None:
    script = script_of(HEAD + '2001-11-19 issue 1,000 Common to "Ada"\nexpect "Ada" holds 1,000 Common\n')
    assert script.name == "A story"
    issued = Issue(date(2001, 11, 19), "Common", Fraction(1000), "Ada")
    assert script.lines == (issued, ExpectHolds("Ada", Fraction(1000), "Common"))
    assert script.events == (issued,)
    assert script.lines[0].span.text == '2001-11-19 issue 1,000 Common to "Ada"'
    assert script.span.text == 'script "A story"'


def test_a_script_without_a_script_line_has_no_name() -> None:
    script = script_of("2001-11-19 as of\n")
    assert (script.name, script.lines) == ("", (PassTime(date(2001, 11, 19)),))


def test_plain_lines_are_told_like_any_others() -> None:
    lines = '2001-11-21 transfer 5 Common from "Ada" to "Cid"\n2001-11-21 issue 5 Common to "Cid"\n'
    quick = script_of(HELD + lines)
    slow = script_of(HELD + lines.replace(" 5 ", " 10/2 "))
    assert quick.lines == slow.lines
    assert quick.lines[-2] == Transfer(date(2001, 11, 21), "Common", Fraction(5), "Ada", "Cid")
    assert quick.lines[-1] == Issue(date(2001, 11, 21), "Common", Fraction(5), "Cid")
    assert quick.lines[-2].span.text == '2001-11-21 transfer 5 Common from "Ada" to "Cid"'


def test_a_name_is_kept_once_however_often_it_is_written() -> None:
    again = '2001-11-21 transfer 5 Common from "Ada" to "Bob"\n' * 3
    first, second = script_of(HELD + again).lines[-2:]
    assert isinstance(first, Transfer)
    assert isinstance(second, Transfer)
    assert first.giver is second.giver
    assert first.taker is second.taker
    assert first.shares is second.shares
    assert first.of is second.of
    assert first.date is second.date


def test_more_numbers_than_are_shared_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_MOST_SHARED", 1)
    lines = "".join(f'2001-11-20 issue {number} Common to "Ada"\n' for number in (5, 6, 7, 6))
    assert [line.shares for line in script_of(HELD + lines).lines if isinstance(line, Issue)][2:] == [5, 6, 7, 6]


def test_all_that_is_wrong_with_a_script_is_found_in_one_pass() -> None:
    lines = (
        '2001-11-21 issue 5 Comon to "Ada"\n'
        '2001-11-21 transfer 0 Common from "Adda" to "Cid"\n'
        '2001-02-30 transfer -5 Common from "Ada" to "Cid"\n'
        '2001-11-01 issue 5 Common to "Cid"\n'
        "expect duty §55 met\n"
    )
    assert [code for code, _, _ in found(lines)] == ["N101", "T203", "N102", "T201", "T202", "T205", "N104"]


def test_a_script_with_an_error_is_not_handed_on() -> None:
    assert resolve(HELD + '2001-11-21 issue 5 Comon to "Ada"\n')[0] is None


def test_an_unknown_class_names_the_nearest() -> None:
    line = '2001-11-21 issue 5 Comon to "Ada"\n'
    assert found(line) == [("N101", "Comon", "There is no class or series named `Comon`.")]
    assert hints(line) == ["Did you mean `Common`?"]


def test_a_class_written_in_small_letters_is_no_class() -> None:
    line = '2001-11-21 transfer 5 Kk from "Bob" to "Ada"\n'
    assert found(line) == [("N101", "Kk", "There is no class or series named `Kk`.")]


def test_a_holder_who_never_held_names_the_nearest() -> None:
    line = '2001-11-21 transfer 5 Common from "ada" to "Bob"\n'
    assert found(line) == [("N102", '"ada"', "Nobody named `ada` has held any stock so far.")]
    assert hints(line) == ["Did you mean `Ada`?"]


def test_a_holder_who_never_held_is_found_on_any_day() -> None:
    line = '2001-11-20 transfer 5 Common from "Adda" to "Bob"\n'
    assert [(code, place) for code, place, _ in found(line)] == [("N102", '"Adda"')]


def test_without_a_near_name_the_holders_are_listed() -> None:
    assert hints('expect "Zacharias" holds 5 Common\n') == ["Holders so far are `Ada` and `Bob`."]


def test_before_any_issue_there_is_nobody_to_hold_anything() -> None:
    _, findings = resolve(HEAD + 'expect "Ada" holds 5 Common\n')
    assert [finding.hint for finding in findings] == [
        "Nobody holds anything yet; an `issue` line gives the first shares to somebody."
    ]


def test_whoever_has_received_shares_is_a_holder() -> None:
    line = told('2001-11-21 transfer 5 Common from "Ada" to "Cid"\n2001-11-22 transfer 5 Common from "Cid" to "Ada"\n')
    assert line == Transfer(date(2001, 11, 22), "Common", Fraction(5), "Cid", "Ada")


def test_a_day_that_does_not_exist_is_a_finding() -> None:
    assert found('2002-02-30 issue 5 Common to "Ada"\n') == [("T201", "2002-02-30", "There is no day `2002-02-30`.")]


def test_an_event_before_the_one_above_it_points_at_both() -> None:
    line = '2001-11-19 issue 5 Common to "Ada"\n'
    message = "This event is dated 2001-11-19, before the event above it, 2001-11-20."
    assert found(line) == [("T205", "2001-11-19", message)]
    (finding,) = resolve(HELD + line)[1]
    assert [(label.span.text, label.text) for label in finding.also] == [
        ('2001-11-20 issue 100 K to "Bob"', "2001-11-20 is told first")
    ]


def test_two_events_of_one_day_are_in_order() -> None:
    assert found('2001-11-20 issue 5 Common to "Ada"\n') == []


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ('issue 0 Common to "Ada"', "T203", "The number of shares cannot be zero: `0`."),
        ('issue -5 Common to "Ada"', "T202", "The number of shares cannot be below zero: `-5`."),
        ('issue 1,00 Common to "Ada"', "T206", "`1,00` is not written as numbers are."),
        ('issue 5 Common to "Ada" for $0', "T203", "The price cannot be zero: `$0`."),
        ('transfer 0 Common from "Ada" to "Bob"', "T203", "The number of shares cannot be zero: `0`."),
        ('transfer 0/3 Common from "Ada" to "Bob"', "T203", "The number of shares cannot be zero: `0/3`."),
        ('transfer 5/0 Common from "Ada" to "Bob"', "T203", "The lower number of a fraction cannot be zero: `0`."),
        ('transfer 5 1/0.5 Common from "Ada" to "Bob"', "T206", "`5 1/0.5` is not written as fractions are."),
        ('transfer 5 -1/2 Common from "Ada" to "Bob"', "T202", "The number of shares cannot be below zero: `-1`."),
    ],
)
def test_amounts_that_cannot_be_are_found(line: str, code: str, message: str) -> None:
    assert [(each[0], each[2]) for each in found(f"2001-11-21 {line}\n")] == [(code, message)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("43,478 6/23", Fraction(1000000, 23)),
        ("6/23", Fraction(6, 23)),
        ("0.5", Fraction(1, 2)),
        (".5", Fraction(1, 2)),
    ],
)
def test_numbers_are_exact(text: str, value: Fraction) -> None:
    line = told(f'expect "Ada" holds {text} Common\n')
    assert line == ExpectHolds("Ada", value, "Common")


def test_a_script_can_be_resolved_block_by_block() -> None:
    source = Source("story.events", HELD)
    outcome = resolve_blocks(iter_event_blocks(source, []), TERMS)
    assert outcome.value == script_of(HELD)


def test_nobody_without_a_name_comes_to_hold_stock() -> None:
    plain = '2001-11-21 issue 5 K to ""\n'
    price = '2001-11-21 transfer 5 K from "Bob" to "  ", related "x"\n'
    found_there = [(code, place) for code, place, _ in found(plain + price)]
    assert found_there == [("N132", '""'), ("N132", '"  "')]
