# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

import pytest
from attrs import evolve

from interpreter.series_k import CONVERSION, Paper, with_clause
from interpreter.story import (
    ALL_COMMON,
    BOARD,
    BOTH,
    BUYER,
    HALCO,
    F,
    counted,
    day,
    effect,
    effects,
    held,
    last,
    notes,
    readings_of,
    sections,
    told,
)
from paripassu.model.citations import Item
from paripassu.model.events import Assert, Convert, Elect, Issue, Merge, Property, Split
from paripassu.model.quantities import Combine, Expression, Quantity
from paripassu.model.rights import ConversionLimit
from paripassu.model.run import (
    ALLOWED,
    VOID,
    Converted,
    EntitlementChanged,
    Input,
    Judgment,
    Noted,
    TermChanged,
)
from paripassu.model.terms import Terms

JULY = day("2002-07-03")
PAPER = Paper("K", {})
OPTIONAL = PAPER.item(value=True, section="§5(g)")


# nStor as if holders of K could convert when they choose.
BY_CHOICE = evolve(CONVERSION, optional=OPTIONAL)


def optional() -> Terms:
    return with_clause(BY_CHOICE)


def convert(shares: int | None = None, holder: str = HALCO, of: str = "K") -> Convert:
    return Convert(JULY, of, holder, None if shares is None else F(shares))


# Choosing to convert


def test_series_k_gives_its_holders_no_right_to_convert_when_they_choose() -> None:
    step = last(told(*BOTH, convert()))
    assert (step.ruling, step.code) == (VOID, "R307")
    assert step.reasons[0].text == "K gives its holders no right to convert when they choose."
    assert sections(step.reasons[0]) == ["K §5(a)"]
    without = last(told(*BOTH, convert(), terms=with_clause(evolve(CONVERSION, automatic=None))))
    assert sections(without.reasons[0]) == ["K §5"]


def test_where_they_may_holders_convert_what_they_ask_to() -> None:
    run = told(*BOTH, convert(23), terms=optional())
    assert (held(run, "K", HALCO), held(run, "Common", HALCO)) == (13_977, 100_000)
    (why,) = effect(last(run), Converted).reason.because
    assert why.text == "Halco Investments chose to convert."
    assert sections(why) == ["K §5(g)", "DGCL §151(e)"]
    assert counted(run, "K", "reacquired") == 23


def test_all_are_converted_where_no_number_is_named() -> None:
    run = told(ALL_COMMON, Issue(JULY, "K", F(46), HALCO), convert(), terms=optional())
    assert (held(run, "K", HALCO), held(run, "Common", HALCO)) == (0, 200_000)


@pytest.mark.parametrize(("shares", "holder", "has"), [(14_001, HALCO, "14,000"), (1, BUYER, "0"), (None, BUYER, "0")])
def test_nobody_converts_what_he_does_not_hold(shares: int | None, holder: str, has: str) -> None:
    step = last(told(*BOTH, convert(shares, holder), terms=optional()))
    assert (step.ruling, step.code) == (VOID, "R302")
    assert step.reasons[0].text == f"{holder} holds {has} K, not {shares or 0:,}."


def test_no_conversion_reaches_beyond_the_authorized_number() -> None:
    step = last(told(*BOTH, convert(), terms=optional()))
    assert (step.ruling, step.code) == (VOID, "R301")
    assert step.reasons[0].text == (
        "Only 40,000,000 Common may still be issued (75,000,000 authorized, 35,000,000 outstanding), "
        "not 60,869,565 5/23."
    )
    assert last(told(*BOTH, convert(9_200), terms=optional())).ruling == ALLOWED


