# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from pathlib import Path

from interpreter.preferred import tell
from interpreter.story import ALL_COMMON, HALCO, OTHERS, F, approved, checked, day, told
from paripassu.model.events import Issue, Merge, Property
from paripassu.model.script import ExpectHolds

JUNE = day("2002-06-17")
K = Issue(day("2001-11-20"), "K", F(8_970), HALCO)
MERGER = Merge(JUNE, "NewCo", survives=False, each=Property((("NewCo", F(1, 2)),), F("0.10")), assumes="in writing")
HALF_STOCK = Merge(JUNE, "NewCo", survives=False, each=Property((("NewCo", F(1, 2)),)))
PRICED = """
§2 conversion into Common
  optional        at any time, by holder
  rate            stated value / conversion price
  price           $2.00 at first
"""


def test_what_a_merger_and_a_conversion_give_of_another_company_is_held() -> None:
    run = told(ALL_COMMON, K, MERGER, approved("2002-07-03"))
    assert run.residual.holdings == (("NewCo", OTHERS, 17_500_000), ("NewCo", HALCO, 19_500_000))


def test_after_a_merger_a_series_shows_what_it_converts_into_and_its_old_rate_no_more() -> None:
    run = told(ALL_COMMON, K, MERGER)
    assert [found for found in run.residual.quantities if found[0] == "K"] == [
        ("K", "liquidation amount", 1000),
        ("K", "NewCo on conversion", F(50_000, 23)),
        ("K", "cash on conversion", F(10_000, 23)),
    ]
    shown = [name for of, name, _ in told(ALL_COMMON, K, HALF_STOCK).residual.quantities if of == "K"]
    assert shown == ["liquidation amount", "NewCo on conversion"]


def test_what_another_company_issued_can_be_expected() -> None:
    right = checked(ALL_COMMON, MERGER, ExpectHolds(OTHERS, F(17_500_000), "NewCo", of_others=True))
    assert (right.is_met, right.found) == (True, "17,500,000 NewCo")
    other = checked(ALL_COMMON, MERGER, ExpectHolds(OTHERS, F(17_500_000), "OldCo", of_others=True))
    assert (other.is_met, other.found) == (False, "There is no series OldCo.")


def test_a_conversion_price_is_among_the_rates(tmp_path: Path) -> None:
    run = tell(tmp_path, PRICED, '2002-01-02 issue 10 A to "Fund"\n')
    assert [found for found in run.residual.quantities if found[0] == "A"] == [
        ("A", "conversion price", 2),
        ("A", "conversion rate", 50),
    ]
