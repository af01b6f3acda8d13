"""Small tables, as text and as HTML."""

from __future__ import annotations

from paripassu.report.tables import Table


def test_words_stand_at_the_left_and_figures_at_the_right() -> None:
    table = Table(("class", "shares"), [("K", "8,970"), ("Common", "39,000,000")], {1})
    assert table.lines() == [
        "class       shares",
        "K            8,970",
        "Common  39,000,000",
    ]


def test_no_line_ends_in_spaces() -> None:
    table = Table(("a", "bbbb"), [("1", ""), ("1", "22")])
    assert table.lines("  ") == ["  a  bbbb", "  1", "  1  22"]


def test_a_table_without_rows_is_its_headers() -> None:
    assert Table(("a", "b"), []).lines() == ["a  b"]


def test_html_cannot_be_broken_by_a_name() -> None:
    table = Table(("holder", "shares"), [("<script>alert('x')</script> & Sons", "10")], {1})
    assert table.html("A & B") == (
        "<table><caption>A &amp; B</caption><thead><tr><th>holder</th><th>shares</th></tr></thead>"
        "<tbody><tr><td>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; Sons</td>"
        '<td style="text-align:right">10</td></tr></tbody></table>'
    )


def test_a_name_cannot_command_the_terminal() -> None:
    assert Table(("holder",), [("\x1b[2JHalco",)]).lines() == ["holder", "␛[2JHalco"]
