from __future__ import annotations

from pathlib import Path

import pytest

from deals import COMPANY, NSTOR, SERIES_A, resolve, resolve_path, say, sound
from paripassu.checks.terms import check_terms
from paripassu.dates import calendar_named

COMPARE = "Compare the numbers with the paper: nobody can designate more than the charter has (DGCL §151(g))."
CONVERSION = "§5 conversion into Common\n  optional at any time\n  rate {rate}\n"


def checked(folder: Path, lines: str, company: str = COMPANY) -> list[str]:
    """What the checks find in series A with further lines, which must be sound otherwise."""
    return [say(found) for found in check_terms(sound(folder, company + SERIES_A + lines))]


def test_nothing_is_wrong_with_nstor() -> None:
    terms = resolve_path(NSTOR / "company.terms").value
    assert terms is not None
    assert check_terms(terms) == ()


@pytest.mark.parametrize("price", ["stated value", "original price"])
def test_par_value_above_the_price_of_a_share_is_named(tmp_path: Path, price: str) -> None:
    lines = f'series B "B" of Preferred\n§1 designation\n  par value $5\n  {price} $4.50\n'
    (found,) = check_terms(sound(tmp_path, COMPANY + lines))
    assert say(found) == (
        f"L401 [par value $5] The par value of B, $5, is above its {price}, $4.50. "
        "(Stock cannot be issued below par (DGCL §153(a)); compare both with the paper.)"
    )
    assert [(label.span.text, label.text) for label in found.also] == [(f"{price} $4.50", f"the {price}")]
    assert found.severity == "warning"


def test_par_value_may_equal_the_price_and_may_stand_alone(tmp_path: Path) -> None:
    assert checked(tmp_path, "§1 designation\n  par value $100\n") == []
    lines = 'series B "B" of Preferred\n§1 designation\n  par value $5\n'
    assert check_terms(sound(tmp_path, COMPANY + lines)) == ()


def test_conversion_into_more_than_is_authorized_is_named(tmp_path: Path) -> None:
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $0.005")) == [
        (
            "L402 [rate stated value / $0.005] All 1,000 A convert into 20,000,000 Common, "
            "and 10,000,000 are authorized. "
            "(Compare the rate with the paper; a conversion beyond the authorized number has no effect (DGCL §161).)"
        )
    ]


def test_conversion_into_all_that_is_authorized_is_in_order(tmp_path: Path) -> None:
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $0.01")) == []


def test_a_conversion_that_waits_for_an_increase_may_need_one(tmp_path: Path) -> None:
    waits = "  automatic when shareholders approve an authorized increase covering the conversion shares\n"
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $0.005") + waits) == []
    hopes = "  automatic when shareholders approve the issuance of the conversion shares\n"
    assert len(checked(tmp_path, CONVERSION.format(rate="stated value / $0.005") + hopes)) == 1


def test_a_number_that_is_not_known_is_not_exceeded(tmp_path: Path) -> None:
    unknown_series = 'series B "B" of Preferred\n§1 designation\n  stated value $1\n' + CONVERSION.format(
        rate="stated value / $0.01"
    )
    assert checked(tmp_path, unknown_series) == []
    unknown_common = COMPANY.replace("  authorized      10,000,000\n", "")
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $0.01"), unknown_common) == []


@pytest.mark.parametrize(
    ("rate", "needed"),
    [
        ("($60 + $40) / $0.001", "100,000,000"),
        ("(stated value - $50) / $0.001", "50,000,000"),
        ("2 x stated value / $0.001", "200,000,000"),
        ("greater of 50,000 and 60,000", "60,000,000"),
        ("lesser of 50,000 and 60,000", "50,000,000"),
        ("stated value / conversion price", "50,000,000"),
    ],
)
def test_a_rate_is_counted_as_written(tmp_path: Path, rate: str, needed: str) -> None:
    found, *_ = checked(tmp_path, CONVERSION.format(rate=rate) + "  price $0.002\n")
    assert f"convert into {needed} Common" in found


@pytest.mark.parametrize(
    "rate",
    [
        "stated value / market price",
        "market price / $0.00001",
        "greater of 50,000,000 and stated value / market price",
    ],
)
def test_a_rate_that_the_terms_do_not_give_is_not_judged(tmp_path: Path, rate: str) -> None:
    assert checked(tmp_path, CONVERSION.format(rate=rate)) == []


