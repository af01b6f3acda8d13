# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve

from interpreter.series_k import SIGNED, nstor
from interpreter.story import F, day
from paripassu.interpreter.ranking import Ranking, rank
from paripassu.interpreter.state import start
from paripassu.interpreter.statements import GROUPED, NAMED, SHORTFALL, members
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Liquidation, Shortfall
from paripassu.model.matters import Group
from paripassu.model.script import Given
from paripassu.model.terms import Stock, Terms

OTHERS = Group("other preferred")


def named(name: str) -> Group:
    return Group("class", name)


def stock(name: str, shortfall: Shortfall | None = None, **said: tuple[Group, ...]) -> Stock:
    """A series that says whom it ranks ahead of, behind, alike with."""
    cite = Cite(name, "§3")
    items: Mapping[str, tuple[Item[Group], ...]] = {
        how: tuple(Item(group, Cite(name, f"§3 {how}")) for group in groups) for how, groups in said.items()
    }
    clause = Liquidation(
        cite,
        ahead=items.get("ahead", ()),
        behind=items.get("behind", ()),
        alike=items.get("alike", ()),
        shortfall=None if shortfall is None else Item(shortfall, Cite(name, "§3 shortfall")),
    )
    return Stock(name, of="Preferred", clauses=(clause,), cite=cite)


def ranked(*stocks: Stock) -> Ranking:
    state = start(evolve(nstor(), stocks=stocks))
    return rank(state, list(stocks))


def test_named_classes_make_tiers() -> None:
    found = ranked(stock("A", behind=(named("B"),)), stock("B"), stock("C", behind=(named("A"),)))
    assert found.tiers == (("B",), ("A",), ("C",))
    assert [(one.first, one.second, one.how, one.strength) for one in found.followed] == [
        ("B", "A", "before", NAMED),
        ("A", "C", "before", NAMED),
    ]
    # C comes after A, and A after B: that B comes before C need not be said.
    assert (found.displaced, found.clashes, found.cycle, found.unordered) == ((), (), (), ())


def test_stock_without_a_clause_says_nothing_and_is_spoken_of() -> None:
    assert ranked(Stock("A"), stock("B", behind=(named("A"),))).tiers == (("A",), ("B",))


def test_those_who_rank_alike_are_one_tier_with_all_that_is_said_of_either() -> None:
    found = ranked(
        stock("A", alike=(named("B"),)), stock("B", ahead=(named("C"),)), stock("C"), stock("D", alike=(named("C"),))
    )
    assert found.tiers == (("A", "B"), ("C", "D"))
    assert found.unordered == ()


def test_a_chain_of_equals_is_one_tier() -> None:
    found = ranked(stock("A"), stock("B", alike=(named("C"),)), stock("C", alike=(named("A"),)))
    assert found.tiers == (("A", "B", "C"),)


def test_what_a_clause_says_of_shortfall_goes_before_what_names_a_class() -> None:
    found = ranked(stock("A", Shortfall(together=(OTHERS,)), behind=(named("B"),)), stock("B", ahead=(named("A"),)))
    assert found.tiers == (("A", "B"),)
    assert [(str(weak.cite), str(strong.cite)) for weak, strong in found.displaced] == [
        ("A §3 behind", "A §3 shortfall"),
        ("B §3 ahead", "A §3 shortfall"),
    ]
    assert [one.strength for one in found.followed] == [SHORTFALL]


def test_what_names_a_class_goes_before_what_speaks_of_a_group() -> None:
    found = ranked(stock("A", ahead=(OTHERS,)), stock("B", ahead=(named("A"),)))
    assert found.tiers == (("B",), ("A",))
    assert [(weak.strength, strong.strength) for weak, strong in found.displaced] == [(GROUPED, NAMED)]


def test_the_same_said_twice_displaces_nothing() -> None:
    found = ranked(stock("A", ahead=(named("B"),)), stock("B", behind=(named("A"),)))
    assert (found.tiers, found.displaced, found.clashes) == ((("A",), ("B",)), (), ())
    alike = ranked(stock("A", alike=(named("B"),)), stock("B", alike=(named("A"),)))
    assert (alike.tiers, alike.clashes) == ((("A", "B"),), ())


