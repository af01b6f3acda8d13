"""Series that are like another: what they take over, and whom it then speaks of."""

from __future__ import annotations

from pathlib import Path

from deals import COMPANY, sound
from paripassu.model.clauses import Protection
from paripassu.model.terms import Stock

A = 'series A "Series A" of Preferred\n\n§1 designation\n  shares 10\n\n'
B = """\
series B "Series B" of Preferred

§1 designation
  shares 10

§3 liquidation
  amount $100
  (a) ahead of Common
  (b) alike with A, C before 2030-01-01
  (c) alike with C
  (d) behind A from 2030-01-01

§5 voting
  with Common and B

§7 protection
  (a) majority of A and B and C for merger
  (b) majority of B and A for any amendment
  (c) majority of B for any action or omission adverse to B
"""
INCLUDES = 'include "a.terms"\ninclude "b.terms"\ninclude "c.terms"\n'


def like(folder: Path, lines: str = "", more: str = "") -> Stock:
    """Series C, which is like B."""
    head = 'series C "Series C" of Preferred like "b.terms"\n'
    terms = sound(folder, COMPANY + INCLUDES + more, a=A, b=B, c=head + lines)
    stock = terms.stock("C")
    assert stock is not None
    return stock


def voters(stock: Stock) -> list[tuple[str, ...]]:
    clause = stock.clause(Protection)
    assert clause is not None
    return [item.value.of for item in clause.consents]


def ranks(stock: Stock) -> list[tuple[str, str]]:
    clause = stock.liquidation
    assert clause is not None
    rows = (("ahead", clause.ahead), ("behind", clause.behind), ("alike", clause.alike))
    return [(how, item.value.name) for how, items in rows for item in items]


def words(stock: Stock) -> list[str]:
    return [line.cite.words for line in stock.lines if line.kind == "item"]


def test_a_list_that_names_both_series_is_meant_as_it_is(tmp_path: Path) -> None:
    assert voters(like(tmp_path)) == [("A", "B", "C"), ("C", "A"), ("C",)]


def test_a_list_that_names_the_other_series_alone_means_this_one(tmp_path: Path) -> None:
    stock = like(tmp_path)
    assert stock.voting is not None
    assert stock.voting.together_with is not None
    assert stock.voting.together_with.value == ("Common", "C")


def test_no_series_ranks_against_itself_by_what_it_takes_over(tmp_path: Path) -> None:
    assert ranks(like(tmp_path)) == [("ahead", "Common"), ("behind", "A"), ("alike", "A")]


def test_the_words_are_those_that_hold_for_this_series(tmp_path: Path) -> None:
    assert words(like(tmp_path)) == [
        "shares 10",
        "amount $100",
        "ahead of Common",
        "alike with A before 2030-01-01",
        "behind A from 2030-01-01",
        "with Common and C",
        "majority of A and B and C for merger",
        "majority of C and A for any amendment",
        "majority of C for any action or omission adverse to C",
    ]


def test_what_a_series_says_itself_is_not_touched(tmp_path: Path) -> None:
    stock = like(tmp_path, "§3 liquidation\n  (c) alike with B\n")
    assert ("alike", "B") in ranks(stock)


def test_a_third_generation_speaks_of_itself(tmp_path: Path) -> None:
    (tmp_path / "d.terms").write_text('series D "Series D" of Preferred like "c.terms"\n', encoding="utf-8")
    like(tmp_path, more='include "d.terms"\n')
    stock = sound(tmp_path, COMPANY + INCLUDES + 'include "d.terms"\n').stock("D")
    assert stock is not None
    assert voters(stock) == [("A", "B", "D"), ("D", "A"), ("D",)]
    assert ranks(stock) == [("ahead", "Common"), ("behind", "A"), ("alike", "A")]
