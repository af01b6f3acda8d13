"""The timeline of a run, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.diagnostics.palette import COLORED, PLAIN
from paripassu.model.events import Assert, Issue, PassTime, Transfer
from paripassu.model.run import CountChanged, HoldingChanged, Noted, Reason, Residual, Run, Step, Undetermined
from paripassu.report.run_html import run_table
from paripassu.report.run_text import run_lines
from runs import DESIGNATION, HALCO, duty, issued, overdue, refused, whole_run

EMPTY = Residual(None)


def text(run: Run, *, is_verbose: bool = False) -> str:
    return "\n".join(run_lines(run, PLAIN, is_verbose=is_verbose)) + "\n"


def told(step: Step) -> list[str]:
    """The lines of a run of one step, between its name and what remains."""
    return list(run_lines(Run("", (step,), EMPTY), PLAIN))[1:-3]


def test_a_run_is_told_event_by_event_and_then_what_remains(golden: Callable[[str, str], None]) -> None:
    golden("report/run.txt", text(whole_run()))


def test_a_verbose_run_tells_every_reason_once(golden: Callable[[str, str], None]) -> None:
    golden("report/run-verbose.txt", text(whole_run(), is_verbose=True))


def test_a_run_in_color_says_the_same(golden: Callable[[str, str], None]) -> None:
    colored = "\n".join(run_lines(whole_run(), COLORED)) + "\n"
    golden("report/run-colored.txt", colored)
    bare = colored
    for code in ("\x1b[0m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1m", "\x1b[34m", "\x1b[36m"):
        bare = bare.replace(code, "")
    assert bare == text(whole_run())


def test_what_is_allowed_is_not_shouted() -> None:
    assert told(issued()) == ['2001-11-20  e1  issue 8,970 K to "Halco Investments" for $8,969,899']


def test_what_is_void_is_shouted_with_its_section() -> None:
    assert told(refused()) == [
        '2002-01-15  e3  issue 14,000.5 K to "Halco Investments"',
        "                VOID: Only 14,000 K can be issued.  [K §1]",
    ]


def test_a_breach_by_time_alone_stands_on_its_day() -> None:
    assert told(overdue())[1] == "                BREACH: The last day passed.  [K §5(d)]"


def test_an_allowed_event_with_a_reason_tells_it() -> None:
    step = evolve(issued(), reasons=(Reason("A later senior series is allowed.", (DESIGNATION,)),), effects=())
    assert told(step)[1] == "                allowed: A later senior series is allowed.  [K §1]"


def test_an_undetermined_event_names_the_missing_fact() -> None:
    event = Assert(date(2002, 1, 1), "adverse", "the sale", "Board")
    reason = Reason("Whether it is adverse is for somebody to say.")
    step = Step(1, event, "undetermined", (reason,), (Undetermined("a price", reason, ("$1", "$2")),), "adverse")
    assert told(step)[1:] == [
        "                UNDETERMINED (missing: adverse): Whether it is adverse is for somebody to say.",
        "                not known without a price; it may come to $1 or $2",
    ]


def test_an_event_that_is_not_allowed_for_no_reason_is_told_all_the_same() -> None:
    assert told(Step(1, PassTime(date(2002, 1, 1)), "breach"))[1:] == ["                BREACH"]


def test_shares_that_move_without_the_event_saying_so_are_told() -> None:
    reason = Reason("Each share became two.")
    effects = (
        HoldingChanged("Common", HALCO, Fraction(1), Fraction(2), reason),
        CountChanged("Common", "outstanding", Fraction(1), Fraction(2), reason),
    )
    assert told(Step(1, PassTime(date(2002, 1, 1)), "allowed", (), effects))[1:] == [
        '                "Halco Investments": 1 -> 2 Common',
        "                Common outstanding: 1 -> 2",
    ]


def test_how_many_were_ever_issued_is_kept_for_machines() -> None:
    effect = CountChanged("Common", "issued", Fraction(1), Fraction(2), Reason("x"))
    assert told(Step(1, PassTime(date(2002, 1, 1)), "allowed", (), (effect,))) == ["2002-01-01  e1  time passes"]


def test_a_transfer_that_met_a_clause_is_told_in_full() -> None:
    reason = Reason("It is part of a reorganization.", (DESIGNATION,))
    step = Step(1, Transfer(date(2002, 1, 1), "K", Fraction(1), "A", "B"), "allowed", (), (Noted(reason),))
    assert told(step) == [
        '2002-01-01  e1  transfer 1 K from "A" to "B"',
        "                It is part of a reorganization.  [K §1]",
    ]


def test_events_stand_in_line_however_many_there_are() -> None:
    steps = tuple(evolve(issued(), index=number) for number in range(1, 101))
    lines = list(run_lines(Run("", steps, EMPTY), PLAIN))
    assert lines[1].startswith("2001-11-20  e1    issue")
    assert lines[100].startswith("2001-11-20  e100  issue")


def test_a_name_cannot_command_the_terminal() -> None:
    name = "\x1b[2JHalco\u202e"
    transfer = Step(1, Transfer(date(2002, 1, 1), "K", Fraction(1), name, "B"), "allowed")
    issue = Step(2, Issue(date(2002, 1, 1), "K", Fraction(1), name), "void", (Reason(name),))
    out = text(Run(name, (transfer, issue), Residual(None, (("K", name, Fraction(1)),))), is_verbose=True)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.count("␛[2JHalco") == 5


def test_a_run_to_a_day_says_so() -> None:
    assert list(run_lines(Run("A story", (), EMPTY, as_of=date(2002, 1, 31)), PLAIN))[:2] == [
        "A story",
        "as of 2002-01-31",
    ]


def test_classes_that_nothing_happened_to_are_left_out_unless_asked_for() -> None:
    run = whole_run()
    counts = (*run.residual.counts, evolve(run.residual.counts[0], of="Z"))
    other = evolve(run, residual=evolve(run.residual, counts=counts))
    assert "\n  Z " not in text(other)
    assert "\n  Z " in text(other, is_verbose=True)


def test_a_duty_names_its_holder_once() -> None:
    run = whole_run()
    named = evolve(duty(), what="send certificates to Halco Investments")
    out = text(evolve(run, residual=evolve(run.residual, duties=(named,))))
    assert "send certificates to Halco Investments\n" in out


def test_a_notebook_shows_each_event_as_a_row() -> None:
    rows = run_table(whole_run()).rows
    assert [row[0] for row in rows] == ["e1", "e2", "e3", "e4", "e5"]
    assert rows[0][3:] == ("", "")
    assert rows[2][3] == "void; Only 14,000 K can be issued. [K §1]"
    assert '"Halco Investments": 8,970 K become 39,000,000 Common [K §5(a), K §5(b)]' in rows[1][4]
