"""Colors."""

from __future__ import annotations

from paripassu.diagnostics.palette import COLORED, PLAIN


def test_a_color_ends_where_its_text_ends() -> None:
    assert COLORED.paint(COLORED.error, "error") == "\x1b[1;31merror\x1b[0m"


def test_without_color_text_is_left_as_it_is() -> None:
    assert PLAIN.paint(PLAIN.error, "error") == "error"


def test_an_empty_text_takes_no_color() -> None:
    assert COLORED.paint(COLORED.error, "") == ""
