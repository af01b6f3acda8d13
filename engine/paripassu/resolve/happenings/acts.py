"""Acts that are voted on, consented to or done by an amendment, and the matters that acts and notices name."""

from __future__ import annotations

from paripassu.model.acts import (
    Act,
    ActOn,
    ChangeSection,
    ChangeSeniority,
    IncreaseAuthorized,
    IssueConversionShares,
    OtherAct,
    ReduceLiquidation,
)
from paripassu.resolve.story import Story
from paripassu.syntax.nodes import Phrase

RANKS = {"senior": "senior to", "alike": "with", "junior": "junior to"}

_MATTERS = {
    "merger": "merger",
    "sale_of_all": "sale of substantially all assets",
    "sale_of_less": "sale of less than substantially all assets",
    "capital_reorganization": "capital reorganization",
    "reclassification": "reclassification",
    "recapitalization": "recapitalization",
    "liquidation": "liquidation",
    "written_consent_matter": "written consent",
    "adverse_matter": "adverse action",
    "transfer_of_votes": "transfer of voting securities",
    "split_matter": "split",
    "senior_series": "senior issue",
    "amendment": "amendment",
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
    names = line.words("NAME")
    match line.rule:
        case "increase":
            return IncreaseAuthorized(story.stock(names[0]), story.number(line, "The authorized number"))
        case "issuance":
            return IssueConversionShares(story.stock(names[0]))
        case "reduction":
            to = story.money_in(line.phrase("to_amount"), "The liquidation amount", zero_allowed=True)
            return ReduceLiquidation(story.stock(names[0]), to)
        case "ranking":
            rank = RANKS[line.phrases(*RANKS)[0].rule]
            return ChangeSeniority(story.stock(names[0]), rank, story.stock(names[1]))
        case "change":
            of = story.stock(names[0])
            return ChangeSection(of, story.section(line.words("SECTION")[0], of))
        case "other_act":
            return OtherAct(line.text("STRING"))
        case _:
            return _planned(line, story)


def _planned(line: Phrase, story: Story) -> ActOn:
    """`merger on 2002-06-17`, `written consent of Common`, `adverse action "sale of the plant"`."""
    about, of = line.word("STRING"), line.phrase("of_class")
    return ActOn(
        matter_in(line),
        about.text if about is not None else "",
        story.date_in(line.phrase("on_day")),
        story.stock(of.words("NAME")[0]) if of is not None else "",
    )
