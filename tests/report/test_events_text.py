"""Events as sentences of the event language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve

from paripassu import pipeline
from paripassu.model import events as told
from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    OtherAct,
    ReduceLiquidation,
    WaiveAdjustment,
)
from paripassu.report.acts_text import ACT_WORDS, show_act
from paripassu.report.events_text import EVENT_WORDS, show_briefly, show_event
from paripassu.resolve.events import resolve_events
from paripassu.source import Source
from paripassu.syntax.parse import parse_events

DAY = date(2002, 2, 4)
STORIES = sorted(Path(__file__).parent.parent.parent.glob("terms/nstor/*.events"))
# What these say stands in items below their line, and is told after a colon.
WITH_ITEMS = (told.Meeting, told.WrittenConsent, told.AmendCharter, told.Reorganize)
# Time passes in many ways, of which `as of` is one.
UNTOLD = (*WITH_ITEMS, told.PassTime)


def test_every_kind_of_event_has_its_sentence() -> None:
    assert set(EVENT_WORDS) == set(get_args(told.AnyEvent))


def test_every_kind_of_act_has_its_words() -> None:
    assert set(ACT_WORDS) == set(get_args(Act))


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (told.Issue(DAY, "K", Fraction(8970), "Halco", Fraction(8969899)), 'issue 8,970 K to "Halco" for $8,969,899'),
        (told.Issue(DAY, "K", Fraction(1, 2), "Halco"), 'issue 0.5 K to "Halco"'),
        (told.Transfer(DAY, "K", Fraction(7), "A", "B", "deal"), 'transfer 7 K from "A" to "B", related "deal"'),
        (told.Transfer(DAY, "K", Fraction(1, 3), "A", "B"), 'transfer 1/3 K from "A" to "B"'),
        (
            told.PublicOffering(DAY, "Common", Fraction(6_000_000), Fraction(5)),
            "public offering of 6,000,000 Common at $5 a share",
        ),
        (told.CompanyConvert(DAY, "K"), "company converts all K"),
        (told.ElectLimit(DAY, "K", "A", Fraction(499, 10_000)), 'elect limit of 4.99% for K by "A"'),
        (told.VotingTransfer(DAY, Fraction(3, 10)), "transfer of 30% of voting securities"),
        (
            told.Repurchase(DAY, "K", Fraction(4000), "A", Fraction(3000000)),
            'repurchase 4,000 K from "A" for $3,000,000',
        ),
        (told.Repurchase(DAY, "I", Fraction(250), "A", is_redemption=True), 'redeem 250 I from "A"'),
        (told.Convert(DAY, "K", "A", Fraction(10)), 'convert 10 K of "A"'),
        (told.Convert(DAY, "K", "A"), 'convert all K of "A"'),
        (told.Split(DAY, "Common", Fraction(2), Fraction(1)), "split of Common 2 for 1"),
        (told.Split(DAY, "Common", Fraction(1), Fraction(10)), "reverse split of Common 1 for 10"),
        (told.Split(DAY, "Common", Fraction(1), Fraction(20), True), "stock dividend of 5% on Common"),
        (
            told.DeclareDividend(DAY, "Common", Fraction(1, 100), date(2002, 3, 15), date(2002, 4, 1)),
            "declare dividend of $0.01 a share on Common, record date 2002-03-15, payable 2002-04-01",
        ),
        (told.PayDividend(DAY, "Common"), "pay dividend on Common"),
        (told.SetRecordDate(DAY, date(2002, 3, 1), "record date to vote"), "set record date 2002-03-01 to vote"),
        (
            told.MailNotice(DAY, "merger", date(2002, 6, 17), "K", ("A", "B"), ("terms",)),
            'mail notice of merger on 2002-06-17 to "A", "B" as holders of K, omitting "terms"',
        ),
        (
            told.ElectDirectors(DAY, "Common", ("Jane Roe", "John Doe")),
            'elect directors "Jane Roe", "John Doe" by Common',
        ),
        (
            told.Designate(DAY, "M", "Preferred", Fraction(5000), Fraction(1000), "senior to", "K"),
            "designate 5,000 M of Preferred, senior to K, liquidation amount $1,000 a share",
        ),
        (
            told.GrantOptions(DAY, "Common", Fraction(100000), "Employees", Fraction(1, 2)),
            'grant options on 100,000 Common to "Employees" at $0.50 a share',
        ),
        (told.Reserve(DAY, "Common", Fraction(500), "plan"), 'reserve 500 Common for "plan"'),
        (
            told.Reorganize(DAY, "Common", "capital reorganization", told.Property((("New", Fraction(1)),))),
            "capital reorganization of Common: each Common becomes 1 New",
        ),
        (
            told.Merge(DAY, "NewCo", False, None, "", "in writing"),
            'merge with "NewCo", not surviving, assumes terms in writing',
        ),
        (
            told.Merge(DAY, "NewCo", True, told.Property((("NewCo", Fraction(1, 2)),), Fraction(1, 10))),
            'merge with "NewCo", surviving: each Common becomes 0.5 NewCo + $0.10',
        ),
        (
            told.SellAssets(DAY, "Buyer", Fraction(6000000), "substantially all"),
            'sale of substantially all assets to "Buyer" for $6,000,000',
        ),
        (told.SellAssets(DAY, "Buyer"), 'sale of assets to "Buyer"'),
        (
            told.TenderOffer(DAY, "Common", Fraction(1000), Fraction(2, 5), "Buyer"),
            'tender offer for 1,000 Common at $0.40 a share by "Buyer"',
        ),
        (told.Liquidate(DAY, Fraction(6000000), False), "liquidate involuntarily, assets $6,000,000"),
        (told.SetAside(DAY, "K", None), "set aside in trust the full amount for K"),
        (
            told.CertificateProof(DAY, "K", "A", ("evidence", "surrender")),
            'present evidence, mutilated certificate for certificate of K of "A"',
        ),
        (told.Elect(DAY, "company", "fractional shares", "K"), "elect fractional shares for K by company"),
        (told.Elect(DAY, "Jane Roe", "fractional shares", "K"), 'elect fractional shares for K by "Jane Roe"'),
        (told.Default(DAY, "missed dividend"), 'default "missed dividend"'),
        (told.Default(DAY, "missed dividend", False), 'cure "missed dividend"'),
        (
            told.Assert(DAY, "adverse", "the sale", "Board", False, "K"),
            'assert not adverse to K: "the sale", by "Board"',
        ),
        (
            told.AdverseAction(DAY, "sale of the plant", "K", "Acme", Fraction(3, 5)),
            'adverse action "sale of the plant" affecting K by subsidiary "Acme", 60% owned',
        ),
        (told.AdverseAction(DAY, "no report", is_omission=True), 'adverse omission "no report"'),
        (told.Appraise(DAY, "NewCo", Fraction(3), "Board"), 'appraise "NewCo" at $3 by "Board"'),
        (told.PassTime(DAY), "time passes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_event_is_told_in_the_words_of_a_script(event: told.AnyEvent, sentence: str) -> None:
    assert show_event(event) == sentence


def comparable(event: told.AnyEvent) -> told.AnyEvent:
    """The event as its line alone tells it: what stands in items below, the line does not say."""
    if isinstance(event, told.CorrectCertificate):
        return evolve(event, before=event.after)
    return evolve(event, each=None, of="") if isinstance(event, told.Merge) else event


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_is_told_of_an_event_reads_as_that_event(path: Path) -> None:
    story = pipeline.read_story(str(path)).value
    assert story is not None
    events = [event for event in story.script.events if not isinstance(event, UNTOLD)]
    lines = "".join(f"{event.date} {show_event(comparable(event))}\n" for event in events)
    head = 'script "Told again"\n  company "company.terms"\n'
    parsed = parse_events(Source(str(path), head + lines))
    again = resolve_events(parsed.value, story.terms) if parsed.value is not None else None
    assert parsed.diagnostics == ()
    assert again is not None
    assert again.value is not None
    assert [comparable(event) for event in again.value.events] == [comparable(event) for event in events]


def test_a_meeting_names_what_it_votes_on_unless_the_votes_are_told() -> None:
    meeting = told.Meeting(DAY, (told.Resolution(OtherAct("Change the name")),), date(2002, 1, 2))
    assert show_event(meeting) == 'meeting of shareholders, record date 2002-01-02: "Change the name"'
    assert show_briefly(meeting) == "meeting of shareholders, record date 2002-01-02"
    assert show_briefly(told.PayDividend(DAY, "K")) == "pay dividend on K"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (ReduceLiquidation("K", Fraction(900)), "reduction of the liquidation amount of K to $900"),
        (WaiveAdjustment("K"), "waiver of the adjustment of the conversion price of K"),
        (WaiveAdjustment("K", DAY), "waiver of the adjustment of the conversion price of K on 2002-02-04"),
        (ConvertSeries("K"), "conversion of K"),
        (ReduceLiquidation("K"), "reduction of the liquidation amount of K"),
        (ChangeSeniority("K", "junior to", "I"), "ranking of K junior to I"),
        (ChangeSection("K", "§5(b)"), "change of §5(b) of K"),
        (ActOn("adverse action", "the sale", DAY, "K"), 'adverse action of K "the sale" on 2002-02-04'),
    ],
)
def test_an_act_is_told_in_the_words_of_a_script(act: Act, words: str) -> None:
    assert show_act(act) == words
