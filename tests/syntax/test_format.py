from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu import resources
from paripassu.source import Source
from paripassu.syntax import format as formatter
from paripassu.syntax.format import UnfaithfulFormatError, checked_format, format_events, format_terms
from paripassu.syntax.nodes import BlockNode, Comment, EventScript, TermsFile
from paripassu.syntax.parse import parse_events, parse_terms
from syntax.sentences import blocks

LIBRARY = sorted(path for path in Path(resources.path("terms")).rglob("*") if path.suffix in {".terms", ".events"})


def formatted(text: str, kind: Literal["terms", "events"] = "terms") -> str:
    outcome = checked_format(Source("text", text), kind)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


@settings(max_examples=150)
@given(st.lists(blocks("terms"), max_size=3).map(tuple))
def test_a_formatted_terms_file_is_read_as_the_same_tree(found: tuple[BlockNode, ...]) -> None:
    file = TermsFile(found)
    text = format_terms(file)
    outcome = parse_terms(Source("generated", text))
    assert outcome.diagnostics == ()
    assert outcome.value == file
    assert format_terms(outcome.value) == text


@settings(max_examples=150)
@given(st.lists(blocks("events"), max_size=3).map(tuple))
def test_a_formatted_script_is_read_as_the_same_tree(found: tuple[BlockNode, ...]) -> None:
    script = EventScript(found)
    text = format_events(script)
    outcome = parse_events(Source("generated", text))
    assert outcome.diagnostics == ()
    assert outcome.value == script
    assert format_events(outcome.value) == text


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.name)
def test_every_file_of_the_library_can_be_formatted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    kind: Literal["terms", "events"] = "terms" if path.suffix == ".terms" else "events"
    once = formatted(text, kind)
    assert formatted(once, kind) == once
    assert once.count("#") == text.count("#")


def test_items_stand_in_columns() -> None:
    text = """§3   liquidation # as filed
 (a) amount stated value
 (a) ahead of Common,stock outstanding on 2001-11-19
 (b)  shortfall ratably with other preferred, by liquidation amount
         reading H-first after H in full   # the default
         reading all-ratable together with H
"""
    assert (
        formatted(text)
        == """§3 liquidation  # as filed
  (a) amount      stated value
  (a) ahead of    Common, stock outstanding on 2001-11-19
  (b) shortfall   ratably with other preferred, by liquidation amount
      reading H-first      after H in full  # the default
      reading all-ratable  together with H
"""
    )


def test_values_stand_farther_right_where_most_keys_are_long() -> None:
    text = """§7 protection
  (a) majority of K for any action or omission adverse to K
  (b)(ii) majority of K for an amendment that changes §5
  (b)(iii) majority of K for an amendment that changes §7
"""
    assert (
        formatted(text)
        == """§7 protection
  (a) majority of K       for any action or omission adverse to K
  (b)(ii) majority of K   for an amendment that changes §5
  (b)(iii) majority of K  for an amendment that changes §7
"""
    )


def test_one_long_key_leaves_the_others_in_their_column() -> None:
    text = """§5 conversion into Common
  (b) rate stated value / $0.23
  (c) reorganization as if converted immediately before
  (d) deliver certificates within 3 business days
"""
    assert (
        formatted(text)
        == """§5 conversion into Common
  (b) rate        stated value / $0.23
  (c) reorganization   as if converted immediately before
  (d) deliver     certificates within 3 business days
"""
    )


def test_line_breaks_of_the_writer_stay_and_stand_below_the_value() -> None:
    text = """§3 liquidation
  (d) not purchase or redemption of stock, # first
       merger,
     # the last
     sale of less than substantially all assets
"""
    assert (
        formatted(text)
        == """§3 liquidation
  (d) not         purchase or redemption of stock,  # first
                  merger,
                  # the last
                  sale of less than substantially all assets
"""
    )


def test_an_event_may_go_on_below_behind_its_date() -> None:
    text = '2001-11-20 issue 8,970 K to "Halco Investments"\n  for $8,969,899\n'
    assert formatted(text, "events") == '2001-11-20 issue 8,970 K to "Halco Investments"\n           for $8,969,899\n'


