"""What scripts tell for general rules: events and acts by a name of their own, reported figures."""

from __future__ import annotations

from paripassu.model.bespoke_events import Happening, Report
from paripassu.model.rules import GeneralRules
from paripassu.model.terms import Terms
from paripassu.resolve.story import Story, Tell, Told

_MONEY = ("money", "mixed_money")


def happening(told: Told, story: Story) -> Happening:
    """`event "rating downgrade"`."""
    del story
    return Happening(told.day, told.head.text("STRING"), span=told.span)


def act_told(told: Told, story: Story) -> Happening:
    """`act "file the annual report" by company`."""
    head = told.head
    words = head.words("STRING")
    by = story.holder(words[1]) if len(words) > 1 else "company"
    return Happening(told.day, words[0].text, by, span=told.span)


def report(told: Told, story: Story) -> Report:
    """`report "earnings" $1,000,000`."""
    head = told.head
    is_money = head.word("MONEY") is not None or head.phrase("mixed_money") is not None
    what = f"What is reported of {head.text('STRING')}"
    value = story.money(head, what, zero_allowed=True) if is_money else story.number(head, what, zero_allowed=True)
    return Report(told.day, head.text("STRING"), value, is_money=is_money, span=told.span)


def payees(terms: Terms) -> dict[str, str]:
    """Those whom a rule pays by name: a story may speak of them although they never held any stock."""
    found: dict[str, str] = {}
    for stock in terms.stocks:
        clause = stock.clause(GeneralRules)
        for item in clause.causes if clause is not None else ():
            for consequence in getattr(item.value, "consequences", ()):
                name = getattr(consequence, "to", "") if type(consequence).__name__ == "Pays" else ""
                found.update({name: name} if name else {})
    return found


KINDS: dict[str, Tell] = {"happening": happening, "act_told": act_told, "report": report}
