# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import NOTICES, Paper, nstor, series_k, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOARD,
    BOTH,
    BUYER,
    HALCO,
    F,
    day,
    effects,
    last,
    mailed,
    notes,
    readings_of,
    sections,
    told,
)
from paripassu.model.citations import Item
from paripassu.model.events import (
    AnyEvent,
    Assert,
    Issue,
    Liquidate,
    Merge,
    Property,
    Reorganize,
    SellAssets,
    SetRecordDate,
    Transfer,
)
from paripassu.model.matters import Matter
from paripassu.model.quantities import Duration
from paripassu.model.run import ALLOWED, BREACH, UNDETERMINED, Input, Noted, Step, Undetermined

JUNE = day("2002-06-17")
MERGER = Merge(JUNE, "SmallCo", survives=True)
PAPER = Paper("K", {})
HALVES = (
    ALL_COMMON,
    Issue(day("2001-11-20"), "K", F(7_000), "First"),
    Issue(day("2001-11-20"), "K", F(7_000), "Second"),
)


def step(*lines: AnyEvent) -> Step:
    return last(told(*lines))


def notice(on: str, *to: str, omits: tuple[str, ...] = ()) -> AnyEvent:
    return mailed(on, "merger", "2002-06-17", *to, omits=omits)


def record_date(on: str, record: str, purpose: str = "record date for subscription") -> SetRecordDate:
    return SetRecordDate(day(on), day(record), purpose, "Common")


# Acts that take place


def test_notice_ten_business_days_before_is_in_time() -> None:
    run = told(*BOTH, notice("2002-06-03"), MERGER)
    assert last(run).ruling == ALLOWED
    assert (
        "Notice of the merger or consolidation on 2002-06-17 was mailed to every holder of K on 2002-06-03, in time."
    ) in notes(run)


def test_the_notice_itself_names_the_last_good_mailing_date() -> None:
    (note,) = effects(step(*BOTH, notice("2002-06-03")), Noted)
    assert note.reason.text == (
        "Mailed 2002-06-03; the last good mailing date for an act on 2002-06-17 is 2002-06-03: in time."
    )
    assert note.reason.inputs == (
        Input("last mailing date", day("2002-06-03"), "date"),
        Input("day of the act", JUNE, "date"),
    )
    assert sections(note.reason) == ["K §9(b)", "K §9", "company"]
    assert readings_of(note.reason) == ["calendar=US-federal"]


def test_a_day_later_is_a_breach_that_names_the_last_good_day() -> None:
    assert "2002-06-03: too late." in effects(step(*BOTH, notice("2002-06-04")), Noted)[0].reason.text
    found = step(*BOTH, notice("2002-06-04"), MERGER)
    assert found.ruling == BREACH
    assert found.reasons[0].text == (
        "Notice of the merger or consolidation on 2002-06-17 had to be mailed to every holder of K on or before "
        "2002-06-03, 10 business days before; one was mailed on 2002-06-04."
    )
    assert found.reasons[0].inputs[0] == Input("last mailing date", day("2002-06-03"), "date")


def test_no_notice_at_all_is_a_breach_too() -> None:
    assert step(*BOTH, MERGER).reasons[0].text.endswith("; none was mailed.")


def test_a_deal_may_be_put_off_after_a_notice_that_was_in_time_for_the_day_it_named() -> None:
    run = told(*BOTH, notice("2002-06-03"), Merge(day("2002-06-20"), "SmallCo", survives=True))
    assert last(run).ruling == ALLOWED
    assert (
        "Notice of the merger or consolidation on 2002-06-20 was mailed to every holder of K on 2002-06-03, in time. "
        "It named 2002-06-17, from which the act was put off."
    ) in notes(run)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # Too late for the day that it named, though not for the day of the act.
        ((mailed("2002-06-04", "merger", "2002-06-17"),), "one was mailed on 2002-06-04 for 2002-06-17"),
        # In time for the day that it named, too late for the act: that came earlier.
        ((mailed("2002-06-03", "merger", "2002-06-24"),), "one was mailed on 2002-06-03 for 2002-06-24"),
        # Used up by the deal that it was for.
        (
            (
                mailed("2002-05-01", "merger", "2002-05-20"),
                Merge(day("2002-05-20"), "OtherCo", survives=True),
            ),
            "none was mailed",
        ),
    ],
)
def test_a_notice_of_another_day_that_does_not_serve_is_named(lines: tuple[AnyEvent, ...], found: str) -> None:
    (reason,) = step(*BOTH, *lines, Merge(day("2002-06-20"), "SmallCo", survives=True)).reasons
    assert reason.text.endswith(f", 10 business days before; {found}.")


