"""What people write in scripts and terms with several words where the language takes others, and what they are told."""

from __future__ import annotations

import pytest

from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.suggest import is_close
from paripassu.source import Source
from paripassu.syntax.parse import parse_events, parse_terms


def only_event(text: str) -> Diagnostic:
    (finding,) = parse_events(Source("x.events", f"{text}\n")).diagnostics
    return finding


def only_item(text: str) -> Diagnostic:
    (finding,) = parse_terms(Source("x.terms", f"§3 liquidation\n  {text}\n")).diagnostics
    return finding


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("2002-06-03 mail notice of merger on 2002-06-17 to K holders", "K", "Write `holders of K`."),
        ("2002-02-04 declare dividend of 1 cent on Common", "1", "Cents are parts of a dollar: `$0.01`."),
        ("2002-02-04 declare dividend of 110 cents on Common", "110", "Cents are parts of a dollar: `$1.10`."),
        (
            '2002-02-04 transfer 9 K from Halco Investments to "Buyer"',
            "Halco",
            'Put it in quotes: `"Halco Investments"`.',
        ),
        ("2002-02-04 split of Common 2:1", ":", "Write `2 for 1`."),
        (
            '2002-02-04 issue 9 shares of K to "Buyer"',
            "shares",
            "Leave out `shares of`: the class stands right behind the number.",
        ),
        ("2002-02-04 liquidate, remaining $5", "remaining", "`assets` usually stands here."),
    ],
)
def test_a_turn_of_phrase_is_put_right(text: str, at: str, hint: str) -> None:
    finding = only_event(text)
    assert (finding.at.span.text, finding.hint) == (at, hint)


def test_an_increase_is_an_authorized_one() -> None:
    finding = only_event("2002-07-03 meeting of shareholders\n  approve  increase of Common to 200,000,000")
    assert finding.hint == "Did you mean `authorized increase`?"
    assert finding.fix is not None
    assert finding.fix.replacement == "authorized increase"


def test_a_quotation_that_runs_on_is_shown_where_it_begins() -> None:
    finding = only_event('2002-02-04 transfer 9 K from "Halco Investments to "Buyer"')
    assert finding.at.span.text == '"Halco Investments to "Buyer"'
    assert finding.hint == 'Put a `"` after its last word.'
    closed = only_event('2002-02-04 transfer 9 K from "Halco Investments" to "Buyer')
    assert closed.at.span.text == '"Buyer'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("shortfall  ratably among other preferred", "Did you mean `with`?"),
        ("amount  $1 remaining", "`before`, `+` or `-` may stand here, for example."),
        ("amount  $1 bfore 2002-01-01, then $2", "Did you mean `before`?"),
    ],
)
def test_only_words_that_are_near_are_suggested(text: str, hint: str) -> None:
    assert only_item(text).hint == hint


def test_a_word_is_close_by_one_slip_for_every_four_letters() -> None:
    assert is_close("remaning", "remaining")
    assert is_close("amoung", "among")
    assert not is_close("among", "amount")
    assert not is_close("remaining", "raising")
