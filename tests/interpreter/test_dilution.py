"""Cheaper issues: what they do to a conversion price, by each method, with the published figures."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from paripassu.model.run import Input, Noted, TermChanged, Undetermined
from told import CONVERSION, Acme, last, said

F = Fraction
BROAD = "§6 adjustment of conversion price\n  dilution broad-based weighted average\n"
FOUNDED = '2004-01-05 issue 1,500,000 Common to "Founder"\n2004-01-05 issue 2,500,000 B to "Ada"\n'
OPTIONS = '2004-01-05 grant options on 1,000,000 Common to "Staff" at $1.00\n'
CHEAP = '2004-02-02 issue 2,000,000 Common to "New" for $1,000,000\n'


def adjustment(line: str) -> str:
    return f"{CONVERSION}\n§6 adjustment of conversion price\n  {line}\n"


SERIES_C = """
series C "Series C" of Preferred

§1 designation
  shares          5,000,000
  original price  $2.00

§5 conversion into Common
  optional        at any time
  rate            original price / conversion price
  price           $2.00 at first

§6 adjustment of conversion price
  dilution        broad-based weighted average
"""


def test_the_published_round_moves_two_series_against_one_base_of_7_000_000(tmp_path: Path) -> None:
    story = f'{FOUNDED}{OPTIONS}2004-01-05 issue 2,000,000 C to "Bob"\n{CHEAP}'
    run = Acme(tmp_path).told(
        adjustment("dilution broad-based weighted average") + SERIES_C,
        story + "expect conversion rate of B 1 1/8\nexpect conversion rate of C 1 1/5\n",
    )
    changed = [(each.of, each.before, each.after) for each in last(run).effects if isinstance(each, TermChanged)]
    assert changed == [("B", F(1), F(8, 9)), ("C", F(2), F(5, 3))]
    assert F(2_500_000) / F(8, 9) == 2_812_500
    assert F(5, 3) / 2 == F("7.5") / 9
    reason = next(each.reason for each in last(run).effects if isinstance(each, TermChanged))
    assert reason.text == (
        "B: 2,000,000 Common issued at $0.50 a share, below the conversion price of $1: $1 x (7,000,000 + 1,000,000) / "
        "(7,000,000 + 2,000,000) = $8/9 (broad-based weighted average)."
    )
    assert reason.inputs[2:7] == (
        Input("shares before the issue", F(7_000_000), "shares"),
        Input("Common outstanding", F(1_500_000), "shares"),
        Input("B as converted", F(2_500_000), "shares"),
        Input("C as converted", F(2_000_000), "shares"),
        Input("options and warrants", F(1_000_000), "shares"),
    )
    assert [str(cite) for cite in reason.cites] == ["B §6"]


@pytest.mark.parametrize(
    ("line", "price"),
    [
        ("broad-based weighted average", F(5, 6)),
        ("narrow-based weighted average", F(5, 6)),
        ("narrow-based weighted average, counting Common alone", F(3, 4)),
        ("broad-based weighted average, rounded to the nearest $0.0001", F("0.8333")),
        ("full ratchet", F(1, 2)),
    ],
)
def test_100_shares_at_half_the_price_on_100_common_and_100_preferred(tmp_path: Path, line: str, price: F) -> None:
    story = (
        '2004-01-05 issue 100 Common to "Founder"\n2004-01-05 issue 100 B to "Ada"\n'
        '2004-02-02 issue 100 Common to "New" for $50\n'
    )
    run = Acme(tmp_path).told(adjustment(f"dilution {line}"), story)
    (changed,) = [each for each in last(run).effects if isinstance(each, TermChanged)]
    assert changed.after == price
    assert bool(changed.reason.rounding) == ("rounded" in line)


def test_a_price_that_is_already_round_is_not_said_to_be_rounded(tmp_path: Path) -> None:
    story = (
        '2004-01-05 issue 100 Common to "Founder"\n2004-01-05 issue 100 B to "Ada"\n'
        '2004-02-02 issue 200 Common to "New" for $100\n'
    )
    run = Acme(tmp_path).told(adjustment("dilution broad-based weighted average, rounded to the nearest $0.01"), story)
    (changed,) = [each for each in last(run).effects if isinstance(each, TermChanged)]
    assert (changed.after, changed.reason.rounding) == (F("0.75"), "")


@pytest.mark.parametrize(
    ("old", "new", "times"), [("$2.50", "$0.50", F(5)), ("$6.67", "$2.00", F("3.335"))], ids=["five", "3.335"]
)
def test_a_full_ratchet_takes_the_price_to_that_of_the_issue(tmp_path: Path, old: str, new: str, times: F) -> None:
    clauses = adjustment("dilution full ratchet").replace("$1.00", old)
    story = f"{FOUNDED}2004-02-02 public offering of 1 Common at {new}\n"
    run = Acme(tmp_path).told(clauses, story)
    (changed,) = [each for each in last(run).effects if isinstance(each, TermChanged)]
    assert isinstance(changed.before, Fraction)
    assert isinstance(changed.after, Fraction)
    assert changed.before / changed.after == times


@pytest.mark.parametrize(
    "event",
    [
        '2004-02-02 issue 2,000,000 Common to "New" for $2,000,000',
        '2004-02-02 issue 2,000,000 B to "New" for $1,000,000',
        '2004-02-02 issue 1,000 C to "New" for $1',
        '2004-02-02 grant options on 1,000 C to "New" at $0.10',
        "2004-02-02 split of Common 2 for 1",
    ],
)
def test_what_is_not_a_cheaper_issue_of_common_moves_nothing(tmp_path: Path, event: str) -> None:
    plain = '\nseries C "Series C" of Preferred\n\n§1 designation\n  shares 5,000\n'
    run = Acme(tmp_path).told(f"{adjustment('dilution full ratchet')}{plain}", f"{FOUNDED}{event}\n")
    assert [each for each in last(run).effects if isinstance(each, TermChanged)] == []


def test_a_series_that_converts_into_common_counts_as_the_common_it_becomes(tmp_path: Path) -> None:
    clauses = adjustment("dilution broad-based weighted average") + SERIES_C.replace("$2.00 at", "$0.50 at")
    run = Acme(tmp_path).told(clauses, f'{FOUNDED}2004-02-02 issue 1,000,000 C to "New" for $2,000,000\n')
    # 4,000,000 Common at $0.50: (4,000,000 + 2,000,000) / (4,000,000 + 4,000,000).
    changed = {each.of: each.after for each in last(run).effects if isinstance(each, TermChanged)}
    assert changed == {"B": F(3, 4)}


def test_options_count_when_they_are_granted_and_the_excepted_ones_never(tmp_path: Path) -> None:
    clauses = adjustment("dilution broad-based weighted average, except for employee options up to 1,500 shares")
    story = (
        '2004-01-05 issue 1,000 Common to "Founder"\n2004-01-05 issue 1,000 B to "Ada"\n'
        '2004-02-02 grant options on 1,000 Common to "Staff" at $0.50\n'
        "expect conversion price of B $1.00\n"
        '2004-02-03 grant warrants on 1,000 Common to "Bank" at $0.50\n'
        # 3,500 of 4,000 it is.
        "expect conversion price of B $0.875\n"
        '2004-02-04 grant options on 1,000 Common to "Staff" at $0.50\n'
    )
    run = Acme(tmp_path).told(clauses, story)
    (changed,) = [each for each in last(run).effects if isinstance(each, TermChanged)]
    # 500 of the second thousand are beyond the number; they are weighed against all that there was before them.
    base = 1_000 + 1_000 / F("0.875") + 2_000
    assert changed.after == F("0.875") * (base + 250 / F("0.875")) / (base + 500)


def test_a_narrow_base_takes_no_account_of_options(tmp_path: Path) -> None:
    story = (
        '2004-01-05 issue 100 Common to "Founder"\n2004-01-05 issue 100 B to "Ada"\n'
        '2004-02-02 grant options on 100 Common to "Staff" at $0.50\n'
    )
    run = Acme(tmp_path).told(adjustment("dilution narrow-based weighted average"), story)
    (changed,) = [each for each in last(run).effects if isinstance(each, TermChanged)]
    assert changed.after == F(5, 6)


def test_an_issue_of_which_nobody_says_the_price_is_undetermined(tmp_path: Path) -> None:
    story = f'{FOUNDED}2004-02-02 issue 10 Common to "New"\n'
    run = Acme(tmp_path).told(adjustment("dilution full ratchet"), story)
    (found,) = [each for each in last(run).effects if isinstance(each, Undetermined)]
    assert found.missing == "what was paid for the 10 Common issued"
    assert found.outcomes == ("adjusted", "not adjusted")


def test_a_price_that_nobody_knows_is_named(tmp_path: Path) -> None:
    clauses = adjustment("dilution full ratchet").replace("  price           $1.00 at first\n", "")
    run = Acme(tmp_path).told(clauses, f"{FOUNDED}{CHEAP}")
    (found,) = [each for each in last(run).effects if isinstance(each, Undetermined)]
    assert found.missing == "the conversion price of B"


NO_PRICE_C = SERIES_C.replace("  price           $2.00 at first\n", "")


def test_a_base_of_which_a_part_is_not_known_is_named(tmp_path: Path) -> None:
    clauses = adjustment("dilution broad-based weighted average") + NO_PRICE_C
    story = f'{FOUNDED}2004-01-06 issue 10 C to "Bob" for $20\n{CHEAP}'
    run = Acme(tmp_path).told(clauses, story)
    missing = [each.missing for each in last(run).effects if isinstance(each, Undetermined)]
    assert missing == ["the conversion price of C", "the conversion price of C"]


def test_an_issue_of_stock_that_converts_at_an_unknown_rate_is_named(tmp_path: Path) -> None:
    clauses = adjustment("dilution full ratchet") + NO_PRICE_C
    run = Acme(tmp_path).told(clauses, f'{FOUNDED}2004-01-06 issue 10 C to "Bob" for $1\n')
    missing = [each.missing for each in last(run).effects if isinstance(each, Undetermined)]
    assert missing == ["the conversion price of C"]


# What a vote of the series does


def with_waiver(method: str = "full ratchet") -> str:
    return adjustment(f"dilution {method}\n  waiver by majority of B")


def meeting(on: str, holder: str, what: str = "") -> str:
    return (
        f'{on} meeting of B\n  approve waiver of the adjustment of the conversion price of B{what}\n  for "{holder}"\n'
    )


TWO = '2004-01-05 issue 100 Common to "Founder"\n2004-01-05 issue 40 B to "Ada"\n2004-01-05 issue 60 B to "Bob"\n'
FEW = '2004-02-02 issue 100 Common to "New" for $50\n'


@pytest.mark.parametrize("what", ["", " on 2004-02-02"])
def test_a_majority_of_the_series_waives_an_adjustment(tmp_path: Path, what: str) -> None:
    run = Acme(tmp_path).told(with_waiver(), f"{TWO}{meeting('2004-01-20', 'Bob', what)}{FEW}")
    (note,) = [each for each in last(run).effects if isinstance(each, Noted)]
    assert note.reason.text.startswith(
        "The conversion price of B stays as it is: waiver of the adjustment of the conversion price of B"
    )
    assert "voted on 2004-01-20" in note.reason.text
    assert [str(cite) for cite in note.reason.cites] == ["B §6"]
    assert "full ratchet takes it to $0.50" in note.reason.because[0].text


@pytest.mark.parametrize(
    ("holder", "what"), [("Ada", ""), ("Bob", " on 2004-02-03")], ids=["too few", "for another day"]
)
def test_too_few_or_another_day_waive_nothing(tmp_path: Path, holder: str, what: str) -> None:
    run = Acme(tmp_path).told(with_waiver(), f"{TWO}{meeting('2004-01-20', holder, what)}{FEW}")
    assert [each.after for each in last(run).effects if isinstance(each, TermChanged)] == [F(1, 2)]


def test_where_the_terms_let_nobody_waive_a_vote_changes_nothing(tmp_path: Path) -> None:
    clauses = adjustment("dilution full ratchet")
    run = Acme(tmp_path).told(clauses, f"{TWO}{meeting('2004-01-20', 'Bob')}{FEW}")
    assert [each.after for each in last(run).effects if isinstance(each, TermChanged)] == [F(1, 2)]


# Splits


def test_a_split_divides_the_price_and_the_rate_follows(tmp_path: Path) -> None:
    story = f"{FOUNDED}2004-02-02 split of Common 2 for 1\nexpect conversion price of B $0.50\n"
    run = Acme(tmp_path).told(adjustment("split proportionate"), f"{story}expect conversion rate of B 2\n")
    assert said(last(run))[-1] == "Common was multiplied by 2; the conversion price of B is divided by it."


@pytest.mark.parametrize(
    ("event", "rate"),
    [
        ("split of Common 3 for 2", "60"),
        ("reverse split of Common 1 for 10", "4"),
        ("stock dividend of 5% on Common", "42"),
    ],
)
def test_a_rate_that_is_a_number_is_multiplied(tmp_path: Path, event: str, rate: str) -> None:
    clauses = adjustment("split proportionate").replace("original price / conversion price", "40")
    clauses = clauses.replace("  price           $1.00 at first\n", "")
    Acme(tmp_path).told(clauses, f"{FOUNDED}2004-02-02 {event}\nexpect conversion rate of B {rate}\n")


def test_a_rate_once_moved_goes_on_moving_with_the_price(tmp_path: Path) -> None:
    clauses = adjustment("dilution full ratchet").replace(
        "  price ", "  split of Common a capital reorganization, so the rate follows it\n  price "
    )
    story = f'{FOUNDED}2004-02-02 split of Common 2 for 1\n2004-02-03 issue 8 Common to "New" for $2\n'
    Acme(tmp_path).told(clauses, f"{story}expect conversion price of B $0.25\nexpect conversion rate of B 4\n")


def test_what_the_conversion_clause_adjusts_is_not_adjusted_twice(tmp_path: Path) -> None:
    clauses = adjustment("split proportionate").replace(
        "  price ", "  split of Common a capital reorganization, so the rate follows it\n  price "
    )
    story = f"{FOUNDED}2004-02-02 split of Common 2 for 1\nexpect conversion rate of B 2\n"
    run = Acme(tmp_path).told(clauses, story)
    assert "so nothing is adjusted twice." in "\n".join(said(last(run)))


def test_a_split_of_another_class_adjusts_nothing(tmp_path: Path) -> None:
    story = f"{FOUNDED}2004-02-02 split of B 2 for 1\nexpect conversion price of B $1.00\n"
    Acme(tmp_path).told(adjustment("split proportionate"), story)


def test_a_rate_that_weighs_several_amounts_follows_the_price_too(tmp_path: Path) -> None:
    clauses = adjustment("split proportionate").replace(
        "rate            original price / conversion price",
        "rate (greater of original price and $0.50) / conversion price",
    )
    Acme(tmp_path).told(clauses, f"{FOUNDED}2004-02-02 split of Common 2 for 1\nexpect conversion rate of B 2\n")
