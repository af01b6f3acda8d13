"""Notice: which acts must be announced to holders, how long before, and with what contents."""

from __future__ import annotations

from paripassu.model.citations import Item
from paripassu.model.clauses import Notices
from paripassu.model.matters import Matter
from paripassu.model.quantities import Duration
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_duration, resolve_matters

# Acts of which the terms leave open whether they are to be announced.
_OPEN = {
    "record_date_to_vote": Matter("record date to vote"),
    "split_notice": Matter("split"),
    "consolidation_notice": Matter("consolidation"),
}


def resolve_notice(clause: ClauseScope) -> Notices:
    """The clause as meant."""
    of = clause.each("of", _of)
    not_of: tuple[Item[Matter], ...] = ()
    for rule, matter in _OPEN.items():
        said = clause.one(rule, _is_noticed)
        if said is not None and said.value:
            of = (*of, Item(matter, said.cite))
        elif said is not None:
            not_of = (*not_of, Item(matter, said.cite))
    before = clause.one("to_holders", _before)
    if before is not None:
        text = "Days are counted back from the day before the act; a notice mailed on the last of them is in time."
        clause.scope.assume("counting days", text, "the usual way to count a period of notice", before.cite)
    received = clause.one("received", _received)
    contents = clause.every("contents", _contents)
    return Notices(
        cite=clause.cite,
        of=of,
        not_of=not_of,
        before=before,
        contents=contents,
        received=received,
        to_payment=clause.one("days_run_to", _to_payment),
    )


def _of(clause: ClauseScope, written: Written) -> tuple[Matter, ...]:
    return resolve_matters(clause, written.node.phrase.phrases()[0])


def _is_noticed(clause: ClauseScope, written: Written) -> bool | None:
    for stock in written.node.phrase.phrases("stock"):
        clause.name(stock)
    said = clause.answer(written, "with_notice", "no_notice")
    return None if said is None else said.rule == "with_notice"


def _to_payment(clause: ClauseScope, written: Written) -> bool | None:
    said = clause.answer(written, "to_record_date", "to_payment")
    return None if said is None else said.rule == "to_payment"


def _before(clause: ClauseScope, written: Written) -> Duration | None:
    phrase = written.node.phrase
    clause.names(phrase.phrases("each_holder")[0])
    return resolve_duration(clause, phrase.phrases("duration")[0])


def _received(clause: ClauseScope, written: Written) -> Duration | None:
    return resolve_duration(clause, written.node.phrase.phrases("duration")[0])


def _contents(clause: ClauseScope, written: Written) -> str:
    del clause
    return written.node.phrase.text("STRING")
