# Figures are fractions, and whole ones are compared with plain integers.
# mypy: disable-error-code="comparison-overlap"

from __future__ import annotations

from attrs import evolve

from interpreter.series_k import CONVERSION, nstor, series_k, with_clause
from interpreter.story import (
    ALL_COMMON,
    ALL_K,
    BOTH,
    BUYER,
    EVERYBODY,
    HALCO,
    OTHERS,
    F,
    approved,
    by_name,
    by_number,
    counted,
    day,
    duties,
    effect,
    effects,
    held,
    increase,
    issuance,
    last,
    meeting,
    notes,
    paid,
    readings_of,
    resolved,
    sections,
    told,
)
from paripassu.model.acts import IncreaseAuthorized, IssueConversionShares, OtherAct
from paripassu.model.events import ClosePrice, Issue, Merge, Property, Reserve, WrittenConsent
from paripassu.model.run import ALLOWED, Converted, Input, Noted, Undetermined


def test_both_approvals_convert_all_at_once_without_the_holder_doing_anything() -> None:
    run = told(ALL_COMMON, Issue(day("2001-11-20"), "K", F(8_970), HALCO), approved("2002-07-03"))
    assert (held(run, "Common", HALCO), held(run, "K", HALCO)) == (39_000_000, 0)
    assert (counted(run, "K", "outstanding"), counted(run, "K", "unissued")) == (0, 5_030)
    assert (counted(run, "Common", "outstanding"), counted(run, "Common", "authorized")) == (74_000_000, 200_000_000)
    assert (last(run).ruling, paid(run)) == (ALLOWED, 0)
    why = effect(last(run), Converted).reason
    assert why.text == "8,970 K of Halco Investments x 4,347 19/23 Common = 39,000,000 Common."
    (complete,) = why.because
    assert complete.text == "All approvals are complete, so all K convert on 2002-07-03."
    assert complete.inputs == (Input("conversion date", day("2002-07-03"), "date"),)
    assert [each.text for each in complete.because] == [
        "200,000,000 authorized Common cover the 74,000,000 that are needed.",
        "The issuance of the conversion shares of K was approved on 2002-07-03.",
    ]
    assert {"K §5(a)", "K §5(b)", "K §5(f)", "K §4"} <= set(sections(why))
    assert readings_of(why) == [
        "approval-in-writing=meeting-alone",
        "approval=all-voting-stock",
        "earlier-approvals=from-signing",
        "market-price=close-by-default",
        "reserved-shares=set-apart",
        "votes=whole-per-holder",
    ]


def test_one_approval_alone_converts_nothing() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000)))
    assert notes(run) == [
        "K does not convert: the issuance of the conversion shares of K has not been put to the vote."
    ]
    run = told(*BOTH, meeting("2002-07-03", issuance()))
    assert notes(run) == ["K does not convert: an increase of the authorized Common has not been put to the vote."]
    assert (counted(run, "K", "outstanding"), duties(run)) == (14_000, [])


def test_an_approval_that_failed_is_none() -> None:
    run = told(*BOTH, meeting("2002-07-03", increase(200_000_000), issuance(by_number(1, 2))))
    assert notes(run) == ["K does not convert: the issuance of the conversion shares of K has not been approved."]
    assert effect(last(run), Noted).reason.because[0].text.startswith("Issuance of the conversion shares of K: not app")


def test_the_later_of_two_meetings_is_the_conversion_date() -> None:
    run = told(*BOTH, meeting("2002-05-23", increase(200_000_000)), meeting("2002-07-03", issuance()))
    assert counted(run, "K", "outstanding") == 0
    (deliver,) = duties(run, "deliver certificates")
    assert (deliver.arose, deliver.due) == (day("2002-07-03"), day("2002-07-09"))
    assert [each.text for each in effect(last(run), Converted).reason.because[0].because][1] == (
        "The issuance of the conversion shares of K was approved on 2002-07-03."
    )


def test_an_increase_to_95000000_is_short_by_869566_whole_shares() -> None:
    run = told(*BOTH, approved("2002-07-03", 95_000_000))
    note = effect(last(run), Noted)
    assert (note.short_by, note.of) == (869_566, "Common")
    assert note.reason.text == (
        "K does not convert: 95,000,000 authorized Common are 869,566 short of the 95,869,566 needed "
        "(35,000,000 outstanding or reserved + 60,869,565 5/23 conversion shares)."
    )
    assert note.reason.inputs == (
        Input("conversion shares", F(1_400_000_000, 23), "shares"),
        Input("Common outstanding or reserved", F(35_000_000), "shares"),
        Input("Common authorized", F(95_000_000), "shares"),
        Input("authorized needed", F(95_869_566), "shares"),
    )
    assert note.reason.rounding == "shares needed rounded up to a whole share"
    assert counted(run, "K", "outstanding") == 14_000


