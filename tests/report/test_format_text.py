"""What formatting did to files."""

from __future__ import annotations

from paripassu.report.format_text import diff_of
from paripassu.source import Source


def test_a_file_in_form_has_no_diff() -> None:
    assert diff_of(Source("a.terms", "x\n"), "x\n") == ""


def test_a_missing_last_newline_is_told() -> None:
    assert diff_of(Source("a.terms", "x"), "x\n") == (
        "--- a.terms as it is\n+++ a.terms formatted\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n"
    )