def test_no_holder_converts_beyond_a_limit() -> None:
    item = PAPER.item(ConversionLimit(F(1, 10), "Common"), "§5(h)")
    step = last(told(*BOTH, convert(1_000), terms=with_clause(evolve(BY_CHOICE, limit=item))))
    assert (step.ruling, step.code) == (VOID, "R307")
    assert step.reasons[0].text.startswith(
        "Halco Investments would hold 4,347,826 2/23 of 39,347,826 2/23 Common, more than 10%"
    )
    assert sections(step.reasons[0]) == ["K §5(h)"]
    assert last(told(*BOTH, convert(500), terms=with_clause(evolve(BY_CHOICE, limit=item)))).ruling == ALLOWED


def test_a_rate_that_nobody_knows_converts_nothing() -> None:
    run = told(*BOTH, convert(), terms=with_clause(evolve(BY_CHOICE, rate=None, fractions=None)))
    assert sections(last(run).effects[0].reason)[0] == "K §5"
    assert [each.reason.text for each in last(run).effects] == [
        "K of Halco Investments cannot be converted: the conversion rate of K is not known."
    ]
    assert held(run, "K", HALCO) == 14_000


def test_a_request_to_convert_one_series_says_nothing_to_another() -> None:
    step = last(told(*BOTH, Issue(JULY, "H", F(1), HALCO), convert(of="H")))
    assert [reason.text for reason in step.reasons] == ["H does not convert into anything."]


# Splits of what the series converts into


def split(new: int, old: int, of: str = "Common", *, stock_dividend: bool = False) -> Split:
    return Split(JULY, of, F(new), F(old), stock_dividend)


def test_as_first_read_the_rate_follows_a_split() -> None:
    step = last(told(*BOTH, split(2, 1)))
    change = effect(step, TermChanged)
    assert (change.quantity, change.before, change.after) == ("conversion rate", F(100_000, 23), F(200_000, 23))
    assert change.reason.text == ("Common was split, so one K converts into 8,695 15/23 instead of 4,347 19/23 Common.")
    assert (sections(change.reason), readings_of(change.reason)) == (["K §5(c)"], ["split=as-reorganization"])
    assert change.reason.inputs == (
        Input("rate before", F(100_000, 23), "ratio"),
        Input("split factor", F(2), "ratio"),
    )


def test_a_reverse_split_and_a_stock_dividend_move_it_too() -> None:
    run = told(*BOTH, split(1, 20))
    assert effect(last(run), TermChanged).after == F(5_000, 23)
    run = told(*BOTH, split(1, 20, stock_dividend=True))
    assert effect(last(run), TermChanged).after == F(105_000, 23)


def test_read_otherwise_the_rate_stays() -> None:
    run = told(*BOTH, split(2, 1), split="no-adjustment")
    assert effects(last(run), TermChanged) == []
    (note, *_) = effects(last(run), Noted)
    assert note.reason.text == "The rate of K stays at 4,347 19/23: no clause adjusts it for a split."
    assert readings_of(note.reason) == ["split=no-adjustment"]


def test_a_split_of_something_else_or_without_a_clause_moves_nothing() -> None:
    assert effects(last(told(*BOTH, split(1, 2, of="K"))), TermChanged) == []
    assert (
        effects(last(told(*BOTH, split(2, 1), terms=with_clause(evolve(CONVERSION, split_adjusts=None)))), TermChanged)
        == []
    )
    assert effects(last(told(*BOTH, split(2, 1), terms=with_clause(evolve(CONVERSION, rate=None)))), TermChanged) == []


def test_a_conversion_price_moves_against_the_number_of_shares() -> None:
    rate: Item[Expression] = PAPER.item(Combine("/", Quantity("stated value"), Quantity("conversion price")), "§5(b)")
    terms = with_clause(evolve(CONVERSION, rate=rate, price=PAPER.item(F("0.20"), "§5(b)")))
    run = told(*BOTH, split(2, 1), terms=terms)
    price, changed = effects(last(run), TermChanged)
    assert (price.quantity, price.before, price.after) == ("conversion price", F("0.20"), F("0.10"))
    assert (changed.quantity, changed.before, changed.after) == ("conversion rate", 5_000, 10_000)