def test_95869566_are_enough_and_one_less_is_not() -> None:
    assert counted(told(*BOTH, approved("2002-07-03", 95_869_566)), "K", "outstanding") == 0
    short = told(*BOTH, approved("2002-07-03", 95_869_565))
    assert effect(last(short), Noted).short_by == 1


def test_a_larger_increase_later_on_completes_what_was_short() -> None:
    run = told(*BOTH, approved("2002-07-03", 95_000_000), meeting("2002-07-10", increase(95_869_566)))
    assert held(run, "Common", HALCO) == 60_869_565
    assert [duty.arose for duty in duties(run, "deliver certificates")] == [day("2002-07-10")]


RESERVED = Reserve(day("2002-01-02"), "Common", F(5_000_000), "employee plan")


def test_shares_reserved_for_others_make_an_increase_short_as_first_read() -> None:
    run = told(*BOTH, RESERVED, approved("2002-07-03", 95_869_566))
    assert effect(last(run), Noted).short_by == 5_000_000
    assert "reserved-shares=set-apart" in readings_of(effect(last(run), Noted).reason)


def test_read_otherwise_reserved_shares_help() -> None:
    run = told(*BOTH, RESERVED, approved("2002-07-03", 95_869_566), reserved_shares="counted-in")
    assert counted(run, "K", "outstanding") == 0
    run = told(*BOTH, RESERVED, approved("2002-07-03", 95_000_000), reserved_shares="counted-in")
    assert "(35,000,000 outstanding + 60,869,565 5/23 conversion shares)" in notes(run)[0]


def test_the_holder_of_k_outvotes_common_as_first_read() -> None:
    against = issuance(by_name(HALCO, against=(OTHERS,)))
    run = told(*BOTH, meeting("2002-05-23", increase(200_000_000)), meeting("2002-07-03", against))
    assert counted(run, "K", "outstanding") == 0


def test_read_so_that_common_decides_alone_its_votes_are_counted_by_name() -> None:
    against = issuance(by_name(HALCO, against=(OTHERS,)))
    story = (*BOTH, meeting("2002-05-23", increase(200_000_000)), meeting("2002-07-03", against))
    run = told(*story, approval="Common-alone")
    assert counted(run, "K", "outstanding") == 14_000
    assert "approval=Common-alone" in readings_of(effects(last(run), Noted)[0].reason)
    assert counted(told(*BOTH, approved("2002-07-03"), approval="Common-alone"), "K", "outstanding") == 0


def test_where_the_count_does_not_tell_how_common_voted_the_conversion_is_open() -> None:
    many = by_number(61_000_000, 1_000_000)
    story = (*BOTH, meeting("2002-05-23", increase(200_000_000)), meeting("2002-07-03", issuance(many)))
    run = told(*story, approval="Common-alone")
    found = effect(last(run), Undetermined)
    assert (found.missing, found.outcomes) == ("how Common alone voted on 2002-07-03", ("conversion", "no conversion"))
    assert found.reason.text == (
        "K waits for the issuance of the conversion shares of K: how Common alone voted on 2002-07-03 is not known."
    )


def test_approvals_in_writing_are_no_meeting() -> None:
    event = WrittenConsent(day("2002-07-03"), "", (increase(200_000_000), issuance()))
    run = told(*BOTH, event)
    assert counted(run, "K", "outstanding") == 14_000
    assert notes(run)[-1] == "K does not convert: its conversion date is the day of a meeting, and this is none."
    # The increase itself is as good in writing as at a meeting.
    assert counted(run, "Common", "authorized") == 200_000_000
    own = WrittenConsent(day("2002-07-03"), "K", (issuance(by_number(14_000)),))
    assert not [note for note in notes(told(*BOTH, own)) if "conversion date" in note]


