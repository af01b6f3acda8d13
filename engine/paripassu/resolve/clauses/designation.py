"""Designation: how many shares there are, and what one of them stands for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.clauses import Designation
from paripassu.resolve.clause import ClauseScope
from paripassu.resolve.outline import Written


def resolve_designation(clause: ClauseScope) -> Designation:
    """The clause as meant; par value alone may be zero, as shares without par are."""
    return Designation(
        cite=clause.cite,
        shares=clause.one("shares", _shares),
        fractions_allowed=clause.one("shares", _fractions_allowed),
        par_value=clause.one("par_value", _par_value),
        stated_value=clause.one("stated_value", _stated_value),
        original_price=clause.one("original_price", _original_price),
        outstanding_on=clause.one("outstanding_on", _outstanding_on),
    )


def _shares(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "The number of shares")


def _fractions_allowed(clause: ClauseScope, written: Written) -> bool | None:
    del clause
    said = written.node.phrase.phrase()
    return None if said is None else said.rule == "fractions_yes"


def _par_value(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "Par value", zero_allowed=True)


def _stated_value(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "The stated value")


def _original_price(clause: ClauseScope, written: Written) -> Fraction | None:
    return clause.amount(written, "The original price")


def _outstanding_on(clause: ClauseScope, written: Written) -> date | None:
    return clause.day(written.node.phrase.words()[0])
