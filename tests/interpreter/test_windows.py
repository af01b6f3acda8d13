"""The time in which holders may convert, and series that convert into nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import CONVERSION, Acme, said, why

FOUNDED = '2004-01-05 issue 1,000 B to "Ada"\n'


def window(words: str) -> str:
    return CONVERSION.replace("optional        at any time", f"optional {words}")


def convert(on: str) -> str:
    return f'{on} convert 1 B of "Ada"\n'


@pytest.mark.parametrize(
    ("words", "day", "reason"),
    [
        ("after 2005-01-03", "2005-01-03", "B converts after 2005-01-03, not on 2005-01-03."),
        ("from 2005-01-03", "2005-01-02", "B converts from 2005-01-03 on, not on 2005-01-02."),
        ("before 2005-01-03, by holder", "2005-01-03", "B converts before 2005-01-03, not on 2005-01-03."),
    ],
)
def test_a_day_outside_is_void_with_the_section(tmp_path: Path, words: str, day: str, reason: str) -> None:
    run = Acme(tmp_path).told(window(words), f"{FOUNDED}{convert(day)}expect void under §5\n")
    assert why(run) == reason


@pytest.mark.parametrize(
    ("words", "day"),
    [("after 2005-01-03", "2005-01-04"), ("from 2005-01-03", "2005-01-03"), ("before 2005-01-03", "2005-01-02")],
)
def test_a_day_inside_is_allowed(tmp_path: Path, words: str, day: str) -> None:
    Acme(tmp_path).told(window(words), f'{FOUNDED}{convert(day)}expect "Ada" holds 1 Common\n')


ONCE = "once authorized Common has been increased"
MORE = "2004-02-02 amend charter\n  authorized increase of Common to 80,000,000\n"


def test_once_more_is_authorized_the_right_is_there(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(window(ONCE), f"{FOUNDED}{convert('2004-01-06')}expect void under §5\n")
    assert why(run) == "B converts once the authorized number of Common has grown, and it has not (still 75,000,000)."
    Acme(tmp_path).told(window(ONCE), f"{FOUNDED}{MORE}{convert('2004-02-03')}expect allowed\n")


def test_where_nobody_knows_how_many_are_authorized_they_have_not_grown(tmp_path: Path) -> None:
    acme = Acme(tmp_path, common="")
    run = acme.told(window(ONCE), f"{FOUNDED}{convert('2004-01-06')}expect void under §5\n")
    assert why(run) == "B converts once the authorized number of Common has grown, and it has not."
    acme.told(window(ONCE), f"{FOUNDED}{MORE}{convert('2004-02-03')}expect allowed\n")


def test_what_the_script_gives_is_what_they_grow_from(tmp_path: Path) -> None:
    acme = Acme(tmp_path, common="")
    given = "2004-01-05 as of\n"
    story = f"{given}{FOUNDED}{MORE}{convert('2004-02-03')}expect allowed\n"
    acme.told(window(ONCE), story)
    (tmp_path / "story.events").write_text(
        'script "Given"\n  company "company.terms"\n  given Common authorized 80,000,000\n\n'
        f"{FOUNDED}{MORE}{convert('2004-02-03')}expect void under §5\n"
    )
    from paripassu.pipeline import run_script  # noqa: PLC0415 - the head of this one script is its own

    outcome = run_script(str(tmp_path / "story.events"))
    assert outcome.value is not None
    assert [each.is_met for each in outcome.value.expectations] == [True]


LATER = f"before 2004-02-01, or later {ONCE}"


def test_the_right_may_open_again_later(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(window(LATER), f"{FOUNDED}{convert('2004-02-02')}expect void under §5\n")
    assert why(run).endswith("More authorized Common would open the right again; the number has not grown.")
    Acme(tmp_path).told(window(LATER), f"{FOUNDED}{MORE}{convert('2004-02-03')}expect allowed\n")


def test_the_time_may_be_a_question_that_readings_answer(tmp_path: Path) -> None:
    words = "\n      reading early before 2005-01-03\n      reading late from 2005-01-03"
    story = f"{FOUNDED}{convert('2004-06-01')}"
    assert Acme(tmp_path).told(window(words), story).steps[-1].ruling == "allowed"
    run = Acme(tmp_path).told(window(words), story, ("optional=late",))
    assert run.steps[-1].ruling == "void"
    assert run.steps[-1].reasons[0].cites[0].readings == ("optional=late",)


def test_a_question_about_the_time_wants_an_answer(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="asks a question and does not answer it"):
        Acme(tmp_path).told(window(""), FOUNDED)


@pytest.mark.parametrize("day", ["after 2004-02-31", "from 2004-02-31", "before 2004-02-31"])
def test_a_day_that_does_not_exist_is_named(tmp_path: Path, day: str) -> None:
    with pytest.raises(AssertionError, match="2004-02-31"):
        Acme(tmp_path).told(window(day), FOUNDED)


# Days of payment

PAID = """
§2 dividends
  rate      8% a year of original price
  accrue    30/360, simple, cumulative
  pay on    Mar 1, Jun 1, in cash
"""


@pytest.mark.parametrize(("day", "ruling"), [("2004-03-01", "allowed"), ("2004-03-02", "void")])
def test_on_days_of_payment_alone(tmp_path: Path, day: str, ruling: str) -> None:
    clauses = PAID + "\n" + window("on dividend payment dates")
    run = Acme(tmp_path).told(clauses, f"{FOUNDED}{convert(day)}expect {ruling}\n")
    if ruling == "void":
        assert why(run) == "B converts on days for the payment of its dividends alone, and 2004-03-02 is none."
        assert [str(cite) for cite in run.steps[-1].reasons[0].cites] == ["B §5", "B §2"]


def test_a_day_of_payment_that_rolls_forward_is_the_business_day_after(tmp_path: Path) -> None:
    clauses = (
        PAID.replace("Jun 1, in", "Feb 1, or the next business day, in") + "\n" + window("on dividend payment dates")
    )
    # February 1, 2004 is a Sunday.
    Acme(tmp_path).told(
        clauses, f"{FOUNDED}{convert('2004-02-01')}expect void\n{convert('2004-02-02')}expect allowed\n"
    )


def test_where_the_terms_name_no_days_of_payment_nobody_can_tell(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(window("on dividend payment dates"), f"{FOUNDED}{convert('2004-03-01')}")
    assert (run.steps[-1].ruling, run.steps[-1].missing) == ("undetermined", "on which days dividends on B are paid")


# Nothing to convert into


def test_a_series_that_says_none_converts_for_nobody(tmp_path: Path) -> None:
    clauses = "§1 designation\n  shares 1,000\n\n§5(a) conversion\n  none\n"
    story = (
        f"{FOUNDED}{convert('2004-01-06')}expect void under §5(a)\n"
        "2004-01-07 company converts all B\nexpect void under §5(a)\n"
    )
    run = Acme(tmp_path).told(clauses, story)
    assert said(run.steps[-1]) == ["B does not convert into anything."]


def test_the_rest_of_the_company_may_convert_all_the_same(tmp_path: Path) -> None:
    other = '\nseries C "Series C" of Preferred\n\n§5 conversion\n  not encoded "for notes"\n'
    bob = '2004-01-07 issue 1 C to "Bob"\n2004-01-07 convert 1 C of "Bob"\n'
    story = f"{FOUNDED}{convert('2004-01-06')}expect allowed\n{bob}"
    run = Acme(tmp_path).told(CONVERSION + other, f"{story}expect void under §5\n")
    assert why(run) == "C does not convert into anything."
