"""What a script expects, as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable

from paripassu.model import script as told
from paripassu.money import show_exact, show_exact_money, show_money
from paripassu.report.amounts_text import show_quantity


def show_expectation(expectation: told.Expectation) -> str:
    """One line for any expectation, without the word `expect`."""
    return EXPECTATION_WORDS[type(expectation)](expectation)


def _holds(line: told.ExpectHolds) -> str:
    return f'"{line.holder}" holds {show_exact(line.shares)} {line.of}'


def _count(line: told.ExpectCount) -> str:
    return f"{line.of} {line.count} {show_exact(line.shares)}"


def _paid(line: told.ExpectPaid) -> str:
    who = f'"{line.holder}"' if line.holder else line.of
    return f"{who} is paid {show_money(line.amount)}"


def _ruling(line: told.ExpectRuling) -> str:
    sections = f" under {', '.join(line.sections)}" if line.sections else ""
    missing = f' for want of "{line.missing}"' if line.missing else ""
    return f"{line.ruling}{sections}{missing}"


def _duty(line: told.ExpectDuty) -> str:
    by = "" if line.by is None else f" by {line.by.isoformat()}"
    to = f' to "{line.to}"' if line.to else ""
    return f"duty {line.section}{to} {line.status}{by}"


def _quantity(line: told.ExpectQuantity) -> str:
    who = f'"{line.holder}" ' if line.holder else ""
    return f"{who}{line.quantity} of {line.of} {show_quantity(line.quantity, line.value)}"


def _short(line: told.ExpectShort) -> str:
    return f"short by {show_exact(line.shares)} {line.of}" if line.shares else "nothing follows"


def _mailing(line: told.ExpectMailing) -> str:
    return f"notice {line.section} mailed by {line.by.isoformat()}"


def _entitlement(line: told.ExpectEntitlement) -> str:
    parts = [f"{show_exact(number)} {name}" for name, number in line.securities]
    if line.cash:
        parts.append(show_exact_money(line.cash))
    return f"each {line.of} converts into {' and '.join(parts)}"


# One entry for each member of Expectation; a test holds the two together.
EXPECTATION_WORDS: dict[type, Callable[..., str]] = {
    told.ExpectHolds: _holds,
    told.ExpectCount: _count,
    told.ExpectPaid: _paid,
    told.ExpectRuling: _ruling,
    told.ExpectDuty: _duty,
    told.ExpectQuantity: _quantity,
    told.ExpectShort: _short,
    told.ExpectMailing: _mailing,
    told.ExpectEntitlement: _entitlement,
}