@pytest.mark.parametrize("second", ["ahead", "alike"])
def test_two_statements_of_equal_strength_that_differ_clash(second: str) -> None:
    found = ranked(stock("A", ahead=(named("B"),)), stock("B", None, **{second: (named("A"),)}))
    assert [(str(one.cite), str(other.cite)) for one, other in found.clashes] == [(f"B §3 {second}", "A §3 ahead")]


def test_ranks_in_a_circle_are_a_cycle_and_those_above_it_are_not() -> None:
    found = ranked(
        stock("Z", ahead=(named("A"),)),
        stock("A", ahead=(named("B"),)),
        stock("B", ahead=(named("C"),)),
        stock("C", ahead=(named("A"),)),
    )
    assert (found.cycle, found.tiers, found.unordered) == (("A", "B", "C"), (("Z",),), ())


def test_pairs_that_no_chain_orders_are_named() -> None:
    found = ranked(stock("A", ahead=(named("B"),)), stock("B"), stock("C"))
    assert found.tiers == (("A", "C"), ("B",))
    assert found.unordered == (("A", "C"), ("B", "C"))


def test_a_class_reached_by_two_ways_down_is_below_both() -> None:
    found = ranked(
        stock("A", ahead=(named("B"), named("C"))),
        stock("B", ahead=(named("D"),)),
        stock("C", ahead=(named("D"),)),
        stock("D"),
    )
    assert found.tiers == (("A",), ("B", "C"), ("D",))
    assert found.unordered == (("B", "C"),)


def test_within_a_shortfall_the_narrowest_description_counts() -> None:
    rule = Shortfall(after=(named("B"),), together=(OTHERS,), ahead=(Group("preferred outstanding on", on=SIGNED),))
    a, b, c, d = stock("A", rule), stock("B"), stock("C"), stock("D")
    state = start(evolve(nstor(), stocks=(a, b, c, d)), (Given("C", "outstanding on", F(1), Cite("", ""), SIGNED),))
    found = rank(state, [a, b, c, d])
    assert found.tiers == (("B",), ("A", "D"), ("C",))


# Which stock a description picks out


def picked(group: Group, *, terms: Terms, given: Given | None = None) -> list[str]:
    state = start(terms, () if given is None else (given,))
    (own, *_) = terms.stocks
    return list(members(state, own, group, list(terms.stocks)))


STOCKS = evolve(
    nstor(),
    stocks=(
        stock("A", ahead=(named("D"),)),
        stock("B", ahead=(named("A"),)),
        stock("C", behind=(named("A"),)),
        stock("D"),
        evolve(stock("Common"), of=""),
    ),
)


@pytest.mark.parametrize(
    ("group", "names"),
    [
        (named("B"), ["B"]),
        (named("A"), []),
        (OTHERS, ["B", "C", "D"]),
        (Group("other preferred", except_for=("C",)), ["B", "D"]),
        (Group("everything"), ["B", "C", "D", "Common"]),
        (Group("senior"), ["B"]),
        (Group("junior"), ["C", "D"]),
    ],
)
def test_a_description_picks_out_all_that_fit_it_but_the_series_itself(group: Group, names: list[str]) -> None:
    assert picked(group, terms=STOCKS) == names


def test_stock_outstanding_on_a_day_is_that_which_was_and_preferred_is_that_which_is_a_series() -> None:
    for of, any_stock, preferred in (("B", ["B"], ["B"]), ("Common", ["Common"], [])):
        given = Given(of, "outstanding on", F(1), Cite("", ""), day("2001-01-02"))
        assert picked(Group("stock outstanding on", on=SIGNED), terms=STOCKS, given=given) == any_stock
        assert picked(Group("preferred outstanding on", on=SIGNED), terms=STOCKS, given=given) == preferred
        assert picked(Group("stock outstanding on", on=day("2001-01-01")), terms=STOCKS, given=given) == []
