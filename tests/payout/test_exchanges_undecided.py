"""Exchanges into other preferred stock that the terms do not decide: told with the range, or waited for."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from paripassu.interpreter.exchanges import MOST, Candidate, choose
from paripassu.waterfall.steps import Standing
from payout.companies import Place, say, series

TABLE = "holder,class,shares\nFounders,Common,900\nFund,A,100\nOther,B,100\n"


def candidate(folder: Path, exchanged: tuple[str, ...], first: str, second: str) -> Candidate:
    """A structure in which A is owed so much a share, before B, and B so much."""
    folder.mkdir()
    terms = series("A", f"amount {first}", "ahead of Common, B") + series("B", f"amount {second}", "ahead of Common")
    return Candidate(exchanged, Place(folder, terms, TABLE).built())


@pytest.mark.parametrize(
    ("second", "standing", "ranges"),
    [
        ("$10", Standing.ONE, {"A": (1_000, 1_000), "B": (1_000, 1_000), "Common": (0, 0)}),
        ("$5", Standing.SEVERAL, {"A": (1_000, 1_000), "B": (500, 1_000), "Common": (0, 500)}),
    ],
)
def test_several_stable_outcomes_that_pay_differently_are_told_with_their_range(
    tmp_path: Path, second: str, standing: Standing, ranges: dict[str, tuple[int, int]]
) -> None:
    kept = candidate(tmp_path / "kept", (), "$10", "$10")
    exchanged = candidate(tmp_path / "exchanged", ("A",), "$10", second)
    chosen, paid = choose((kept, exchanged), Fraction(2_000))
    assert chosen is exchanged
    assert paid.standing is standing
    assert paid.ranges == {name: (Fraction(least), Fraction(most)) for name, (least, most) in ranges.items()}


def test_where_everybody_always_departs_no_outcome_is_stable(tmp_path: Path) -> None:
    owed = {(): ("$10", "$20"), ("A",): ("$20", "$10"), ("B",): ("$20", "$10"), ("A", "B"): ("$10", "$20")}
    found = tuple(candidate(tmp_path / "".join(("x", *each)), each, *amounts) for each, amounts in owed.items())
    _, paid = choose(found, Fraction(3_000))
    assert paid.standing is Standing.NONE
    assert paid.ranges["A"] == (Fraction(1_000), Fraction(2_000))
    assert len(paid.alternatives) == 4


def test_the_choices_of_more_series_than_are_worked_out_are_waited_for(tmp_path: Path) -> None:
    names = "CDEFGHI"[: MOST + 1]
    terms = series("B", "amount $25", "ahead of Common")
    rows = "Founders,Common,900\nOther,B,100\n"
    for name in names:
        into_b = "\n\n§5 conversion into B\n  optional at any time, by holder\n  rate 1\n\n§3"
        terms += series(name, "amount $10", "ahead of Common, B").replace("\n\n§3", into_b)
        rows += f"Fund,{name},100\n"
    found = say(Place(tmp_path, terms, f"holder,class,shares\n{rows}").paid(1_000))
    assert len(found) == 1
    assert "which of C, D, E, F, G, H and I are turned into other preferred stock" in found[0]
