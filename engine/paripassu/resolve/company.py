"""The company line and its items: calendar and currency; and what the law adds where the charter is not on record."""

from __future__ import annotations

from paripassu.dates import CALENDAR_NAMES
from paripassu.diagnostics.codes import DUPLICATE_COMPANY, NO_COMPANY, UNKNOWN_CALENDAR
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.citations import Cite, Item
from paripassu.model.seats import Board
from paripassu.model.terms import Company
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import ClauseOutline, Outline, Written
from paripassu.resolve.readings import COMPANY, Settled
from paripassu.resolve.scope import Scope
from paripassu.syntax.nodes import BlockNode, Phrase, Word

SECTION = "company"


def company_items(whole: Outline) -> list[Written]:
    """The items below the company line."""
    return [Written(node, SECTION) for block in whole.companies[:1] for node in block.items]


def resolve_company(scope: Scope, whole: Outline, settled: Settled, items: list[Written]) -> Company:
    """The company as meant; without a company line, one that nothing is known of, and a finding."""
    for block in whole.companies[1:]:
        also = (Label(whole.companies[0].span, "first here"),)
        message = f"There are two companies: {quote(_name(whole.companies[0]))} and {quote(_name(block))}."
        scope.report(DUPLICATE_COMPANY, message, block.span, "A set of terms is that of one company.", also)
    if not whole.companies:
        if not scope.broken:
            span = whole.stocks[0].block.span if whole.stocks else whole.start
            hint = 'A company file begins `company "Name" incorporated in Delaware` and includes the others.'
            scope.report(NO_COMPANY, "No company is declared.", span, hint)
        return Company("")
    block = whole.companies[0]
    clause = ClauseScope(scope, COMPANY, [ClauseOutline("company", SECTION, block, items)], settled, {})
    return Company(
        name=_name(block),
        state=" ".join(word.text for word in block.head.phrases("place")[0].words()),
        currency=_currency(clause),
        calendar=_calendar_item(clause),
        board=clause.one("board", _board),
        cite=Cite(COMPANY, SECTION, block.words, span=block.span),
    )


def _name(block: BlockNode) -> str:
    return block.head.text("STRING")


def _board(clause: ClauseScope, written: Written) -> Board | None:
    phrase = written.node.phrase
    seats = clause.scope.count(phrase.words("NUMBER")[0], "The number of directors")
    return None if seats is None else Board(seats, phrase.phrase("cumulatively") is not None)


def _currency(clause: ClauseScope) -> str:
    found = clause.one("currency", lambda _clause, written: written.node.phrase.text("NAME"))
    if found is None:
        text = "Sums of money are in US dollars."
        clause.scope.assume("currency", text, "the company file does not say", clause.cite)
        return "USD"
    return found.value


def _calendar_item(clause: ClauseScope) -> Item[str] | None:
    found = clause.one("business_days", _calendar)
    if found is None and not clause.items("business_days"):
        text = "Business days are Mondays to Fridays without the federal holidays of the United States."
        clause.scope.assume("business days", text, "neither the company file nor any clause defines them", clause.cite)
        return Item("US federal", clause.cite)
    return found


def _calendar(clause: ClauseScope, written: Written) -> str | None:
    answer = clause.answer(written, "calendar")
    if answer is None:
        return None
    # Every calendar that is offered must exist, also one that nobody chose.
    phrases = [node.phrase for node in written.node.readings] or [answer]
    names = [_known_calendar(clause.scope, phrase) for phrase in phrases]
    chosen = _said(answer)
    return chosen if None not in names else None


def _known_calendar(scope: Scope, phrase: Phrase) -> str | None:
    name = _said(phrase)
    if name in CALENDAR_NAMES:
        return name
    hint = did_you_mean(name, CALENDAR_NAMES)
    hint = hint or f"Known are {list_words([quote(known) for known in CALENDAR_NAMES], 'and')}."
    scope.report(UNKNOWN_CALENDAR, f"There is no calendar named {quote(name)}.", phrase.span, hint)
    return None


def _said(phrase: Phrase) -> str:
    return " ".join(part.text for part in phrase.parts if isinstance(part, Word))