def test_a_record_date_is_announced_by_its_own_day() -> None:
    lines = (
        mailed("2002-02-01", "record date for subscription", "2002-03-01"),
        record_date("2002-03-11", "2002-03-15"),
    )
    (reason,) = step(*BOTH, *lines).reasons
    assert reason.text.endswith("none was mailed.")


def test_the_last_day_goes_by_the_calendar_that_was_chosen() -> None:
    # 2002-10-14 was Columbus Day: a business day of the exchange, none of the government.
    merger = Merge(day("2002-10-21"), "SmallCo", survives=True)
    for calendar, last_day in (("US-federal", "2002-10-04"), ("NYSE", "2002-10-07")):
        reason = last(told(*BOTH, merger, calendar=calendar)).reasons[0]
        assert reason.inputs[0].value == day(last_day)
        assert f"calendar={calendar}" in readings_of(reason)


@pytest.mark.parametrize(
    ("event", "section"),
    [
        (Reorganize(JUNE, "Common", "capital reorganization", Property((("Common", F(1)),))), "K §9(b)"),
        (Reorganize(JUNE, "Common", "reclassification", Property((("Common", F(1)),))), "K §9(b)"),
        (Reorganize(JUNE, "Common", "recapitalization", Property((("Common", F(1)),))), "K §9(b)"),
        (MERGER, "K §9(b)"),
        (SellAssets(JUNE, BUYER, extent="substantially all"), "K §9(b)"),
        (Liquidate(JUNE, F(1)), "K §9(c)"),
        (Liquidate(JUNE, F(1), is_voluntary=False), "K §9(c)"),
    ],
)
def test_each_act_that_is_listed_needs_notice(event: AnyEvent, section: str) -> None:
    found = step(*BOTH, event)
    assert (found.ruling, sections(found.reasons[0])[0]) == (BREACH, section)


def test_a_sale_of_less_needs_none() -> None:
    assert step(*BOTH, SellAssets(JUNE, BUYER, extent="less than substantially all")).ruling == ALLOWED


def test_where_no_k_is_outstanding_there_is_nobody_to_mail_to() -> None:
    assert step(ALL_COMMON, MERGER).ruling == ALLOWED


def test_an_unjudged_sale_without_notice_is_open() -> None:
    found = step(*BOTH, SellAssets(JUNE, BUYER))
    assert found.ruling == UNDETERMINED
    outcomes = [each.outcomes for each in effects(found, Undetermined)]
    assert ("allowed", "a breach of §9(b)") in outcomes
    announced = mailed("2002-06-03", "sale of substantially all assets", "2002-06-17")
    assert step(*BOTH, announced, SellAssets(JUNE, BUYER)).ruling == ALLOWED
    judged = Assert(day("2002-06-03"), "substantially all", "Buyer", BOARD)
    assert step(*BOTH, judged, SellAssets(JUNE, BUYER)).ruling == BREACH


# To each holder


def test_notice_to_one_of_two_holders_is_not_enough() -> None:
    found = step(*HALVES, notice("2002-06-03", "First"), MERGER)
    assert found.ruling == BREACH
    assert found.reasons[0].text.endswith("; one was mailed on 2002-06-03 to First only.")
    assert effects(step(*HALVES, notice("2002-06-03", "First")), Noted)[0].reason.text.endswith(
        "Not every holder of K has been mailed a complete notice yet."
    )


def test_two_notices_may_reach_everybody_together() -> None:
    run = told(*HALVES, notice("2002-05-31", "First"), notice("2002-06-03", "Second"), MERGER)
    assert last(run).ruling == ALLOWED
    assert any("mailed to every holder of K on 2002-06-03" in text for text in notes(run))
    late = step(*HALVES, notice("2002-06-03", "First"), notice("2002-06-04", "Second"), MERGER)
    assert late.reasons[0].text.endswith("2002-06-03 to First only and one was mailed on 2002-06-04 to Second only.")


