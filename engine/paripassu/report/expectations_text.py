"""What a script expects, as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model import script as told
from paripassu.model.events import Property
from paripassu.money import show_exact, show_money, show_percent
from paripassu.report.amounts_text import show_quantity
from paripassu.report.deals_text import show_property


def show_expectation(expectation: told.Expectation) -> str:
    """One line for any expectation, without the word `expect`."""
    return EXPECTATION_WORDS[type(expectation)](expectation)


def _holds(line: told.ExpectHolds) -> str:
    of = f'"{line.of}"' if line.of_others else line.of
    return f'"{line.holder}" holds {show_exact(line.shares)} {of}'


def _count(line: told.ExpectCount) -> str:
    return f"{line.of} {line.count} {show_exact(line.shares)}"


def _paid(line: told.ExpectPaid) -> str:
    amount = show_money(line.amount)
    on = f" on {line.of}" if line.of else ""
    return f'"{line.holder}" paid {amount}{on}' if line.holder else f"{line.of} paid {amount} in all"


def _owed(line: told.ExpectOwed) -> str:
    return f'"{line.holder}" owed {show_money(line.amount)} of dividends on {line.of}'


def _ruling(line: told.ExpectRuling) -> str:
    sections = f" under {', '.join(line.sections)}" if line.sections else ""
    missing = f', missing "{line.missing}"' if line.missing else ""
    return f"{line.ruling}{sections}{missing}"


def _duty(line: told.ExpectDuty) -> str:
    to = f' to "{line.to}"' if line.to else ""
    if line.status == "none":
        return f"no duty {line.section}{to}"
    by = "" if line.by is None else f" {line.by.isoformat()}"
    return f"duty {line.section}{to} {line.status}{by}"


def _quantity(line: told.ExpectQuantity) -> str:
    value = show_quantity(line.quantity, line.value)
    of = f" with {line.of}" if line.of else ""
    return f'"{line.holder}" votes {value}{of}' if line.holder else f"{line.quantity} of {line.of} {value}"


def _short(line: told.ExpectShort) -> str:
    return f"short by {show_exact(line.shares)} {line.of}"


def _mailing(line: told.ExpectMailing) -> str:
    if line.is_receipt:
        return f"notice received {line.by.isoformat()} under {line.section}"
    return f"last mailing date {line.by.isoformat()} under {line.section}"


def _entitlement(line: told.ExpectEntitlement) -> str:
    return f"one {line.of} converts into {show_property(Property(line.securities, line.cash))}"


def _reorganization(line: told.ExpectReorganization) -> str:
    return f"{'' if line.happens else 'no '}reorganization of {line.of}"


def _displaced(line: told.ExpectDisplaced) -> str:
    return f"{line.by} displaces {line.section}"


def _director(line: told.ExpectDirector) -> str:
    return f'"{line.name}" {"elected" if line.sits else "no director"}'


def _board_part(line: told.ExpectBoardPart) -> str:
    return f'"{line.holder}" elects {show_percent(line.part)} of the board'


def _may_buy(line: told.ExpectMayBuy) -> str:
    return f'"{line.holder}" may buy {show_exact(line.shares)} {line.of}'


# One entry for each member of Expectation; a test holds the two together.
EXPECTATION_WORDS: dict[type, Callable[..., str]] = {
    told.ExpectHolds: _holds,
    told.ExpectCount: _count,
    told.ExpectPaid: _paid,
    told.ExpectOwed: _owed,
    told.ExpectRuling: _ruling,
    told.ExpectDuty: _duty,
    told.ExpectQuantity: _quantity,
    told.ExpectShort: _short,
    told.ExpectMailing: _mailing,
    told.ExpectEntitlement: _entitlement,
    told.ExpectReorganization: _reorganization,
    told.ExpectDisplaced: _displaced,
    told.ExpectDirector: _director,
    told.ExpectBoardPart: _board_part,
    told.ExpectMayBuy: _may_buy,
}
