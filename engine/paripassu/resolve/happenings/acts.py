"""Acts that are voted on, consented to or done by an amendment, and the matters that acts and notices name."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    ConvertSeries,
    IncreaseAuthorized,
    IssueConversionShares,
    NewTerms,
    OtherAct,
    ReduceLiquidation,
    TreatAsLiquidation,
    WaiveAdjustment,
    WaiveDividend,
    WaiveSection,
)
from paripassu.resolve.story import Story
from paripassu.syntax.nodes import Phrase

RANKS = {"senior": "senior to", "alike": "with", "junior": "junior to"}

_MATTERS = {
    "merger": "merger",
    "consolidation": "consolidation",
    "sale_of_all": "sale of substantially all assets",
    "sale_of_less": "sale of less than substantially all assets",
    "capital_reorganization": "capital reorganization",
    "reclassification": "reclassification",
    "recapitalization": "recapitalization",
    "liquidation": "liquidation",
    "written_consent_matter": "written consent",
    "adverse_matter": "adverse action",
    "transfer_of_votes": "transfer of voting securities",
    "transfer_of_shares": "transfer of shares",
    "split_matter": "split",
    "senior_series": "senior issue",
    "parity_series": "parity issue",
    "amendment": "amendment",
    "redemption_matter": "redemption of stock",
    "skipped_dividend": "skipped dividend",
    "repurchase_matter": "purchase of stock",
    "dividend_matter": "dividend on junior stock",
    "raised_rate": "raised conversion rate",
    "for_dividend": "record date for dividend",
    "for_distribution": "record date for distribution",
    "for_subscription": "record date for subscription",
    "for_other_right": "record date for other right",
    "to_vote": "record date to vote",
}


def matter_in(line: Phrase) -> str:
    """The kind of matter that a line names, as the model calls it."""
    found = next(phrase for phrase in line.walk() if phrase.rule in _MATTERS)
    return _MATTERS[found.rule]


def act_of(line: Phrase, story: Story) -> Act:
    """The act that a line names."""
    return _ACTS[line.rule](line, story)


def _increase(line: Phrase, story: Story) -> Act:
    return IncreaseAuthorized(_stock(line, story), story.number(line, "The authorized number"))


def _issuance(line: Phrase, story: Story) -> Act:
    return IssueConversionShares(_stock(line, story))


def _waiver(line: Phrase, story: Story) -> Act:
    return WaiveAdjustment(_stock(line, story), story.day_in(line.phrase("on_day")))


def _dividend_waiver(line: Phrase, story: Story) -> Act:
    return WaiveDividend(_stock(line, story), story.day_of(line.words("DATE")[0]))


def _section_waiver(line: Phrase, story: Story) -> Act:
    of = _stock(line, story)
    return WaiveSection(of, story.section(line.words("SECTION")[0], of), story.day_in(line.phrase("on_day")))


def _conversion(line: Phrase, story: Story) -> Act:
    return ConvertSeries(_stock(line, story))


def _reduction(line: Phrase, story: Story) -> Act:
    to = story.money_in(line.phrase("to_amount"), "The liquidation amount", zero_allowed=True)
    return ReduceLiquidation(_stock(line, story), to)


def _ranking(line: Phrase, story: Story) -> Act:
    of, to = (story.stock(word) for word in line.words("NAME"))
    return ChangeSeniority(of, RANKS[line.phrases(*RANKS)[0].rule], to)


def _change(line: Phrase, story: Story) -> Act:
    of, some = _stock(line, story), line.phrase("for_some")
    names = tuple(story.holder(word) for word in some.words("STRING")) if some is not None else ()
    return ChangeSection(of, story.section(line.words("SECTION")[0], of), names)


def _treatment(line: Phrase, story: Story) -> Act:
    """`merger on 2002-06-17 as no liquidation`."""
    about = line.word("STRING")
    is_one = line.phrase("as_liquidation") is not None
    return TreatAsLiquidation(
        matter_in(line), is_one, about.text if about is not None else "", story.day_in(line.phrase("on_day"))
    )


def _new_terms(line: Phrase, story: Story) -> Act:
    return NewTerms(*story.paper(line))


def _other(line: Phrase, story: Story) -> Act:
    del story
    return OtherAct(line.text("STRING"))


def _planned(line: Phrase, story: Story) -> Act:
    """`merger on 2002-06-17`, `written consent of Common`, `adverse action "sale of the plant"`."""
    about, of = line.word("STRING"), line.phrase("of_class")
    return ActOn(
        matter_in(line),
        about.text if about is not None else "",
        story.day_in(line.phrase("on_day")),
        _stock(of, story) if of is not None else "",
    )


def _stock(line: Phrase, story: Story) -> str:
    return story.stock(line.words("NAME")[0])


_ACTS: dict[str, Callable[[Phrase, Story], Act]] = {
    "increase": _increase,
    "issuance": _issuance,
    "waiver": _waiver,
    "dividend_waiver": _dividend_waiver,
    "section_waiver": _section_waiver,
    "conversion_act": _conversion,
    "reduction": _reduction,
    "ranking": _ranking,
    "change": _change,
    "new_terms": _new_terms,
    "other_act": _other,
    "planned": _planned,
    "treatment": _treatment,
}