def test_words_of_word_processors_become_plain() -> None:
    text = "§ 5 (b)\xa0conversion into Common\n  rate\tstated value ÷ $ 0.23\n  deliver certificates within 3 days\n"
    assert formatted(text) == (
        "§5(b) conversion into Common\n"
        "  rate            stated value / $0.23\n"
        "  deliver         certificates within 3 days\n"
    )
    assert formatted('s.5(e) not encoded “why "so"”\n') == '§5(e) not encoded "why \\"so\\""\n'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("stated value+unpaid dividends", "stated value + unpaid dividends"),
        ("3x stated value", "3 x stated value"),
        ("( stated value + $5 ) /2", "(stated value + $5) / 2"),
        ("stated value - $5", "stated value - $5"),
        ("50 % of stated value", "50% of stated value"),
        ("( 5 )", "( 5 )"),
    ],
)
def test_amounts_are_spaced_as_people_write_them(written: str, expected: str) -> None:
    assert formatted(f"§3 liquidation\n  amount {written}\n") == f"§3 liquidation\n  amount          {expected}\n"


def test_day_counts_and_increases_stand_close() -> None:
    text = "§2 dividends\n  rate 8% a year of stated value; + 2% while a default lasts\n  accrue daily, 30 / 360\n"
    assert formatted(text) == (
        "§2 dividends\n"
        "  rate            8% a year of stated value; +2% while a default lasts\n"
        "  accrue          daily, 30/360\n"
    )


def test_empty_lines_part_clauses_and_never_come_in_pairs() -> None:
    text = 'include "a"\ninclude "b"\n\n\n\n§2 dividends\n  none\n# of §1\n\n§1 designation\n  par value $1\n\n\n'
    assert formatted(text) == (
        'include "a"\ninclude "b"\n\n§2 dividends\n  none\n\n# of §1\n\n§1 designation\n  par value       $1\n'
    )


def test_no_empty_line_is_put_between_events() -> None:
    text = "2002-07-03 meeting of shareholders\n  for 6 votes, against 9\nexpect K outstanding 0\n\n\nexpect allowed\n"
    assert formatted(text, "events") == (
        "2002-07-03 meeting of shareholders\n  for             6 votes, against 9\n"
        "expect K outstanding 0\n\nexpect allowed\n"
    )


def test_comments_of_neighbors_stand_below_each_other() -> None:
    text = "expect allowed # a\nexpect K outstanding 0 # b\nexpect allowed\nexpect allowed # c\n"
    assert formatted(text, "events") == (
        "expect allowed          # a\nexpect K outstanding 0  # b\nexpect allowed\nexpect allowed  # c\n"
    )


def test_comments_keep_their_place_above_below_and_at_the_end() -> None:
    text = "# file\n\n# head\n§2 dividends\n     # item\n  none\n   # closing\n# end\n"
    assert formatted(text) == "# file\n\n# head\n§2 dividends\n  # item\n  none\n  # closing\n# end\n"


def test_a_text_with_mistakes_is_not_formatted() -> None:
    outcome = checked_format(Source("text", "§2 dividends\n  nono\n"), "terms")
    assert outcome.value is None
    assert [finding.code.id for finding in outcome.diagnostics] == ["S001"]


def test_nothing_at_all_is_formatted_to_nothing() -> None:
    assert formatted("") == ""
    assert formatted("\n \n\t\n") == ""


def test_a_formatter_that_changes_what_a_text_says_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    right = formatter.format_terms
    monkeypatch.setattr(formatter, "format_terms", lambda file: right(file).replace("$1", "$2"))
    with pytest.raises(UnfaithfulFormatError, match="no longer say the same"):
        checked_format(Source("text", "§1 designation\n  par value $1\n"), "terms")


def test_a_formatter_that_never_comes_to_rest_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    right = formatter.format_terms
    ends = iter(["", "\n"])
    monkeypatch.setattr(formatter, "format_terms", lambda file: right(file) + next(ends))
    with pytest.raises(UnfaithfulFormatError, match="look different"):
        checked_format(Source("text", "§1 designation\n  par value $1\n"), "terms")


def test_a_formatter_that_loses_a_comment_with_its_tree_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    # As if the parser itself had lost it: then both trees agree, and only the text can tell.
    monkeypatch.setattr(formatter, "parse_terms", lambda source: parse_terms(Source("text", source.text.split("#")[0])))
    with pytest.raises(UnfaithfulFormatError, match="lose a comment"):
        checked_format(Source("text", "§2 dividends\n# really"), "terms")


def test_comments_are_part_of_what_a_tree_says() -> None:
    bare = parse_terms(Source("text", "§2 dividends\n  none\n")).value
    said = parse_terms(Source("text", "§2 dividends\n  none # really\n")).value
    assert bare is not None
    assert said is not None
    assert bare != said
    assert said.blocks[0].items[0].comments == (Comment("# really", 1, own_line=False),)
