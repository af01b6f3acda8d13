"""How coverage is told to people."""

from __future__ import annotations

from paripassu.coverage.covered import Coverage, Covered, Unexercised
from paripassu.diagnostics.palette import PLAIN
from paripassu.model.citations import Cite
from paripassu.report.coverage_text import coverage_lines, summary_of

SCRIPT = 'script "A"\n\n2025-01-02 as of\n'
ONE = Coverage(
    "A",
    "a.terms",
    (Covered("§1"), Covered("§2", "Pay", "missing", since_recorded="new", outer="IV")),
    lines=4,
    unexercised=(
        Unexercised(Cite("A", "§1", "shares 10"), SCRIPT),
        Unexercised(Cite("A", "§1", "no fractions"), SCRIPT),
        Unexercised(Cite("A", "§3", "none")),
    ),
)


def test_a_script_is_shown_once_and_a_line_without_one_says_so() -> None:
    assert list(coverage_lines([ONE], PLAIN)) == [
        "A  a.terms",
        "  §1     encoded",
        "  IV §2  missing, new since it was recorded  (Pay)",
        "  2 sections: 1 encoded, 1 missing, 1 new",
        "  4 lines: 1 reached by scripts, 3 not",
        "",
        "  not reached  §1  shares 10",
        '    script "A"',
        "",
        "    2025-01-02 as of",
        "",
        "  not reached  §1  no fractions",
        "    The script above reaches it, too.",
        "",
        "  not reached  §3  none",
        "    No short story reaches it; it may rest on facts that only you know.",
    ]


def test_series_stand_apart() -> None:
    none = Coverage("B", "b.terms", ())
    assert list(coverage_lines([none, none], PLAIN)) == [
        "B  b.terms",
        "  no sections",
        "",
        "B  b.terms",
        "  no sections",
    ]
    assert summary_of(none) == "no sections"


def test_what_is_missing_unknown_or_changed_is_not_complete() -> None:
    whole = Coverage("A", "a.terms", (Covered("§1"), Covered("§2", status="not encoded", why="a bond")))
    assert whole.is_complete
    assert not ONE.is_complete
    assert not Coverage("A", "a.terms", (Covered("§1"),), unknown=("§9",)).is_complete
    assert not Coverage("A", "a.terms", (Covered("§1", since_recorded="changed"),)).is_complete
    assert not Coverage("A", "a.terms", (Covered("§1"),), gone=("§9",)).is_complete