def test_more_designated_than_authorized_is_named_once(tmp_path: Path) -> None:
    lines = "".join(
        f'series {name} "{name}" of Preferred\n§1 designation\n  shares 500,000\n' for name in ("B", "C", "D")
    )
    assert checked(tmp_path, lines) == [
        (
            "L403 [shares 500,000] With C, 1,001,000 shares of Preferred are designated, and 1,000,000 are authorized. "
            f"({COMPARE})"
        )
    ]


def test_a_series_of_unknown_size_designates_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, 'series B "B" of Preferred\n') == []


@pytest.mark.parametrize("rank", ["ahead of Common", "behind B", "alike with B"])
def test_a_rank_without_an_amount_is_named(tmp_path: Path, rank: str) -> None:
    assert checked(tmp_path, f'§3 liquidation\n  {rank}\nseries B "B" of Preferred\n') == [
        (
            f"L404 [{rank}] A has a rank in liquidation, and no amount to be paid. "
            '(Add an `amount`, or say `not encoded "why"`: a preference is what the terms state (DGCL §151(d)).)'
        )
    ]


def test_an_amount_that_is_left_out_aloud_is_not_missed(tmp_path: Path) -> None:
    assert checked(tmp_path, '§3 liquidation\n  ahead of Common\n  not encoded "not public"\n') == []
    assert checked(tmp_path, "§3 liquidation\n  then nothing further\n") == []


def test_fractions_that_nobody_settles_are_named(tmp_path: Path) -> None:
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $3")) == [
        (
            "L405 [rate stated value / $3] One A converts into 33 1/3 Common, "
            "and no clause says what becomes of parts of a share. "
            "(Add a `fractions` item, such as `fractions rounded down`: they need shares, cash or scrip (DGCL §155).)"
        )
    ]


def test_fractions_that_are_settled_or_never_arise_are_not_named(tmp_path: Path) -> None:
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $3") + "  fractions rounded down\n") == []
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $4")) == []
    assert checked(tmp_path, CONVERSION.format(rate="stated value / $3") + '  not encoded "the rest"\n') == []


def test_an_amount_that_rests_on_another_is_named_where_no_clause_states_that_one(tmp_path: Path) -> None:
    assert checked(tmp_path, CONVERSION.format(rate="original price / conversion price")) == [
        (
            "L407 [rate original price / conversion price] `rate original price / conversion price` rests on the "
            "original price of A, which no clause states. "
            "(Add `original price`, as in `original price $1,000`, where the paper states it.)"
        )
    ]
    assert checked(tmp_path, CONVERSION.format(rate="greater of 2 and stated value / conversion price")) == [
        (
            "L407 [rate greater of 2 and stated value / conversion price] "
            "`rate greater of 2 and stated value / conversion price` rests on the conversion price of A, "
            "which no clause states. (Add a `price` item where the paper states it.)"
        )
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "§3 liquidation\n  amount $3 - stated value\n",
            "T202 [amount $3 - stated value] `amount $3 - stated value` comes to -$97.",
        ),
        (CONVERSION.format(rate="1 - stated value / $50"), "T202 [rate 1 - stated value / $50] "),
        (CONVERSION.format(rate="stated value / ($1 - $1)"), "T203 [rate stated value / ($1 - $1)] "),
        (CONVERSION.format(rate="lesser of 2 and stated value / (stated value - $100)"), "T203 [rate lesser of 2 "),
    ],
)
def test_an_amount_that_comes_to_less_than_nothing_or_to_nobody_knows_what_is_named(
    tmp_path: Path, lines: str, expected: str
) -> None:
    (found,) = checked(tmp_path, lines)
    assert found.startswith(expected)


@pytest.mark.parametrize("rate", ["stated value - $99", "lesser of 2 and 3", "stated value x 0%", "market price / $2"])
def test_an_amount_of_nothing_or_of_something_is_in_order(tmp_path: Path, rate: str) -> None:
    lines = f"§3 liquidation\n  amount {rate}\n" if "-" in rate or "%" in rate else CONVERSION.format(rate=rate)
    assert checked(tmp_path, lines) == []


