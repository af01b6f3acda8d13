"""Seats on the board that a class elects: a number, a part of the board, or more of them while dividends are unpaid."""

from __future__ import annotations

from fractions import Fraction

from paripassu.model.citations import Item
from paripassu.model.seats import Arrears, BoardPart
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written
from paripassu.syntax.nodes import Phrase

_ROUNDINGS = {
    "seats_up": "up",
    "seats_down": "down",
    "seats_nearest": "nearest",
    "seats_up_short_of_majority": "up short of a majority",
}
_MAJORITY = BoardPart(Fraction(1, 2), "down", exceeded=True)


def resolve_directors(clause: ClauseScope) -> Item[int] | None:
    """How many directors a class always elects."""
    return clause.one("elects", _directors)


def resolve_more_directors(clause: ClauseScope) -> Item[Arrears] | None:
    """How many directors a class elects while dividends are unpaid, beside those that it always does."""
    return clause.one("elects", _more) or clause.one("elects_in_arrears", _in_arrears)


def resolve_board_part(clause: ClauseScope) -> Item[BoardPart] | None:
    """The part of the board that a class elects."""
    return clause.one("elects_part", _part)


def _directors(clause: ClauseScope, written: Written) -> int | None:
    return clause.scope.count(written.node.phrase.words("NUMBER")[0], "The number of directors")


def _more(clause: ClauseScope, written: Written) -> Arrears | None:
    more = written.node.phrase.phrase("more_directors")
    if more is None:
        return None
    directors = clause.scope.count(more.words("NUMBER")[0], "The number of directors")
    return None if directors is None else _arrears(clause, more.phrases("in_arrears")[0], directors)


def _in_arrears(clause: ClauseScope, written: Written) -> Arrears | None:
    directors = _directors(clause, written)
    if directors is None:
        return None
    return _arrears(clause, written.node.phrase.phrases("in_arrears")[0], directors)


def _arrears(clause: ClauseScope, phrase: Phrase, directors: int) -> Arrears | None:
    missed = clause.scope.count(phrase.words("NUMBER")[0], "The number of dividends")
    row, every, call = phrase.phrase("until_in_a_row"), phrase.phrase("frequency"), phrase.phrase("on_call")
    cured = 0 if row is None else clause.scope.count(row.words("NUMBER")[0], "The number of dividends")
    petition = None if call is None else clause.scope.part(call.words("PERCENT")[0], "A part of the series")
    if missed is None or cured is None or (call is not None and petition is None):
        return None
    return Arrears(
        directors,
        missed,
        in_a_row=phrase.phrase("missed_in_a_row") is not None,
        cured=cured,
        petition=petition,
        every="" if every is None else every.text(),
    )


def _part(clause: ClauseScope, written: Written) -> BoardPart | None:
    phrase = written.node.phrase
    said = phrase.phrases("board_majority", "board_fraction", "board_percent")[0]
    if said.rule == "board_majority":
        return _MAJORITY
    rounding = next((_ROUNDINGS[part.rule] for part in phrase.phrases(*_ROUNDINGS)), "down")
    if said.rule == "board_percent":
        part = clause.scope.part(said.words()[0], "A part of the board")
        return None if part is None else BoardPart(part, rounding)
    over, under = (clause.scope.count(word, "A part of the board") for word in said.words("NUMBER"))
    return None if over is None or under is None else BoardPart(Fraction(over, under), rounding)
