"""What happens, and on which day, as general rules name it."""

from __future__ import annotations

from paripassu.model.general import Moment, Occurrence
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.phrases import resolve_duration, resolve_matter
from paripassu.syntax.nodes import Phrase

# The rules of the grammar by what they are the occurrence of.
OCCURRENCES = {
    "of_issue": "issue",
    "of_offering": "public offering",
    "of_transfer": "transfer",
    "of_repurchase": "repurchase",
    "of_redemption": "redemption",
    "of_requirement": "requirement",
    "of_conversion": "conversion",
    "of_split": "split",
    "of_reverse_split": "reverse split",
    "of_any_split": "any split",
    "of_stock_dividend": "stock dividend",
    "of_declaration": "declaration",
    "of_payment": "payment",
    "of_grant": "grant",
    "of_tender": "tender offer",
    "of_merger": "merger",
    "of_merger_away": "merger away",
    "of_sale": "sale",
    "of_reorganization": "reorganization",
    "of_liquidation": "liquidation",
    "of_amendment": "amendment",
    "of_change_of_control": "change of control",
    "of_meeting": "meeting",
    "of_approval": "approval",
    "of_default": "default",
    "of_cure": "cure",
    "of_delivery": "delivery",
    "of_event": "event",
}
_RANKS = {"senior_rank": "senior series", "parity_rank": "parity series", "junior_rank": "junior series"}
SHAREHOLDERS = "shareholders"


def resolve_occurrence(clause: ClauseScope, phrase: Phrase) -> Occurrence:
    """What happens, by its kind, the class it concerns, and its name in a script."""
    if phrase.rule == "of_designation":
        return Occurrence(_RANKS[phrase.phrases()[0].rule])
    if phrase.rule == "of_notice":
        matters = resolve_matter(clause, phrase.phrases()[0])
        return Occurrence("notice", what=matters[0].kind if matters else "")
    stock = phrase.phrase("stock")
    of = clause.name(stock) if stock is not None else ""
    if phrase.phrase("shareholders") is not None:
        of = SHAREHOLDERS
    word = phrase.word("STRING")
    return Occurrence(OCCURRENCES[phrase.rule], of, "" if word is None else word.text)


def resolve_moment(clause: ClauseScope, phrase: Phrase) -> Moment | None:
    """A day, named or counted from what happens."""
    match phrase.rule:
        case "that_day":
            day = clause.day(phrase.words("DATE")[0])
            return None if day is None else Moment(on=day)
        case "first_issue":
            stock = phrase.phrase("stock")
            return Moment(first_issue_of=clause.stock if stock is None else clause.name(stock))
        case "later_day":
            duration = resolve_duration(clause, phrase.phrases("duration")[0])
            base = resolve_moment(clause, phrase.phrases()[1])
            return None if duration is None or base is None else Moment(base=base, after=duration)
        case "defined_day" | "defined":
            named = phrase if phrase.rule == "defined" else phrase.phrases("defined")[0]
            found: Moment | None = clause.scope.defined_moment(named)
            return found
        case _:
            occurrence = phrase.phrases()[0] if phrase.rule == "last_time" else phrase
            return Moment(last=resolve_occurrence(clause, occurrence))
