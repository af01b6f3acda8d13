"""Findings as people and programs read them."""

from __future__ import annotations

import json

from paripassu.diagnostics.codes import CLASHING_CLAUSES, UNDETERMINED, UNKNOWN_CLASS, WRONG_DATE
from paripassu.diagnostics.findings import Diagnostic, Fix, Label
from paripassu.diagnostics.palette import COLORED
from paripassu.diagnostics.render import (
    diagnostic_data,
    render_concise,
    render_diagnostic,
    render_diagnostics,
    sort_diagnostics,
    summary_line,
)
from paripassu.source import NOWHERE, Source, Span

STORY = Source("story.events", "issue 10 alpah\n")
TERMS = Source(
    "k.terms",
    "series K\n§2 dividends\n  none\n  rate 8% a year\n\n\n\n\n§3 liquidation\n  amount stated value\n",
)
OTHER = Source("h.terms", "series H\n§2 dividends\n  none\n")


def label(source: Source, words: str, text: str = "") -> Label:
    start = source.text.index(words)
    return Label(Span(source, start, start + len(words)), text)


UNKNOWN = Diagnostic(
    UNKNOWN_CLASS,
    "There is no class or series named `alpah`.",
    label(STORY, "alpah", "not declared"),
    hint="Did you mean `alpha`?",
)
CLASH = Diagnostic(
    CLASHING_CLAUSES,
    "Dividends are none and 8% a year at once.",
    label(TERMS, "rate", "and here a rate"),
    also=(label(TERMS, "none", "none here"), label(TERMS, "amount", "owed here"), label(OTHER, "none")),
)


def test_a_finding_says_what_and_where_and_what_to_do() -> None:
    assert render_diagnostic(UNKNOWN) == (
        "error[N101]: There is no class or series named `alpah`.\n"
        "  --> story.events:1:10\n"
        "1 | issue 10 alpah\n"
        "  |          ^^^^^ not declared\n"
        "  hint: Did you mean `alpha`?"
    )


def test_a_finding_without_a_hint_or_words_under_the_marks_ends_with_the_marks() -> None:
    assert render_diagnostic(Diagnostic(WRONG_DATE, "There is no such day.", label(STORY, "10"))) == (
        "error[T201]: There is no such day.\n  --> story.events:1:7\n1 | issue 10 alpah\n  |       ^^"
    )


def test_all_labels_are_shown_file_by_file_from_top_to_bottom() -> None:
    assert render_diagnostic(CLASH) == (
        "error[N108]: Dividends are none and 8% a year at once.\n"
        "   --> k.terms:4:3\n"
        " 3 |   none\n"
        "   |   ---- none here\n"
        " 4 |   rate 8% a year\n"
        "   |   ^^^^ and here a rate\n"
        "...\n"
        "10 |   amount stated value\n"
        "   |   ------ owed here\n"
        "   --> h.terms:3:3\n"
        " 3 |   none\n"
        "   |   ----"
    )


def test_two_labels_on_one_line_share_it() -> None:
    finding = Diagnostic(UNKNOWN_CLASS, "Two.", label(STORY, "alpah", "second"), (label(STORY, "issue", "first"),))
    assert render_diagnostic(finding) == (
        "error[N101]: Two.\n  --> story.events:1:10\n1 | issue 10 alpah\n  | ----- first\n  |          ^^^^^ second"
    )


def test_two_labels_on_one_long_line_each_have_their_own_part_of_it() -> None:
    source = Source("k.terms", f"left {'.' * 200} right")
    finding = Diagnostic(UNKNOWN_CLASS, "Two.", label(source, "left"), (label(source, "right"),))
    assert render_diagnostic(finding) == (
        "error[N101]: Two.\n"
        "  --> k.terms:1:1\n"
        f"1 | left {'.' * 104}…\n"
        "  | ^^^^\n"
        f"1 | …{'.' * 103} right\n"
        f"  | {' ' * 105}-----"
    )


def test_a_label_that_is_given_twice_is_shown_once() -> None:
    twice = Diagnostic(UNKNOWN_CLASS, UNKNOWN.message, UNKNOWN.at, also=(UNKNOWN.at,), hint=UNKNOWN.hint)
    assert render_diagnostic(twice) == render_diagnostic(UNKNOWN)


def test_an_empty_line_has_nothing_after_its_bar() -> None:
    finding = Diagnostic(UNKNOWN_CLASS, "Nothing.", Label(Span(TERMS, 46, 46), "here"))
    assert render_diagnostic(finding) == "error[N101]: Nothing.\n  --> k.terms:5:1\n5 |\n  | ^ here"


def test_what_was_built_in_python_names_no_line() -> None:
    assert render_diagnostic(Diagnostic(UNDETERMINED, "It depends.", Label(NOWHERE))) == (
        "warning[R304]: It depends.\n  --> <python>"
    )


