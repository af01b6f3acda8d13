"""Requests to convert and choices about it: what they do is for the conversion clause to say."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, Objection
from paripassu.model.clauses import NoConversion
from paripassu.model.events import CompanyConvert, Convert, ElectLimit
from paripassu.model.mechanics import ControlConversion
from paripassu.model.rights import ConversionLimit
from paripassu.model.run import VOID, Input, Reason
from paripassu.money import show_percent


def may_convert(event: Convert | CompanyConvert, state: State) -> Iterator[Objection]:
    """A class without a conversion clause converts into nothing."""
    stock = state.stock(event.of)
    if stock.conversion is None and stock.clause(NoConversion) is None:
        yield Objection(VOID, Reason(f"{event.of} does not convert into anything.", (stock.cite,)), code="R307")
    if isinstance(event, Convert) and event.on_control and stock.clause(ControlConversion) is None:
        text = f"{event.of} has no right to convert on a change of control."
        yield Objection(VOID, Reason(text, (stock.cite,)), code="R307")


def may_elect_limit(event: ElectLimit, state: State) -> Iterator[Objection]:
    """A limit can be chosen only where the terms have one that the holder may change."""
    conversion = state.stock(event.of).conversion
    limit = conversion.limit if conversion is not None else None
    if limit is None or limit.value.notice_days is None:
        place = state.stock(event.of) if conversion is None else conversion
        cites = (place.cite if limit is None else limit.cite,)
        text = f"{event.of} has no limit on conversion that a holder may change."
        yield Objection(VOID, Reason(text, cites), code="R311")
        return
    rule = limit.value
    is_low = rule.least is not None and event.above < rule.least
    is_high = rule.most is not None and event.above > rule.most
    if is_low or is_high or (rule.choices and event.above not in {rule.above, *rule.choices}):
        text = f"A holder of {event.of} may choose {_choices(rule)}, not {show_percent(event.above)}."
        yield Objection(VOID, Reason(text, (limit.cite,), (Input("chosen", event.above, "percent"),)), code="R311")


def _choices(rule: ConversionLimit) -> str:
    if rule.least is not None and rule.most is not None:
        return f"from {show_percent(rule.least)} to {show_percent(rule.most)}"
    return " or ".join(show_percent(each) for each in dict.fromkeys((rule.above, *rule.choices)))


CONVERT = Facts(may=may_convert)
COMPANY_CONVERT = Facts(may=may_convert)
ELECT_LIMIT = Facts(may=may_elect_limit)
