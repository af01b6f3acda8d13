"""Laws of redemption: the money is never exceeded, shares neither come nor go, and who is first has no more."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.preferred import SERIES_B, tell
from interpreter.story import held, paid
from paripassu.model.run import Run

F = Fraction
HOLDERS = st.lists(st.integers(1, 300), min_size=1, max_size=3)
MONEY = st.integers(0, 12_000)
MUST = "\n§7 redemption\n  mandatory at $10, on 2004-03-01, from funds legally available\n"


def story(terms: str, lines: str, others: str = "") -> Run:
    with TemporaryDirectory() as folder:
        return tell(Path(folder), terms, lines, others)


def issued(of: str, shares: list[int]) -> str:
    return "".join(f'2004-01-02 issue {number} {of} to "{of}{at}"\n' for at, number in enumerate(shares))


def left(told: Run, of: str, shares: list[int]) -> list[Fraction]:
    return [held(told, of, f"{of}{at}") for at in range(len(shares))]


@settings(max_examples=60, deadline=None)
@given(shares=HOLDERS, money=MONEY)
def test_a_redemption_takes_what_it_pays_for_and_no_more_than_there_is(shares: list[int], money: int) -> None:
    lines = issued("A", shares) + f"2004-03-01 funds legally available ${money}\n2004-03-01 redeem all A\n"
    told = story(MUST, lines)
    taken = sum(shares) - sum(left(told, "A", shares), F(0))
    assert paid(told, of="A") == 10 * taken <= money
    # One share more would cost more than there is, unless none is left.
    assert taken == sum(shares) or 10 * (taken + 1) > money
    for before, after in zip(shares, left(told, "A", shares), strict=True):
        # Whole shares, each holder's within one of his part.
        assert after.denominator == 1
        assert abs(before - after - F(before, sum(shares)) * taken) < 1


@settings(max_examples=60, deadline=None)
@given(shares=HOLDERS, others=HOLDERS, money=MONEY)
def test_series_that_share_the_money_have_the_same_whichever_is_redeemed_first(
    shares: list[int], others: list[int], money: int
) -> None:
    lines = issued("A", shares) + issued("B", others) + f"2004-03-01 funds legally available ${money}\n"
    results: list[tuple[list[Fraction], list[Fraction]]] = []
    for first, second in (("A", "B"), ("B", "A")):
        both = f"2004-03-01 redeem all {first}\n2004-03-01 redeem all {second}\n"
        told = story(MUST + "  order together with B\n", lines + both, SERIES_B + MUST + "  order together with A\n")
        assert paid(told) <= money
        results.append((left(told, "A", shares), left(told, "B", others)))
    assert results[0] == results[1]


@settings(max_examples=60, deadline=None)
@given(shares=HOLDERS, steps=st.lists(st.integers(1, 3_000), min_size=1, max_size=4))
def test_money_that_comes_in_steps_redeems_as_much_as_its_steps_allow(shares: list[int], steps: list[int]) -> None:
    lines = issued("A", shares)
    for number, money in enumerate(steps):
        lines += f"2004-03-{number + 1:02d} funds legally available ${money}\n2004-03-{number + 1:02d} redeem all A\n"
    told = story(MUST, lines)
    wanted = min(sum(shares), sum(money // 10 for money in steps))
    assert sum(shares) - sum(left(told, "A", shares), F(0)) == wanted
    (duty,) = told.residual.duties
    assert (duty.settled is not None) == (wanted == sum(shares))


@settings(max_examples=60, deadline=None)
@given(shares=HOLDERS, price=st.integers(1, 40))
def test_stock_that_pays_for_shares_is_worth_as_much_as_they_are(shares: list[int], price: int) -> None:
    terms = f"\n§7 redemption\n  company at $10\n  payment in Common, at ${price}\n"
    told = story(terms, issued("A", shares) + "2004-03-01 redeem all A\n")
    for at, number in enumerate(shares):
        common = held(told, "Common", f"A{at}")
        assert common == 10 * number // price
        assert common * price + paid(told, to=f"A{at}") == 10 * number
