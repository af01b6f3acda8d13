"""Voting: how the series votes, with whom, and which acts of others need its consent first."""

from __future__ import annotations

from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule, VotesBasis, Voting
from paripassu.model.matters import Matter
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_holders_share


def resolve_voting(clause: ClauseScope) -> Voting:
    """The clause as meant."""
    votes = clause.one("votes", _votes)
    return Voting(
        cite=clause.cite,
        votes=None if votes is None else Item(votes.value[0], votes.cite),
        together_with=clause.one("with_classes", _together_with),
        consents=clause.every("consent", _consent),
        directors=clause.one("elects", _directors),
        more_directors=clause.one("elects", _more_directors),
    )


def _votes(clause: ClauseScope, written: Written) -> tuple[VotesBasis | None] | None:
    """The basis of the votes; (None,) where there are none."""
    phrase = written.node.phrase
    basis = phrase.phrases()[0]
    if basis.rule == "none":
        return (None,)
    rounding = _is_whole(clause, written)
    if basis.rule == "share_of_votes":
        share = clause.scope.part(basis.words()[0], "A part of all votes")
        return None if share is None else (VotesBasis(False, whole_per_holder=rounding, share_of_all=share),)
    if basis.rule == "votes_as_converted":
        day = phrase.phrase("on_record_date")
        on_solicitation = day is not None and day.phrase("or_else_day") is not None
        return (VotesBasis(as_converted=True, whole_per_holder=rounding, on_solicitation=on_solicitation),)
    per_share = clause.scope.amount(basis.words()[0], "The votes a share")
    if per_share is None:
        return None
    return (VotesBasis(as_converted=False, per_share=per_share, whole_per_holder=rounding),)


def _is_whole(clause: ClauseScope, written: Written) -> bool:
    """Whether fractions of a vote are dropped; where the terms are silent, they are, and that is said."""
    rounding = written.node.phrase.phrase("votes_rounding")
    if written.node.readings:
        said = clause.answer(written)
    elif rounding is not None:
        said = rounding.phrases()[0]
    else:
        text = f"Parts of a vote do not count: each holder of {clause.stock} has whole votes."
        clause.scope.assume("fractions of a vote", text, "the terms do not say", clause.cite_of(written))
        return True
    return said is None or said.rule == "whole_per_holder"


def _together_with(clause: ClauseScope, written: Written) -> tuple[str, ...]:
    return clause.names(written.node.phrase)


def _consent(clause: ClauseScope, written: Written) -> ConsentRule | None:
    phrase = written.node.phrase
    share = resolve_holders_share(clause, phrase.phrases("holders_share")[0])
    if share is None:
        return None
    acting = clause.name(phrase.phrases("stock")[0])
    return ConsentRule(
        of=share[0],
        threshold=share[1],
        matters=(Matter("written consent", of=acting),),
        is_prior=phrase.phrase("beforehand") is not None,
        in_writing=phrase.phrase("in_writing") is not None,
        of_act=acting,
    )


def _directors(clause: ClauseScope, written: Written) -> int | None:
    return clause.scope.count(written.node.phrase.words("NUMBER")[0], "The number of directors")


def _more_directors(clause: ClauseScope, written: Written) -> tuple[int, int] | None:
    more = written.node.phrase.phrase("more_directors")
    if more is None:
        return None
    directors, quarters = (clause.scope.count(word, "The number") for word in more.words())
    return None if directors is None or quarters is None else (directors, quarters)