def test_a_meeting_about_something_else_says_nothing_of_conversion() -> None:
    run = told(*BOTH, approved("2002-07-03", 95_000_000), meeting("2002-07-04", resolved(OtherAct("x"), EVERYBODY)))
    assert notes(run) == []
    others = (resolved(IncreaseAuthorized("H", F(6_000)), EVERYBODY), resolved(IssueConversionShares("H"), EVERYBODY))
    assert notes(told(*BOTH, meeting("2002-07-04", *others))) == []


def test_what_was_approved_before_the_certificate_was_signed_does_not_count() -> None:
    early = (ALL_COMMON, meeting("2001-11-19", increase(200_000_000, by_name(OTHERS))))
    terms = nstor()
    later = evolve(terms.stocks[-1], signed=day("2001-11-20"))
    story = (*early, ALL_K, meeting("2002-07-03", issuance()))
    run = told(*story, terms=evolve(terms, stocks=(*terms.stocks[:-1], later)))
    (note,) = notes(run)
    assert note == (
        "K does not convert: an increase of the authorized Common has not been put to the vote since the certificate "
        "was signed on 2001-11-20; the vote of 2001-11-19 is older."
    )
    counting = evolve(nstor(earlier_approvals="at-any-time").stocks[-1], signed=day("2001-11-20"))
    run = told(*story, terms=evolve(terms, stocks=(*terms.stocks[:-1], counting)))
    assert counted(run, "K", "outstanding") == 0
    unsigned = evolve(terms.stocks[-1], signed=None)
    run = told(*story, terms=evolve(terms, stocks=(*terms.stocks[:-1], unsigned)))
    assert counted(run, "K", "outstanding") == 0


def test_nothing_converts_where_nothing_is_outstanding() -> None:
    run = told(ALL_COMMON, meeting("2002-07-03", increase(200_000_000, by_name(OTHERS)), issuance(by_name(OTHERS))))
    assert (notes(run), effects(last(run), Converted)) == ([], [])


def test_a_rate_that_nobody_knows_leaves_the_increase_open() -> None:
    run = told(*BOTH, approved("2002-07-03"), terms=with_clause(evolve(CONVERSION, rate=None)))
    found = effects(last(run), Undetermined)[-1]
    assert found.missing == "the conversion rate of K"
    assert found.reason.text == "Whether the increase is sufficient is not known: the conversion rate of K is missing."


def test_where_no_threshold_is_stated_the_law_says_how_much_approves() -> None:
    terms = nstor()
    item = terms.stocks[-1].conversion
    assert item is not None
    assert item.automatic is not None
    plain = tuple(evolve(each, threshold=None, is_sufficient=False) for each in item.automatic.value)
    run = told(
        *BOTH,
        approved("2002-07-03"),
        terms=with_clause(evolve(CONVERSION, automatic=evolve(item.automatic, value=plain))),
    )
    assert counted(run, "K", "outstanding") == 0
    because = effects(last(run), Converted)[0].reason.because[0].because
    assert [each.text for each in because] == [
        "An increase of the authorized Common was approved on 2002-07-03.",
        "The issuance of the conversion shares of K was approved on 2002-07-03.",
    ]
    assert sections(because[0])[:2] == ["K §5(a)", "DGCL §242(b)(1)"]


def test_after_a_merger_only_what_is_left_of_common_needs_to_be_authorized() -> None:
    merged = Merge(day("2002-02-04"), "NewCo", survives=True, each=Property((("NewCo", F(1, 2)),), F("0.10")))
    everyone = by_name(HALCO)
    run = told(*BOTH, merged, meeting("2002-07-03", increase(80_000_000, everyone), issuance(everyone)))
    turned = effect(last(run), Converted)
    assert (turned.into, turned.received) == ("NewCo", F(700_000_000, 23))
    assert paid(run, to=HALCO) == F("6_086_956.52")
    assert counted(run, "K", "outstanding") == 0
    (duty,) = duties(run, "deliver certificates")
    assert (duty.of, duty.to, duty.due) == ("NewCo", HALCO, day("2002-07-09"))


def test_twins_convert_each_by_its_own_approvals() -> None:
    terms = nstor(series_k("L", 1_000))
    twin = Issue(day("2001-12-03"), "L", F(1_000), BUYER)
    run = told(*BOTH, twin, ClosePrice(day("2002-07-03"), "Common", F("0.31")), approved("2002-07-03"), terms=terms)
    assert (counted(run, "K", "outstanding"), counted(run, "L", "outstanding")) == (0, 1_000)
    assert notes(run) == [
        "L does not convert: the issuance of the conversion shares of L has not been put to the vote."
    ]
