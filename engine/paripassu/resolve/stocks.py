"""Classes and series: their heads, their clauses by kind, and their lines as written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from paripassu.diagnostics.codes import SERIES_OF_A_SERIES
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite, Item, NotEncoded
from paripassu.model.clauses import Clause, Designation
from paripassu.model.terms import Line, Stock
from paripassu.resolve.assumptions import with_votes
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.kinds import RESOLVERS
from paripassu.resolve.outline import RULES, ClauseOutline, Outline, StockOutline, Written, parted
from paripassu.resolve.readings import Settled, topic_of
from paripassu.resolve.scope import Scope
from paripassu.syntax.nodes import BlockNode

CHARTER = "charter"


def resolve_stock(scope: Scope, outline: StockOutline, settled: Settled, series: frozenset[str]) -> Stock:
    """A class or series as meant; `series` are the names of all series."""
    sections = dict.fromkeys(outline.sections())
    by_kind: dict[str, list[ClauseOutline]] = {}
    for each in outline.clauses:
        for part in parted(each):
            by_kind.setdefault(part.kind, []).append(part)
    name = outline.name.text
    # General rules are asked last: what they say may rest on what all other clauses do.
    kinds = sorted(by_kind, key=lambda kind: kind == RULES)
    head = _head_scope(scope, outline, settled)
    scope.clause_now = head
    if scope.bespoke is not None:
        scope.bespoke.current = name
    clauses = tuple(RESOLVERS[kind](ClauseScope(scope, name, by_kind[kind], settled, sections)) for kind in kinds)
    if outline.is_series:
        return with_votes(scope, _series(outline, head, clauses, _parent(scope, outline, series)))
    return with_votes(scope, _class(outline, head, clauses))


def declare_rules(scope: Scope, whole: Outline, settled: Settled) -> None:
    """Take in all names that general rules define before anything that may use them is read."""
    for outline in whole.stocks:
        found = [part for each in outline.clauses for part in parted(each) if part.kind == RULES]
        if not found:
            continue
        if scope.bespoke is None:
            from paripassu.resolve.bespoke.definitions import Definitions  # noqa: PLC0415 - few terms have any

            scope.bespoke = Definitions()
        sections = dict.fromkeys(outline.sections())
        scope.bespoke.declare(ClauseScope(scope, outline.name.text, found, settled, sections))


def _head_scope(scope: Scope, outline: StockOutline, settled: Settled) -> ClauseScope:
    """The items that stand right below the `class` or `series` line."""
    section = "certificate" if outline.is_series else CHARTER
    items = [Written(node, section) for node in outline.block.items]
    clause = ClauseOutline(outline.block.rule, section, outline.block, items)
    return ClauseScope(scope, outline.name.text, [clause], settled, {})


def _parent(scope: Scope, outline: StockOutline, series: frozenset[str]) -> str:
    word = outline.block.head.phrases("stock")[1].words()[0]
    if word.text in series:
        message = f"{quote(word.text)} is a series itself, so {outline.name.text} cannot be a series of it."
        scope.report(SERIES_OF_A_SERIES, message, word.span, "Name the class that both belong to.")
    return scope.stock(word)


def _class(outline: StockOutline, head: ClauseScope, clauses: tuple[Clause, ...]) -> Stock:
    authorized = head.one("authorized", _authorized)
    return Stock(
        name=outline.name.text,
        title=outline.block.head.text("STRING"),
        authorized=authorized,
        par_value=head.one("par_value", _par_value),
        votes=head.one("votes_a_share", _votes) or head.one("no_votes", lambda _clause, _written: Fraction(0)),
        is_blank_check=_is_blank_check(head),
        clauses=clauses,
        not_encoded=tuple(_not_encoded(outline, head)),
        lines=tuple(_lines(outline, head, head.settled)),
        cite=Cite(outline.name.text, CHARTER, outline.block.words, span=outline.block.span),
    )


def _series(outline: StockOutline, head: ClauseScope, clauses: tuple[Clause, ...], of: str) -> Stock:
    designation = next((clause for clause in clauses if isinstance(clause, Designation)), None)
    source = head.one("source", lambda _clause, written: written.node.phrase.text("STRING"))
    signed = head.one("source", _signed)
    return Stock(
        name=outline.name.text,
        title=outline.block.head.text("STRING"),
        of=of,
        authorized=None if designation is None else designation.shares,
        par_value=None if designation is None else designation.par_value,
        clauses=clauses,
        not_encoded=tuple(_not_encoded(outline, head)),
        source="" if source is None else source.value,
        signed=None if signed is None else signed.value,
        lines=tuple(_lines(outline, head, head.settled)),
        cite=Cite(outline.name.text, "certificate", outline.block.words, span=outline.block.span),
    )


def _authorized(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "The authorized number")


def _par_value(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "Par value", zero_allowed=True)


def _votes(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "The votes a share")


def _signed(clause: ClauseScope, written: Written) -> date | None:
    signed = written.node.phrase.phrase("signed")
    return None if signed is None else clause.day(signed.words()[0])


def class_vote(scope: Scope, outline: StockOutline, settled: Settled) -> Item[bool] | None:
    """Whether a class votes by itself on an increase of its authorized number, where its lines say so."""
    return _head_scope(scope, outline, settled).one(
        "class_vote", lambda _clause, written: written.node.phrase.phrases()[0].rule == "on_increase"
    )


def _left_out(outline: StockOutline, section: str, node: BlockNode | Written) -> NotEncoded:
    phrase = node.head if isinstance(node, BlockNode) else node.node.phrase
    inner = phrase if phrase.rule == "not_encoded" else phrase.phrases("not_encoded")[0]
    words = node.words
    return NotEncoded(Cite(outline.name.text, section, words, span=phrase.span), inner.text("STRING"))


def _is_blank_check(head: ClauseScope) -> bool:
    """Whether the board makes series of it, in whatever number there may be."""
    authorized = head.items("authorized")
    said = bool(authorized) and authorized[0].node.phrase.phrase("blank_check") is not None
    return said or bool(head.items("designated_by_board"))


def _not_encoded(outline: StockOutline, head: ClauseScope) -> Iterator[NotEncoded]:
    """Everything that is left out and says why."""
    for block in outline.left_out:
        yield _left_out(outline, block.head.text("SECTION"), block)
    for clause in (*head.outlines, *outline.clauses):
        for item in clause.items:
            if item.rule == "not_encoded":
                yield _left_out(outline, item.section, item)


def _readings(stock: str, clause: ClauseOutline, item: Written, settled: Settled) -> tuple[str, ...]:
    if not item.node.readings:
        return ()
    reading = settled.reading(stock, topic_of(clause.kind, item.rule, item))
    return (f"{reading.name}={reading.chosen}",)


def _lines(outline: StockOutline, head: ClauseScope, settled: Settled) -> Iterator[Line]:
    """The terms as written, clause by clause; what a series adds to a clause that it takes over stands below it."""
    name = outline.name.text
    yield from _items(name, head.outlines[0], settled)
    merged: dict[tuple[str, str], list[ClauseOutline]] = {}
    for clause in outline.clauses:
        merged.setdefault((clause.section, clause.kind), []).append(clause)
    for (section, _), clauses in merged.items():
        kind = clauses[0].block.head.phrases()[0]
        yield Line("head", Cite(name, section, " ".join(kind.span.text.split()), span=clauses[0].block.span))
        for clause in clauses:
            yield from _items(name, clause, settled)
    for block in outline.left_out:
        words = " ".join(block.head.phrases()[0].span.text.split())
        yield Line("not encoded", Cite(name, block.head.text("SECTION"), words, span=block.span))


def _items(name: str, clause: ClauseOutline, settled: Settled) -> Iterator[Line]:
    for item in clause.items:
        if item.rule == "source":
            continue  # it is a fact about the paper, and shown as one
        kind = "not encoded" if item.rule == "not_encoded" else "item"
        yield Line(kind, Cite(name, item.section, item.words, _readings(name, clause, item, settled), item.node.span))
        for node in item.node.readings:
            words = f"reading {node.name} {item.say(node)}"
            yield Line("reading", Cite(name, item.section, words, span=node.span))
