"""Companies in a few lines: terms and cap tables written to a folder, and asked who gets what."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import paripassu
from paripassu.api import PaidOut
from paripassu.interpreter.rights import Exit
from paripassu.interpreter.structure import Built
from paripassu.waterfall.distribute import Distribution

HEAD = """company "Acme" incorporated in Delaware
  currency        USD
  business days   weekdays

class Common "Common Stock"
  authorized      1,000,000

class Preferred "Preferred Stock"
  authorized      100,000, designated by the board

"""
PLAIN = "holder,class,shares\nFounders,Common,900\nFund,A,100\n"


def series(name: str, *liquidation: str, conversion: str = "", shares: str = "1,000", more: str = "") -> str:
    """A series of $10 a share; its conversion is written in lines, as its liquidation is."""
    lines = "\n".join(f"  {line}" for line in liquidation)
    tail = "\n".join(f"  {line}" for line in conversion.split(";")) if conversion else ""
    return (
        f'series {name} "Series {name} Preferred Stock" of Preferred\n\n§1 designation\n  shares {shares}\n'
        f"  original price $10\n\n{more}§3 liquidation\n{lines}\n\n"
        + (f"§5 conversion into Common\n{tail}\n\n" if tail else "")
    )


OPTIONAL = "optional at any time, by holder;rate 1"


class Place:
    """A folder with one company in it, and ways to ask about it."""

    def __init__(self, folder: Path, terms: str, table: str = PLAIN) -> None:
        self.folder = folder
        self.terms = str(folder / "company.terms")
        self.table = str(folder / "table.csv")
        Path(self.terms).write_text(HEAD + terms, encoding="utf-8")
        Path(self.table).write_text(table, encoding="utf-8")

    def holdings(self, as_of: str = "", way: Exit = Exit.SALE, **prices: str) -> paripassu.Holdings:
        day = date.fromisoformat(as_of) if as_of else None
        return paripassu.Holdings(
            captable=self.table, as_of=day, prices={of: Fraction(price) for of, price in prices.items()}, way=way
        )

    def after(self, script: str, as_of: str = "") -> paripassu.Holdings:
        path = self.folder / "story.events"
        path.write_text(f'script "S"\n  company "company.terms"\n\n{script}', encoding="utf-8")
        return paripassu.Holdings(after=str(path), as_of=date.fromisoformat(as_of) if as_of else None)

    def paid(self, assets: int, holdings: paripassu.Holdings | None = None) -> PaidOut:
        return paripassu.payout(self.terms, assets, holdings or self.holdings())

    def amounts(self, assets: int, holdings: paripassu.Holdings | None = None) -> dict[str, str]:
        """What each payee gets, as text; it must have been possible to pay."""
        paid = self.paid(assets, holdings)
        assert paid.payout is not None, say(paid)
        return {payee: str(amount) for payee, amount in paid.amounts.items()}

    def built(self, holdings: paripassu.Holdings | None = None) -> Built:
        paid = self.paid(0, holdings)
        assert paid.payout is not None, say(paid)
        return paid.payout.question.built

    def distribution(self, assets: int, holdings: paripassu.Holdings | None = None) -> Distribution:
        paid = self.paid(assets, holdings)
        assert paid.payout is not None, say(paid)
        assert paid.payout.distribution is not None
        return paid.payout.distribution


def row(*figures: object) -> tuple[object, ...]:
    """Figures side by side, to be compared with plain numbers."""
    return figures


def say(paid: PaidOut) -> list[str]:
    """The findings: code, words at the place, message."""
    return [f"{found.code.id} [{found.at.span.text}] {found.message}" for found in paid]
