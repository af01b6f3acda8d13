"""Voting: how the series votes, with whom, and which acts of others need its consent first."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.diagnostics.codes import ZERO_AMOUNT
from paripassu.model.citations import Item
from paripassu.model.clauses import ConsentRule, VotesBasis, Voting
from paripassu.model.matters import Matter
from paripassu.model.quantities import NUMBER, PRICE, Expression, Literal
from paripassu.model.rights import VoterState
from paripassu.resolve.amounts import resolve_amount
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.clauses.seats import resolve_board_part, resolve_directors, resolve_more_directors
from paripassu.resolve.outline import Written
from paripassu.resolve.phrases import resolve_holders_share, resolve_sunset
from paripassu.syntax.nodes import Phrase

_STATES = {"held_by": "held by", "is_director": "is a director", "no_default": "no default"}


def resolve_voting(clause: ClauseScope) -> Voting:
    """The clause as meant."""
    votes = clause.one("votes", _votes)
    return Voting(
        cite=clause.cite,
        votes=None if votes is None else Item(votes.value[0], votes.cite),
        together_with=clause.one("with_classes", _together_with),
        consents=clause.every("consent", _consent),
        directors=resolve_directors(clause),
        more_directors=resolve_more_directors(clause),
        board_part=resolve_board_part(clause),
        absent=clause.one("absent", _absent),
        lapses=clause.one("lapses", resolve_sunset),
    )


def _votes(clause: ClauseScope, written: Written) -> tuple[VotesBasis | None] | None:
    """The basis of the votes; (None,) where there are none."""
    phrase = written.node.phrase
    if phrase.phrases()[0].rule == "none":
        return (None,)
    basis = _basis(clause, written)
    if basis is None:
        return None
    cast_as, state = phrase.phrase("cast_as"), phrase.phrase("votes_while")
    if cast_as is not None:
        part = "outstanding" if cast_as.phrase("of_those_outstanding") is not None else "cast"
        basis = evolve(basis, cast_as=clause.name(cast_as.phrases("stock")[0]), cast_of=part)
    if state is not None:
        basis = evolve(basis, only_while=_voter_state(clause, state))
    return (basis,)


def _voter_state(clause: ClauseScope, phrase: Phrase) -> VoterState:
    """What the votes depend on, and how many there are where it is not so."""
    said, otherwise = phrase.phrases()[0], phrase.phrase("otherwise_votes")
    word = said.word("STRING")
    votes = None
    if otherwise is not None:
        votes = clause.scope.amount(otherwise.words("NUMBER")[0], "The votes a share", zero_allowed=True)
    return VoterState(_STATES[said.rule], word.text if word is not None else "", votes or Fraction(0))


def _absent(clause: ClauseScope, written: Written) -> Expression | None:
    return resolve_amount(clause.scope, written.node.phrase.phrases()[0], PRICE, "The price of absent shares")


def _basis(clause: ClauseScope, written: Written) -> VotesBasis | None:
    """How many votes a share has."""
    phrase = written.node.phrase
    basis = phrase.phrases()[0]
    rounding = _is_whole(clause, written)
    if basis.rule == "share_of_votes":
        share = clause.scope.part(basis.words()[0], "A part of all votes")
        return None if share is None else VotesBasis(False, whole_per_holder=rounding, share_of_all=share)
    if basis.rule == "votes_as_converted":
        day = phrase.phrase("on_record_date")
        on_solicitation = day is not None and day.phrase("or_else_day") is not None
        return VotesBasis(as_converted=True, whole_per_holder=rounding, on_solicitation=on_solicitation)
    if basis.rule == "votes_for_each":
        per_share = clause.scope.amount(basis.words("NUMBER")[0], "The votes a share")
        of = clause.name(basis.phrases("stock")[0])
        return None if per_share is None else VotesBasis(False, per_share, rounding, for_each_of=of)
    amount = resolve_amount(clause.scope, basis.phrases()[0], NUMBER, "The votes a share")
    if isinstance(amount, Literal):
        if not amount.value:
            hint = "A series without votes says `votes none`."
            clause.scope.report(ZERO_AMOUNT, "The votes a share cannot be zero.", basis.span, hint)
            return None
        return VotesBasis(False, amount.value, rounding)
    return None if amount is None else VotesBasis(False, whole_per_holder=rounding, by_formula=amount)


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