def test_a_hint_may_have_several_lines() -> None:
    finding = Diagnostic(UNDETERMINED, "It depends.", Label(NOWHERE), hint="First.\n\nSecond.")
    assert render_diagnostic(finding) == (
        "warning[R304]: It depends.\n  --> <python>\n  hint: First.\n\n        Second."
    )


def test_nothing_that_a_terminal_acts_upon_comes_out_of_a_finding() -> None:
    source = Source("\x1b[1m.terms", "\x1b[2mK")
    finding = Diagnostic(UNKNOWN_CLASS, "\x1b[3mK", Label(Span(source, 0, 4), "\x1b[4m"), hint="\x1b[5m")
    assert "\x1b" not in render_diagnostic(finding) + render_concise(finding)


def test_color_changes_nothing_but_the_color() -> None:
    assert render_diagnostic(CLASH, COLORED).replace("\x1b", "~") == (
        "~[1;31merror[N108]~[0m~[1m: Dividends are none and 8% a year at once.~[0m\n"
        "   ~[34m-->~[0m k.terms:4:3\n"
        "~[34m 3 |~[0m   none\n"
        "   ~[34m|~[0m   ~[34m---- none here~[0m\n"
        "~[34m 4 |~[0m   rate 8% a year\n"
        "   ~[34m|~[0m   ~[1;31m^^^^ and here a rate~[0m\n"
        "~[34m...~[0m\n"
        "~[34m10 |~[0m   amount stated value\n"
        "   ~[34m|~[0m   ~[34m------ owed here~[0m\n"
        "   ~[34m-->~[0m h.terms:3:3\n"
        "~[34m 3 |~[0m   none\n"
        "   ~[34m|~[0m   ~[34m----~[0m"
    )


def test_a_warning_has_a_color_of_its_own() -> None:
    finding = Diagnostic(UNDETERMINED, "It depends.", Label(NOWHERE), hint="Assert it.")
    assert render_diagnostic(finding, COLORED).replace("\x1b", "~") == (
        "~[1;33mwarning[R304]~[0m~[1m: It depends.~[0m\n  ~[34m-->~[0m <python>\n  ~[36mhint:~[0m Assert it."
    )


def test_findings_come_by_file_and_place_with_an_empty_line_between() -> None:
    assert render_diagnostics([UNKNOWN, CLASH]) == f"{render_diagnostic(CLASH)}\n\n{render_diagnostic(UNKNOWN)}"


def test_no_findings_are_no_text() -> None:
    assert render_diagnostics([]) == ""


def test_a_finding_that_two_files_lead_to_is_told_once() -> None:
    assert sort_diagnostics([UNKNOWN, CLASH, UNKNOWN]) == (CLASH, UNKNOWN)


def test_findings_at_one_place_come_by_code() -> None:
    one = Diagnostic(WRONG_DATE, "b", label(STORY, "10"))
    two = Diagnostic(UNKNOWN_CLASS, "c", label(STORY, "10"))
    three = Diagnostic(WRONG_DATE, "a", label(STORY, "10"))
    assert sort_diagnostics([one, two, three]) == (two, three, one)


def test_a_finding_fits_on_one_line() -> None:
    assert render_concise(UNKNOWN) == "story.events:1:10: N101 There is no class or series named `alpah`."


def test_a_summary_counts_errors_and_warnings() -> None:
    warning = Diagnostic(UNDETERMINED, "It depends.", Label(NOWHERE))
    assert [summary_line(findings) for findings in ([UNKNOWN, CLASH, warning], [UNKNOWN], [warning, warning], [])] == [
        "2 errors, 1 warning",
        "1 error",
        "2 warnings",
        "no findings",
    ]


def test_a_finding_for_programs_has_every_part_of_it() -> None:
    fix = Fix(UNKNOWN.at.span, "alpha", safe=True)
    finding = Diagnostic(UNKNOWN_CLASS, "No.", UNKNOWN.at, also=(label(OTHER, "none", "there"),), hint="Ask.", fix=fix)
    place = {"path": "story.events", "line": 1, "column": 10, "end_line": 1, "end_column": 15}
    there = {"path": "h.terms", "line": 3, "column": 3, "end_line": 3, "end_column": 7}
    data = {
        "code": "N101",
        "slug": "unknown-class",
        "severity": "error",
        "message": "No.",
        **place,
        "excerpt": "issue 10 alpah",
        "labels": [{**place, "text": "not declared"}, {**there, "text": "there"}],
        "hint": "Ask.",
        "fix": {**place, "replacement": "alpha", "safe": True},
    }
    assert json.loads(json.dumps(diagnostic_data(finding))) == data


def test_a_finding_without_a_fix_says_so() -> None:
    assert diagnostic_data(UNKNOWN)["fix"] is None
