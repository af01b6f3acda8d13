from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paripassu.diagnostics.findings import Diagnostic
from paripassu.source import Source
from paripassu.syntax.nodes import Comment
from paripassu.syntax.parse import iter_event_blocks, parse_events, parse_terms
from syntax.small import read

PIECES = [
    *("§3 liquidation", "§5 conversion into Common", "  (a) amount stated value", "      reading X y", "  none"),
    *('series K "x" of Preferred', '2001-11-20 issue 8 K to "H"', "expect allowed", "  rate stated value /"),
    *("amount", "$1", "", "  ", "#", "(", ")", "§", '"', "“", "'", "\t", "\n", "\r", "\xa0"),
]
CERTIFICATE_LIKE = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=12)


def found(text: str) -> list[tuple[str, tuple[int, int], str]]:
    """Code, place and excerpt of every finding of a terms file."""
    return [finding(each) for each in parse_terms(Source("text", text)).diagnostics]


def finding(each: Diagnostic) -> tuple[str, tuple[int, int], str]:
    return each.code.id, each.at.span.source.place(each.at.span.start), each.at.span.text


def test_all_mistakes_are_found_in_one_pass_and_cost_their_lines_only() -> None:
    text = """serie J "x" of Preferred

§1 designation
  shares          14,000, fractions alowed
  par value       $0.01
  stated value
§2 dividnds
  none
§3 liquidation
  (a) amount      stated value
  (b) shortfall   ratably with other preferred
      reading H-first   after H in ful
      reading together  together with H
"""
    outcome = parse_terms(Source("text", text))
    assert [finding(each) for each in outcome.diagnostics] == [
        ("S001", (1, 1), "serie"),
        ("S001", (4, 37), "alowed"),
        ("S003", (6, 15), ""),
        ("S001", (7, 4), "dividnds"),
        ("S001", (12, 36), "ful"),
    ]
    assert outcome.value is not None
    assert [block.words for block in outcome.value.blocks] == ["§1 designation", "§3 liquidation"]
    assert [item.words for item in outcome.value.blocks[0].items] == ["par value $0.01"]
    assert [reading.name for reading in outcome.value.blocks[1].items[1].readings] == ["together"]


def test_items_below_a_broken_head_are_read_for_their_mistakes() -> None:
    assert found("§3 liquidaton\n  amount stated valeu\n  behind H\n") == [
        ("S001", (1, 4), "liquidaton"),
        ("S001", (2, 17), "valeu"),
    ]


def test_items_below_a_head_that_is_not_even_words_are_read_for_their_mistakes() -> None:
    assert found("§3 liquidation @\n  amount stated valeu\n") == [("S005", (1, 16), "@"), ("S001", (2, 17), "valeu")]
    assert found("'\n  §3 liquidation\n") == [("S005", (1, 1), "'")]


@pytest.mark.parametrize(
    "head",
    ["series K of Preferred", 'series "K" "x" of Preferred', "series K “x” of Preferred now", "serie K “x” of P"],
)
def test_a_head_with_a_slip_or_two_still_says_what_stands_below(head: str) -> None:
    assert found(f"{head}\n  sourse “x”\n")[-1] == ("S001", (2, 3), "sourse")


def test_a_head_of_too_many_parentheses_still_says_what_stands_below() -> None:
    reader = read(f"§5 conversion into {'(' * 60}\n  rat $1\n")[1]
    assert [finding(each)[0] for each in reader.findings] == ["S006", "S001"]


def test_an_item_that_is_too_deep_says_nothing_about_what_stands_below() -> None:
    reader = read(f"§3 liquidation\n  amount $1{' + $1' * 200}\n      reading a b\n")[1]
    assert [finding(each)[0] for each in reader.findings] == ["S006"]


def test_what_stands_below_a_head_that_could_be_anything_is_not_judged() -> None:
    assert found("§3 zebra\n  amount stated valeu\n") == [("S001", (1, 4), "zebra")]


def test_readings_below_a_broken_item_are_read_for_their_mistakes() -> None:
    text = "§3 liquidation\n  shortfal ratably with other preferred\n      reading H-first after H in ful\n"
    assert [code for code, _, _ in found(text)] == ["S001", "S001"]


def test_a_head_that_takes_no_items_may_go_on_below() -> None:
    outcome = parse_events(Source("text", '2001-11-20 issue 8 K\n  to "H" # who\n    for $8\nexpect allowed\n'))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert [block.words for block in outcome.value.blocks] == ['2001-11-20 issue 8 K to "H" for $8', "expect allowed"]
    assert outcome.value.blocks[0].comments == (Comment("# who", 6, own_line=False),)
    assert outcome.value.blocks[0].breaks == (4, 6)


def test_what_cannot_go_on_below_a_complete_head_is_not_expected_there() -> None:
    outcome = parse_events(Source("text", '2001-11-20 issue 8 K to "H"\n  approve x\n  and\nexpect allowed\n'))
    assert [finding(each) for each in outcome.diagnostics] == [("S009", (2, 3), "approve x")]
    assert outcome.value is not None
    assert [block.words for block in outcome.value.blocks] == ['2001-11-20 issue 8 K to "H"', "expect allowed"]


