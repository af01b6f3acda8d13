"""Terms as the machine understands them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from paripassu.diagnostics.palette import PLAIN
from paripassu.model.citations import Assumption, Cite, Item, NotEncoded
from paripassu.model.run import Residual
from paripassu.model.terms import Company, Line, Stock, Terms
from paripassu.report.terms_text import stocks_table, terms_lines, terms_tables
from runs import counts, reading


def series() -> Stock:
    lines = (
        Line("head", Cite("K", "§3", "§3 liquidation")),
        Line("item", Cite("K", "§3(a)", "amount   stated\n  value")),
        Line("item", Cite("K", "§3(b)", "shortfall ratably", ("shortfall=H-first",))),
        Line("reading", Cite("K", "§3(b)", "reading H-first after H in full")),
        Line("not encoded", Cite("K", "§5(e)", 'not encoded "it is not public"')),
    )
    left_out = (NotEncoded(Cite("K", "§5(e)"), "it is not public"),)
    return Stock(
        "K",
        "Series K Preferred",
        "Preferred",
        source="Exhibit 4.1",
        signed=date(2001, 11, 19),
        lines=lines,
        not_encoded=left_out,
    )


def acme() -> Terms:
    common = Stock("Common", "Common Stock", lines=(Line("item", Cite("Common", "charter", "authorized 75,000,000")),))
    calendar = Item("US federal", Cite("", "company", "business days", ("calendar=US-federal",)))
    assumed = (Assumption("cents", "Whole cents.", "no clause says how", Cite("", "arithmetic")),)
    company = Company("Acme, Inc.", "Delaware", calendar=calendar)
    return Terms(company, (common, series()), (reading("all-ratable"),), assumed)


def test_terms_are_shown_with_everything_assumed(golden: Callable[[str, str], None]) -> None:
    start = Residual(None, counts=(counts("K", "0"),), quantities=(("K", "stated value", Fraction(1000)),))
    golden("report/terms.txt", "\n".join(terms_lines(acme(), start, PLAIN)) + "\n")


def test_the_last_line_says_what_prevails() -> None:
    *_, last = terms_lines(Terms(Company("Acme"), ()), Residual(None), PLAIN)
    assert last == "The filed certificate prevails over this restatement."


def test_a_company_that_says_little_is_shown_in_few_lines() -> None:
    assert list(terms_lines(Terms(Company("Acme"), (Stock("J"),)), Residual(None), PLAIN)) == [
        'company "Acme"',
        "  currency       USD",
        "",
        'class J ""',
        "",
        "The filed certificate prevails over this restatement.",
    ]


def test_tables_without_rows_are_left_out() -> None:
    assert [title for title, _ in terms_tables(Terms(Company("Acme"), ()), Residual(None))] == []


def test_a_notebook_shows_each_class_as_a_row() -> None:
    assert stocks_table(acme()).rows == (
        ("Common", "Common Stock", "", ""),
        ("K", "Series K Preferred", "Preferred", "Exhibit 4.1"),
    )


def test_terms_cannot_command_the_terminal() -> None:
    bad = Stock("\x1b[2J", "\x1b[2J", source="\x1b[2J", lines=(Line("item", Cite("K", "§1", "\x1b[2J")),))
    assert "\x1b" not in "".join(terms_lines(Terms(Company("\x1b[2J"), (bad,)), Residual(None), PLAIN))