def test_a_conversion_at_will_without_a_rate_is_named(tmp_path: Path) -> None:
    assert checked(tmp_path, "§5 conversion into Common\n  optional at any time\n") == [
        (
            "L407 [optional at any time] `optional at any time` rests on the conversion rate of A, which no clause "
            "states. (Add a `rate` item, such as `rate stated value / $0.23`, as the paper has it.)"
        )
    ]
    assert checked(tmp_path, "§5 conversion into Common\n  deliver certificates within 3 days\n") == []


def test_what_is_left_out_may_be_what_states_an_amount(tmp_path: Path) -> None:
    rate = CONVERSION.format(rate="original price / $2")
    assert checked(tmp_path, f'{rate}§1(b) not encoded "not public"\n') == []


def test_notice_without_a_period_is_named(tmp_path: Path) -> None:
    assert checked(tmp_path, "§9 notice\n  of merger\n") == [
        (
            "L406 [of merger] §9 of A asks for notice, and does not say how long before. "
            "(Add `to each holder of A, at least 10 business days before`, as the paper has it; 10 to 60 days are the "
            "habit, as for meetings (DGCL §222(b)).)"
        )
    ]


def test_notice_with_a_period_or_a_reason_is_in_order(tmp_path: Path) -> None:
    assert checked(tmp_path, "§9 notice\n  of merger\n  to each holder of A, at least 5 days before\n") == []
    assert checked(tmp_path, '§9 notice\n  of merger\n  not encoded "the period"\n') == []
    assert checked(tmp_path, '§9 notice\n  contents "the day"\n') == []


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("§2 dividends", "none"),
        ("§2 dividends", "rate 8% a year of stated value"),
        ("§2 dividends", "accrue daily, cumulative"),
        ("§7 redemption", "company at $110, on 30 to 60 days' notice"),
        ("§7 redemption", "holders all of A may require from 2007-01-01, from funds legally available"),
        ("§2 dividends", "stopper no dividend on or repurchase of junior stock while any is unpaid"),
        ("§2 dividends", "pay on Mar 31, in cash"),
        ("§3 liquidation", "amount $1\n  ahead of Common from 2005-01-01"),
        ("§3 liquidation", "amount stated value + unpaid dividends"),
        ("§3 liquidation", "amount greater of stated value and as-converted amount"),
        ("§3 liquidation", "amount stated value before 2005-01-01, then $1"),
        ("§3 liquidation", "then participates with Common"),
        ("§3 liquidation", "deemed merger; sale of substantially all assets"),
        ("§5 conversion into Common", "rate 2"),
        ("§5 conversion into Common", "rate (stated value + accrued dividends) / $1"),
        ("§5 conversion into Common", "rate greater of 2 and stated value / $1"),
        ("§5 conversion into Common", "fractions rounded up"),
    ],
)
def test_what_stories_act_on_is_not_named(tmp_path: Path, head: str, line: str) -> None:
    assert checked(tmp_path, f"{head}\n  {line}\n") == []


@pytest.mark.parametrize("line", ['options "Plan" on Common, 10 at $0.50', 'carve-out "pool" 10% of proceeds'])
def test_what_stands_beside_the_stock_is_not_named(tmp_path: Path, line: str) -> None:
    assert check_terms(sound(tmp_path, f"{COMPANY}{line}\n")) == ()


def test_terms_with_findings_are_checked_as_far_as_they_go(tmp_path: Path) -> None:
    terms = resolve(tmp_path, COMPANY + 'series B "B" of Preferred\n§5 conversion into Comon\n  rate 2\n').value
    assert terms is not None
    assert check_terms(terms) == ()


def test_a_calendar_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.dates.holiday_table", lambda *_: None)
    calendar_named.cache_clear()
    (plain,) = check_terms(sound(tmp_path, COMPANY))
    assert say(plain) == (
        "F007 [US federal] The holidays of `US federal` are not installed. (Install `paripassu[calendar]`.)"
    )
    open_question = COMPANY.replace("US federal", "\n      reading one NYSE\n      reading two weekdays")
    (read,) = check_terms(sound(tmp_path, open_question))
    assert (read.code.id, read.at.span.text) == ("F007", "business days")
    silent = COMPANY.replace("  business days   US federal\n", "")
    assert check_terms(sound(tmp_path, silent)) == ()
    calendar_named.cache_clear()