def test_a_mistake_in_what_goes_on_below_is_found_there() -> None:
    outcome = parse_events(Source("text", '2001-11-20 issue 8 K to "H"\n  for 8\n'))
    assert [finding(each) for each in outcome.diagnostics] == [("S002", (2, 7), "8")]
    outcome = parse_events(Source("text", "2001-11-20 issue 8 K\n  to H\n"))
    assert [finding(each) for each in outcome.diagnostics] == [("S002", (2, 6), "H")]


def test_indented_lines_without_a_clause_are_one_finding() -> None:
    assert found("  amount stated value\n  behind H\n§2 dividends\n  none\n") == [
        ("S008", (1, 3), "amount stated value")
    ]


def test_a_reading_of_an_item_that_leaves_nothing_open_is_not_expected() -> None:
    assert found("§2 dividends\n  none\n    reading a none\n") == [("S009", (3, 5), "reading a none")]


def test_a_reading_needs_a_name() -> None:
    text = "§3 liquidation\n  shortfall ratably with other preferred\n      reading\n      reading 5 after H in full\n"
    assert [each[0] for each in found(text)] == ["S003", "S003"]


def test_a_missing_word_is_missed_behind_the_last_one() -> None:
    assert found("§1 designation\n  par value   # none yet\n") == [("S003", (2, 12), "")]
    assert found("§1 designation\n  (a)\n") == [("S003", (2, 6), "")]


def test_labels_and_comments_may_be_anywhere() -> None:
    outcome = parse_terms(
        Source("text", "# a\n§1 designation # b\n  # c\n  (a)(ii) par # d\n    value $1\n  # e\n# f\n")
    )
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    block = outcome.value.blocks[0]
    assert block.comments == (Comment("# a", 0, own_line=True), Comment("# b", 2, own_line=False))
    assert block.items[0].label == "(a)(ii)"
    assert block.items[0].comments == (Comment("# c", 0, own_line=True), Comment("# d", 3, own_line=False))
    assert block.closing == (Comment("# e", 0, own_line=True),)
    assert outcome.value.closing == (Comment("# f", 0, own_line=True),)


def test_a_script_can_be_read_block_by_block() -> None:
    findings: list[Diagnostic] = []
    blocks = iter_event_blocks(Source("text", "expect allowed\nexpect alowed\nexpect K outstanding 5\n"), findings)
    assert next(blocks).words == "expect allowed"
    assert findings == []
    assert next(blocks).words == "expect K outstanding 5"
    assert [each.code.id for each in findings] == ["S001"]


def test_lines_of_a_known_shape_are_read_as_those_of_a_new_one() -> None:
    line = '2002-01-02 transfer 10 Common from "H1" to "\\"b\\""'
    texts = [
        line,
        line,
        line.replace(" ", "  "),
        line.replace("2002-01-02", "2002-1-2"),
        f"{line}  # so",
        f" \n{line}\t",
    ]
    scripts = [parse_events(Source("text", text)).value for text in texts]
    assert [script.blocks[0].texts if script else () for script in scripts] == [
        ("2002-01-02", "10", "Common", "H1", '"b"')
    ] * len(texts)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("§3 liquidation\n  amount " + "(" * 10_000 + "$1" + ")" * 10_000, "S006"),
        ("§3 liquidation\n  amount " + "(" * 51 + "$1" + ")" * 51, "S006"),
        ("§3 liquidation\n  amount $1" + " + $1" * 200, "S006"),
        ("§3 liquidation\n  amount " + "9" * 10_000, "S007"),
        ("§3 liquidation\n  amount $" + "9" * 61, "S007"),
        ("§3 liquidation\n  amount $1" + ", $1" * 2_000, "S012"),
        ("a " * 500_000, "S012"),
        ("§3 liquidation\n  behind " + "K" * 1_000_000 + " K", "S002"),
        ('§2 dividends\n  not encoded "' + "\\" * 1_000_001, "S004"),
        ("§2 dividends\n  none" + " " * 1_000_000 + "none", "S002"),
        ("-" * 1_000_000, "S012"),
        ("“" * 999_999, "S012"),
    ],
    ids=lambda value: value if len(value) == 4 else "",
)
def test_monstrous_texts_are_one_finding(text: str, code: str) -> None:
    assert [each.code.id for each in parse_terms(Source("text", text)).diagnostics] == [code]


def test_fifty_parentheses_and_sixty_digits_are_read() -> None:
    text = f'§3 liquidation\n  amount {"(" * 50}${"9" * 60}{")" * 50}\n  not encoded "{"x" * 1_000_000}"\n'
    assert found(text) == []


@given(CERTIFICATE_LIKE.map("".join) | CERTIFICATE_LIKE.map("\n".join) | CERTIFICATE_LIKE.map("\n  ".join))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    source = Source("text", text)
    for outcome in (parse_terms(source), parse_events(source)):
        assert outcome.value is not None
        for each in outcome.diagnostics:
            assert 0 <= each.at.span.start <= each.at.span.end <= len(text)
            assert each.message.endswith(".")
