"""What can be asked about, and what is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from paripassu.diagnostics.palette import PLAIN
from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import Conversion, Designation, Liquidation
from paripassu.model.events import PassTime
from paripassu.model.quantities import MONEY, NUMBER, PRICE, Combine, Extreme, Literal, Quantity
from paripassu.model.run import Noted, Paid, Reason, Residual, Run, Step
from paripassu.model.script import Given
from paripassu.model.terms import Company, Stock, Terms
from paripassu.report.explain_text import answers_lines
from paripassu.report.origins import Origins
from paripassu.report.targets import find_answers, known_targets, unknown_target
from runs import whole_run

STATED = Cite("K", "§1", "stated value $1,000")
RATE = Cite("K", "§5(b)", "rate stated value / $0.23")
K = Stock(
    "K",
    of="Preferred",
    authorized=Item(Fraction(14000), Cite("K", "§1", "shares 14,000")),
    clauses=(
        Designation(STATED, stated_value=Item(Fraction(1000), STATED)),
        Liquidation(Cite("K", "§3"), amount=Item(Quantity("stated value"), Cite("K", "§3(a)", "amount stated value"))),
        Conversion(
            Cite("K", "§5"),
            "Common",
            rate=Item(Combine("/", Quantity("stated value"), Literal(Fraction(23, 100), PRICE)), RATE),
        ),
    ),
)
COMMON = Stock("Common", authorized=Item(Fraction(75000000), Cite("Common", "charter")))
TERMS = Terms(Company("Acme"), (COMMON, K))


def answered(target: str) -> str:
    return "\n".join(answers_lines(find_answers(whole_run(), TERMS, target), PLAIN)) + "\n"


@pytest.mark.parametrize(
    ("target", "kind", "title"),
    [
        ("e1", "event", '2001-11-20  issue 8,970 K to "Halco Investments" for $8,969,899: allowed'),
        ("2002-01-15", "event", '2002-01-15  issue 14,000.5 K to "Halco Investments": void'),
        ("p1", "payment", 'p1  $0.08 to "Halco Investments" (K, cash for fraction)'),
        ("d1", "duty", 'd1  certificates of Common to "Halco Investments": breached'),
        ("§5(d)", "duty", 'd1  certificates of Common to "Halco Investments": breached'),
        ("K §5(d)", "duty", 'd1  certificates of Common to "Halco Investments": breached'),
        ("s.5(d)", "duty", 'd1  certificates of Common to "Halco Investments": breached'),
        ("§ 5 (d)", "duty", 'd1  certificates of Common to "Halco Investments": breached'),
        ("K s. 5(d)", "duty", 'd1  certificates of Common to "Halco Investments": breached'),
        ("Halco Investments:Common", "holding", '"Halco Investments" holds 38,999,990 Common'),
        ('"Halco Investments" Common', "holding", '"Halco Investments" holds 38,999,990 Common'),
        ("“Halco Investments”   Common", "holding", '"Halco Investments" holds 38,999,990 Common'),
        ("Halco Investments K", "holding", '"Halco Investments" holds 0 K'),
        ("K outstanding", "count", "K outstanding: 0"),
        ("K undesignated", "count", "K undesignated: not known"),
        ("Common authorized", "count", "Common authorized: 14,000"),
        ("K conversion rate", "quantity", "K conversion rate: 4,347 19/23"),
        ("conversion rate of K", "quantity", "K conversion rate: 4,347 19/23"),
        ("§5(b)", "section", "What rests on §5(b)"),
        ("K §5", "section", "What rests on K §5"),
    ],
)
def test_a_target_is_named_as_a_run_prints_it(target: str, kind: str, title: str) -> None:
    (answer,) = find_answers(whole_run(), TERMS, target)
    assert (answer.kind, answer.title) == (kind, title)


@pytest.mark.parametrize("name", ["e2", "d1", "Halco Investments:Common", "K conversion rate", "Common authorized"])
def test_an_answer_is_a_tree_of_reasons(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report/explain-{name.replace(' ', '-').replace(':', '-')}.txt", answered(name))


def test_a_day_of_several_events_has_several_answers() -> None:
    assert len(find_answers(whole_run(), TERMS, "2002-01-17")) == 1
    run = whole_run()
    doubled = type(run)(run.name, (*run.steps, run.steps[-1]), run.residual)
    answers = find_answers(doubled, TERMS, "2002-01-17")
    assert [answer.id for answer in answers] == ["e5", "e5"]
    assert list(answers_lines(answers, PLAIN)).count("") == 3


def test_a_remark_is_not_told_twice() -> None:
    remark = Reason("Common itself is unchanged.")
    step = Step(1, PassTime(date(2002, 1, 1)), "allowed", (), (Noted(remark),))
    answers = find_answers(Run("", (step,), Residual(None)), TERMS, "e1")
    assert list(answers_lines(answers, PLAIN)) == [
        "2002-01-01  time passes: allowed",
        "",
        "    Common itself is unchanged.",
    ]


def test_a_count_that_is_computed_tells_what_it_is_computed_from() -> None:
    (answer,) = find_answers(whole_run(), TERMS, "Common unissued")
    assert [part.text for part in answer.parts] == [
        "As it stands before any event",
        "Common authorized: 75,000,000 -> 200,000,000",
    ]


def test_a_plain_fact_needs_no_clause() -> None:
    (answer,) = find_answers(whole_run(), TERMS, "K reserved")
    assert answer.parts == ()
    assert answered("K reserved").endswith("  It is a plain fact of the script: no clause was needed.\n")


def test_a_name_that_a_run_does_not_have_is_a_finding_with_the_nearest() -> None:
    assert find_answers(whole_run(), TERMS, "K outstandin") == ()
    finding = unknown_target(whole_run(), "K outstandin")
    assert finding.code.id == "N113"
    assert finding.message == "The run has nothing called `K outstandin`."
    assert finding.hint == "Did you mean `K outstanding`?"


def test_where_nothing_is_near_some_targets_are_named() -> None:
    assert unknown_target(whole_run(), "the weather").hint == (
        "What can be asked about is, for instance, `p1`, `d1`, `K §5(d)`, `§5(d)` and `Common authorized`."
    )


def test_every_known_target_has_an_answer() -> None:
    run = whole_run()
    known = list(known_targets(run))
    assert len(known) > 20
    assert [target for target in known if not find_answers(run, TERMS, target)] == []


def test_many_changes_are_cut_to_the_latest_unless_all_are_asked_for() -> None:
    run = whole_run()
    many = type(run)(run.name, run.steps[-1:] * 60, run.residual)
    answers = find_answers(many, TERMS, "Buyer:Common")
    short = list(answers_lines(answers, PLAIN))
    assert short[1] == "  (10 earlier changes are left out; --verbose shows them)"
    assert len(list(answers_lines(answers, PLAIN, is_verbose=True))) > 60


def test_a_computed_amount_leads_back_to_what_is_stated() -> None:
    reason = Origins(TERMS).quantity("K", "conversion rate")
    assert reason is not None
    assert reason.cites == (RATE,)
    assert [(deeper.text, deeper.cites) for deeper in reason.because] == [
        ("The stated value of K is stated: $1,000.", (STATED,)),
    ]


def test_what_the_terms_do_not_state_has_no_origin() -> None:
    assert Origins(TERMS).quantity("K", "original price") is None
    assert Origins(TERMS).quantity("K", "phase of the moon") is None
    assert Origins(TERMS).quantity("Z", "stated value") is None
    assert Origins(TERMS).authorized("Z") is None
    assert Origins(Terms(Company("Acme"), (Stock("J"),))).authorized("J") is None


def test_authorized_shares_lead_back_to_their_line() -> None:
    assert Origins(TERMS).authorized("K") == Reason(
        "14,000 shares of K are designated.", (Cite("K", "§1", "shares 14,000"),)
    )
    assert Origins(TERMS).authorized("Common") == Reason(
        "75,000,000 shares of Common are authorized.", (Cite("Common", "charter"),)
    )


def test_an_amount_that_is_made_of_itself_comes_to_an_end() -> None:
    cite = Cite("K", "§3")
    circle = Extreme("greater", (Quantity("liquidation amount"), Literal(Fraction(1), MONEY)))
    terms = Terms(Company("Acme"), (Stock("K", clauses=(Liquidation(cite, amount=Item(circle, cite)),)),))
    reason = Origins(terms).quantity("K", "liquidation amount")
    depth = 0
    while reason is not None and reason.because:
        (reason,) = reason.because
        depth += 1
    assert depth == 6


def test_a_price_that_is_written_as_a_number_is_stated() -> None:
    cite = Cite("K", "§5(b)")
    stock = Stock("K", clauses=(Conversion(cite, "Common", rate=Item(Literal(Fraction(2), NUMBER), cite)),))
    assert Origins(Terms(Company("Acme"), (stock,))).quantity("K", "conversion rate") == Reason(
        "The conversion rate of K is stated: 2.", (cite,)
    )


def test_what_a_script_supplies_leads_back_to_the_script() -> None:
    cite = Cite("", "given", "given J liquidation amount $100 a share")
    givens = (Given("J", "liquidation amount", Fraction(100), cite), Given("J", "authorized", Fraction(10000), cite))
    origins = Origins(Terms(Company("Acme"), (Stock("J"),)), givens)
    assert origins.quantity("J", "liquidation amount") == Reason(
        "The script supplies the liquidation amount of J: $100.", (cite,)
    )
    assert origins.authorized("J") == Reason("The script supplies the number of shares of J: 10,000.", (cite,))


def test_a_class_alone_stands_for_all_that_anybody_holds_of_it() -> None:
    found = find_answers(whole_run(), TERMS, "Common")
    assert {answer.kind for answer in found} == {"holding"}
    assert [answer.id for answer in found] == [answer.id for answer in found if answer.id.endswith(":Common")]
    assert any(answer.id == "Halco Investments:Common" for answer in found)


def test_a_section_answers_for_its_parts_and_for_no_other_that_begins_alike() -> None:
    of_5 = find_answers(whole_run(), TERMS, "§5")[0]
    of_5b = find_answers(whole_run(), TERMS, "§5(b)")[0]
    assert len(of_5.parts) > len(of_5b.parts) > 0
    assert all("5(b)" in str(part.reason.cites) for part in of_5b.parts)
    assert find_answers(whole_run(), TERMS, "§50") == ()


def test_every_known_target_is_listed_once() -> None:
    known = known_targets(whole_run())
    assert len(known) == len(set(known))


@pytest.mark.parametrize(("kind", "parts"), [("liquidation", 2), ("dividend", 1)])
def test_a_payment_in_liquidation_tells_of_a_choice_that_would_have_paid_more(kind: str, parts: int) -> None:
    day, why = date(2020, 6, 1), Reason("so")
    note = Noted(Reason("Converted before, A would be paid more."), of="A", topic="conversion instead")
    other = Noted(Reason("Converted before, B would be paid more."), of="B", topic="conversion instead")
    paid = Paid("p1", "A", "First", Fraction(1), Fraction(1), kind, day, why)
    step = Step(1, PassTime(day), "allowed", (), (note, other, paid))
    run = Run("", (step,), Residual(day, payments=(paid,)))
    (answer,) = find_answers(run, TERMS, "p1")
    assert [part.reason for part in answer.parts] == [note.reason, why][-parts:]