def test_holders_are_those_of_the_day_of_the_mailing() -> None:
    sold = Transfer(day("2002-06-10"), "K", F(7_000), "First", "Third")
    assert step(*HALVES, notice("2002-06-03", "First", "Second"), sold, MERGER).ruling == ALLOWED
    assert step(*HALVES, notice("2002-06-03"), sold, MERGER).ruling == ALLOWED


# What it must say


def test_a_notice_that_leaves_out_what_it_must_state_is_a_breach_and_no_notice() -> None:
    found = step(*BOTH, notice("2002-06-03", omits=("The effective date",)))
    assert found.ruling == BREACH
    assert found.reasons[0].text == "The notice leaves something out that it must state: the effective date."
    assert sections(found.reasons[0]) == ["K §9(ii)"]
    merger = step(*BOTH, notice("2002-06-03", omits=("effective date",)), MERGER)
    assert merger.ruling == BREACH
    assert merger.reasons[0].text.endswith("; one was mailed on 2002-06-03 without the effective date.")


def test_a_notice_may_leave_out_what_it_need_not_say() -> None:
    assert step(*BOTH, notice("2002-06-03", omits=("the weather",))).ruling == ALLOWED
    assert step(*BOTH, notice("2002-06-03", omits=("the weather",)), MERGER).ruling == ALLOWED


# Other clauses


def test_a_matter_may_be_narrowed_to_a_class() -> None:
    of_common = PAPER.item(Matter("capital reorganization", of="Common"), "§9(b)")
    terms = with_clause(evolve(NOTICES, of=(of_common,)))
    for of, ruling in (("Common", BREACH), ("H", ALLOWED)):
        event = Reorganize(JUNE, of, "capital reorganization", Property(((of, F(1)),)))
        assert last(told(*BOTH, event, terms=terms)).ruling == ruling
    # A notice of it is one of the act that the clause names.
    told_of = mailed("2002-06-03", "capital reorganization", "2002-06-17")
    assert "in time" in notes(told(*BOTH, told_of, terms=terms))[0]


def test_a_notice_that_no_clause_asks_for_is_put_on_record() -> None:
    run = told(*BOTH, mailed("2002-06-03", "split", "2002-06-17"))
    assert notes(run) == [
        "No clause of K says by when notice of the split, reverse split or stock dividend is to be mailed."
    ]
    assert sections(effects(last(run), Noted)[0].reason) == ["K §9"]
    other = evolve(mailed("2002-06-03", "merger", "2002-06-17"), of="H")
    assert (last(told(*BOTH, other)).ruling, notes(told(*BOTH, other))) == (ALLOWED, [])


def test_without_a_period_no_day_can_be_missed() -> None:
    terms = with_clause(evolve(NOTICES, before=None))
    assert last(told(*BOTH, MERGER, terms=terms)).ruling == ALLOWED
    assert notes(told(*BOTH, notice("2002-06-03"), terms=terms))[0].startswith("No clause of K says by when")


def test_a_period_in_calendar_days_needs_no_calendar() -> None:
    terms = with_clause(evolve(NOTICES, before=PAPER.item(Duration(10, "days"), "§9")))
    assert last(told(*BOTH, notice("2002-06-07"), MERGER, terms=terms)).ruling == ALLOWED
    assert last(told(*BOTH, notice("2002-06-08"), MERGER, terms=terms)).ruling == BREACH


def test_without_a_calendar_the_last_day_is_not_guessed() -> None:
    terms = nstor()
    nowhere = evolve(terms, company=evolve(terms.company, calendar=Item("Atlantis", terms.company.cite)))
    found = last(told(*BOTH, MERGER, terms=nowhere))
    assert (found.ruling, found.missing) == (UNDETERMINED, "a calendar of business days (install paripassu[calendar])")
    assert found.reasons[0].text == (
        "The last good mailing date for notice of the merger or consolidation cannot be told without "
        "a calendar of business days (install paripassu[calendar])."
    )
    assert [given.name for given in found.reasons[0].inputs] == ["day of the act"]
    assert notes(told(*BOTH, notice("2002-06-03"), terms=nowhere))[0].startswith("No clause of K says by when")


def test_each_holder_of_each_series_must_be_told() -> None:
    terms = nstor(series_k("L", 1_000))
    twin = Issue(day("2001-12-03"), "L", F(1_000), HALCO)
    found = last(told(*BOTH, twin, notice("2002-06-03"), MERGER, terms=terms))
    assert [sections(reason)[0] for reason in found.reasons] == ["L §9(b)"]
