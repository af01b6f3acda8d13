from __future__ import annotations

from paripassu.syntax.layout import Layout, RawLine


def outline(text: str) -> list[list[str]]:
    """Every block as its lines, each as its pieces: `=` is a head, `-` an item, `>` a reading, `#` what closes."""
    found = []
    layout = Layout(text)

    def said(line: RawLine) -> str:
        return " | ".join(text[piece.start : piece.end] for piece in line.pieces)

    for block in layout.blocks():
        lines = [f"= {said(block.head)}"] if block.head else []
        lines += [f"{'>' if line.is_reading else '-'} {said(line)}" for line in block.lines]
        found.append(lines + [text[remark.start : remark.end] for remark in block.closing])
    return [*found, [text[remark.start : remark.end] for remark in layout.closing]]


def test_a_line_at_the_margin_opens_a_block_and_indented_lines_belong_to_it() -> None:
    assert outline("a\n  b\n  c\nd\n") == [["= a", "- b", "- c"], ["= d"], []]


def test_a_deeper_line_continues_the_line_above() -> None:
    assert outline("a\n  b\n      c\n    d\n  e\n") == [["= a", "- b | c | d", "- e"], []]


def test_a_deeper_line_that_begins_with_reading_is_a_reading() -> None:
    text = "a\n  b\n      reading X y\n         z\n      readings\n  reading c\n"
    assert outline(text) == [["= a", "- b", "> reading X y | z | readings", "- reading c"], []]


def test_a_line_less_deep_than_the_items_above_is_an_item() -> None:
    assert outline("a\n      b\n   c\n      d\n") == [["= a", "- b", "- c | d"], []]


def test_tabs_reach_to_every_eighth_column() -> None:
    assert outline("a\n        b\n\tc\n  \td\n\t\te\n") == [["= a", "- b", "- c", "- d | e"], []]


def test_indented_lines_without_a_head_are_a_block_of_their_own() -> None:
    assert outline("  a\n    b\nc\n") == [["- a | b"], ["= c"], []]


def test_comments_belong_to_what_follows_or_close_what_is_above() -> None:
    text = "# 1\na\n  # 2\n  b\n  # 3\n# 4\n  # 5\nc\n  # 6\n# 7\n"
    layout = Layout(text)
    blocks = list(layout.blocks())
    assert outline(text) == [["= a", "- b", "# 3"], ["= c", "# 6"], ["# 7"]]
    assert blocks[0].head is not None
    assert [text[remark.start : remark.end] for remark in blocks[0].head.pieces[0].remarks] == ["# 1"]
    assert [text[remark.start : remark.end] for remark in blocks[0].lines[0].pieces[0].remarks] == ["# 2"]
    assert blocks[1].head is not None
    assert [text[remark.start : remark.end] for remark in blocks[1].head.pieces[0].remarks] == ["# 4", "# 5"]


def test_empty_lines_are_remembered_as_gaps() -> None:
    layout = Layout("\na\n\n  b\n  c\n \t \n# d\n\ne\n")
    first, second = layout.blocks()
    assert first.head is not None
    assert [first.head.gap, *(line.gap for line in first.lines)] == [True, True, False]
    assert second.head is not None
    assert second.head.gap
    assert second.head.pieces[0].remarks[0].gap


def test_blanks_at_the_end_of_a_line_are_no_part_of_it() -> None:
    assert outline("a  \t\n  b \t\n") == [["= a", "- b"], []]


def test_a_last_line_needs_no_newline() -> None:
    assert outline("a\n  b") == [["= a", "- b"], []]
    assert outline("") == [[]]