def test_what_a_merger_left_of_the_common_stock_is_split_with_it() -> None:
    each = Property((("Common", F(1, 4)), ("NewCo", F(1, 2))), F("0.10"))
    run = told(*BOTH, Merge(day("2002-02-04"), "NewCo", survives=True, each=each), split(2, 1))
    changed = effect(last(run), EntitlementChanged)
    assert changed.each == Property((("Common", F(50_000, 23)), ("NewCo", F(50_000, 23))), F(10_000, 23))
    assert changed.reason.text == (
        "Common was split, so one K converts from now on into 2,173 21/23 Common + 2,173 21/23 NewCo + $434 18/23."
    )
    assert readings_of(changed.reason) == ["split=as-reorganization"]


def test_a_split_does_not_touch_a_right_that_has_no_common_stock_in_it_any_more() -> None:
    each = Property((("NewCo", F(1, 2)),))
    run = told(*BOTH, Merge(day("2002-02-04"), "NewCo", survives=True, each=each), split(2, 1))
    assert effects(last(run), EntitlementChanged) == []


# Elections


def elect(what: str = "fractional shares", who: str = "company", of: str = "K") -> Elect:
    return Elect(JULY, who, what, of)


@pytest.mark.parametrize("who", ["company", "nStor Technologies, Inc."])
def test_the_company_may_choose_to_issue_fractions(who: str) -> None:
    run = told(*BOTH, elect(who=who))
    assert (last(run).ruling, notes(run)) == (
        ALLOWED,
        ["The company chose to settle fractions of Common as fractional shares when K converts."],
    )
    assert sections(effect(last(run), Noted).reason) == ["K §5(f)"]
    assert notes(told(*BOTH, elect("cash for fractions"))) == [
        "The company chose to settle fractions of Common in cash when K converts."
    ]


def test_nobody_else_may_choose() -> None:
    step = last(told(*BOTH, elect(who=HALCO)))
    assert (step.ruling, step.code) == (VOID, "R311")
    assert step.reasons[0].text == (
        "Whether fractions of Common are issued is for the company to choose, not for Halco Investments."
    )
    assert sections(step.reasons[0]) == ["K §5(f)"]


def test_without_a_clause_that_lets_it_choose_the_company_cannot() -> None:
    step = last(told(*BOTH, elect(), terms=with_clause(evolve(CONVERSION, fractions=None))))
    assert (step.ruling, step.code) == (VOID, "R311")
    assert step.reasons[0].text == "K leaves the company no choice how to deal with fractions of Common."
    assert sections(step.reasons[0]) == ["K §5"]


def test_a_choice_about_another_series_or_another_thing_says_nothing_here() -> None:
    for event in (elect(of="H"), elect("a chairman", who=HALCO)):
        run = told(*BOTH, event)
        assert (last(run).ruling, notes(run)) == (ALLOWED, [])


# Judgments


def test_a_judgment_on_what_is_sold_is_kept_for_the_clause_that_turns_on_it() -> None:
    event = Assert(JULY, "substantially all", "sale to Buyer", BOARD)
    (note,) = effects(last(told(*BOTH, event)), Noted)
    assert note.reason.text == (
        "Board of directors judges that what is sold (sale to Buyer) are substantially all assets."
    )
    assert sections(note.reason) == ["K §5(c)"]
    assert note.reason.judgments == (Judgment("substantially all", "sale to Buyer", True, BOARD, JULY),)
    denied = Assert(JULY, "substantially all", "sale to Buyer", BOARD, holds=False)
    assert "are not substantially all" in notes(told(*BOTH, denied))[0]


def test_a_judgment_that_no_clause_turns_on_is_only_on_record() -> None:
    event = Assert(JULY, "substantially all", "sale to Buyer", BOARD)
    assert notes(told(ALL_COMMON, event)) == []
    assert notes(told(*BOTH, event, terms=with_clause(evolve(CONVERSION, reorganization=None)))) == []
