"""Requests to convert and choices about it: what they do is for the conversion clause to say."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection
from paripassu.model.clauses import NoConversion
from paripassu.model.events import CompanyConvert, Convert, ElectLimit
from paripassu.model.run import VOID, Reason


def may_convert(event: Convert | CompanyConvert, state: State) -> Iterator[Objection]:
    """A class without a conversion clause converts into nothing."""
    stock = state.stock(event.of)
    if stock.conversion is None and stock.clause(NoConversion) is None:
        yield Objection(VOID, Reason(f"{event.of} does not convert into anything.", (stock.cite,)), code="R307")


def may_elect_limit(event: ElectLimit, state: State) -> Iterator[Objection]:
    """A limit can be chosen only where the terms have one that the holder may change."""
    conversion = state.stock(event.of).conversion
    limit = conversion.limit if conversion is not None else None
    if limit is None or limit.value.notice_days is None:
        place = state.stock(event.of) if conversion is None else conversion
        cites = (place.cite if limit is None else limit.cite,)
        text = f"{event.of} has no limit on conversion that a holder may change."
        yield Objection(VOID, Reason(text, cites), code="R311")


CONVERT = Facts(may=may_convert)
COMPANY_CONVERT = Facts(may=may_convert)
ELECT_LIMIT = Facts(may=may_elect_limit)
