"""The same story under each reading: what differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import evolve

from paripassu.diagnostics.palette import PLAIN
from paripassu.model.events import Issue, PassTime
from paripassu.model.run import Residual, Run, Step
from paripassu.report.readings import side_by_side
from paripassu.report.readings_json import readings_data
from paripassu.report.readings_text import readings_lines
from runs import counts, duty, liquidated, paid, reading

FIRST = liquidated(J="200,000", H="3,000,000", K="2,800,000", Common="0")
RATABLE = liquidated(J="333,333.33", H="1,000,000", K="4,666,666.67", Common="0")
BEFORE = liquidated(J="0", H="3,000,000", K="3,000,000", Common="0")
SHORTFALL = (
    ("as chosen", FIRST),
    ("shortfall=all-ratable", RATABLE),
    ("shortfall=K-before-other", BEFORE),
    ("votes=fractions-count", FIRST),
)


def issued(ruling: str) -> Run:
    step = Step(1, Issue(date(2002, 1, 1), "K", Fraction(1), "A"), ruling)
    later = Step(2, PassTime(date(2002, 1, 2)), ruling)
    return Run("", (step, later), Residual(None), readings=(reading(),))


def test_a_shortfall_is_laid_side_by_side_to_the_cent(golden: Callable[[str, str], None]) -> None:
    lines = readings_lines(side_by_side(SHORTFALL), PLAIN, "A shortfall")
    golden("report/readings-shortfall.txt", "\n".join(lines) + "\n")


def test_classes_stand_in_the_order_of_what_they_were_paid_and_the_unpaid_ones_last() -> None:
    assert side_by_side(SHORTFALL).classes == ("H", "K", "J", "Common")


def test_a_class_that_only_another_reading_pays_has_its_column() -> None:
    found = side_by_side((("as chosen", liquidated(H="1")), ("a=b", liquidated(H="1", Z="2"))))
    assert found.classes == ("H", "Z")
    assert found.paid == ((Fraction(1), Fraction(0)), (Fraction(1), Fraction(2)))


def test_what_changes_nothing_is_told_in_one_line() -> None:
    assert side_by_side(SHORTFALL).same == ("votes=fractions-count",)
    same = side_by_side((("as chosen", FIRST), ("a=b", FIRST), ("c=d", FIRST)))
    assert list(readings_lines(same, PLAIN)) == [
        "Every reading comes to the same outcome.",
        "No difference: a=b, c=d",
    ]


def test_rulings_are_compared_event_by_event_and_time_by_its_duties() -> None:
    found = side_by_side((("as chosen", issued("allowed")), ("shortfall=all-ratable", issued("void"))))
    assert [(each.kind, each.what, each.values) for each in found.differences] == [
        ("ruling", '2002-01-01 issue 1 K to "A"', ("allowed", "void")),
    ]


def test_everything_that_remains_is_compared() -> None:
    def left(*, shares: int, rate: int, status: str, outstanding: str) -> Run:
        return Run(
            "",
            (),
            Residual(
                None,
                (("K", "A", Fraction(shares)),),
                (counts("K", outstanding),),
                (duty(status),),
                (),
                (("K", "conversion rate", Fraction(rate)),),
            ),
        )

    runs = (
        ("as chosen", left(shares=1, rate=2, status="met", outstanding="1")),
        ("a=b", left(shares=2, rate=3, status="breached", outstanding="2")),
    )
    assert [(each.kind, each.what, each.values) for each in side_by_side(runs).differences] == [
        (
            "duty",
            "K §5(d) certificates of Common Halco Investments",
            ("met, due 2002-01-15", "breached, due 2002-01-15"),
        ),
        ("holding", '"A" K', ("1", "2")),
        ("count", "K outstanding", ("1", "2")),
        ("quantity", "K conversion rate", ("2", "3")),
    ]


def test_what_one_run_has_and_another_lacks_is_a_dash() -> None:
    runs = (
        ("as chosen", Run("", (), Residual(None))),
        ("a=b", Run("", (), Residual(None, (("K", "A", Fraction(1)),)))),
    )
    assert [each.values for each in side_by_side(runs).differences] == [("-", "1")]


def test_holders_are_compared_where_their_classes_got_the_same() -> None:
    one = evolve(liquidated(), residual=Residual(None, payments=(paid("A", "K", "1"), paid("B", "K", "2", 2))))
    other = evolve(liquidated(), residual=Residual(None, payments=(paid("A", "K", "2"), paid("B", "K", "1", 2))))
    found = side_by_side((("as chosen", one), ("a=b", other)))
    assert [(each.kind, each.what, each.values) for each in found.differences] == [
        ("payment", '"A" for K', ("$1", "$2")),
        ("payment", '"B" for K', ("$2", "$1")),
    ]


def test_readings_of_several_questions_leave_the_first_run_without_an_answer_in_its_name() -> None:
    runs = (("as chosen", FIRST), ("shortfall=all-ratable", RATABLE), ("votes=fractions-count", BEFORE))
    assert list(readings_lines(side_by_side(runs), PLAIN))[2].startswith("  as chosen ")


def test_a_long_event_is_cut_in_the_table() -> None:
    def step(ruling: str) -> Run:
        return Run("", (Step(1, Issue(date(2002, 1, 1), "K", Fraction(1), "A" * 90), ruling),), Residual(None))

    lines = list(readings_lines(side_by_side((("as chosen", step("void")), ("a=b", step("allowed")))), PLAIN))
    assert lines[2].split() == [
        "ruling",
        "2002-01-01",
        "issue",
        "1",
        "K",
        "to",
        '"' + "A" * 34 + "…",
        "void",
        "allowed",
    ]


def test_nothing_to_compare_is_an_empty_comparison() -> None:
    found = side_by_side(())
    assert (found.names, found.classes, found.differences) == ((), (), ())


def test_data_names_each_run_and_whether_it_comes_out_otherwise() -> None:
    data = readings_data("A shortfall", side_by_side(SHORTFALL))
    assert data["schema"] == "paripassu.readings/1"
    assert data["runs"][1] == {  # type: ignore[index]
        "reading": "shortfall=all-ratable",
        "is_default": False,
        "is_same": False,
        "paid": [
            {"class": "H", "amount": "1000000"},
            {"class": "K", "amount": "4666666.67"},
            {"class": "J", "amount": "333333.33"},
            {"class": "Common", "amount": "0"},
        ],
    }
    assert data["runs"][3]["is_same"] is True  # type: ignore[index]


def test_money_in_trust_is_set_aside_and_not_paid() -> None:
    def aside(amount: str) -> Run:
        run = liquidated(H="1", K=amount)
        (h, k) = run.residual.payments
        return evolve(run, residual=evolve(run.residual, payments=(h, evolve(k, kind="trust", to="trust for K"))))

    found = side_by_side((("as chosen", aside("5")), ("a=b", aside("6"))))
    assert (found.classes, found.paid) == (("H", "K"), ((Fraction(1), Fraction(0)), (Fraction(1), Fraction(0))))
    (difference,) = found.differences
    assert (difference.kind, difference.what) == ("set aside", '"trust for K" for K')
    assert difference.values == ("$5", "$6")
