"""A company with its classes and series, as meant: names are objects, amounts are exact."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import field, frozen

from paripassu.model.citations import Assumption, Cite, Item, NotEncoded, Reading
from paripassu.model.clauses import Clause, Conversion, Designation, Liquidation, Voting
from paripassu.model.dividends import Dividends
from paripassu.model.grants import Grant, MoneyFirst
from paripassu.model.seats import Board
from paripassu.value import Value

C = TypeVar("C", bound=Clause)


@frozen(eq=False, repr=False)
class Company(Value):
    """The issuer: where it is incorporated, in which money it counts, and which days are business days."""

    name: str
    state: str = ""
    currency: str = "USD"
    calendar: Item[str] | None = None
    class_vote_on_increase: Item[bool] | None = None
    board: Item[Board] | None = None
    cite: Cite = field(default=Cite("", "company"), eq=False, repr=False)

    @property
    def is_foreign(self) -> bool:
        """Whether it is incorporated elsewhere than in Delaware, whose law stands behind the terms otherwise."""
        return self.state not in {"", "Delaware"}


@frozen(eq=False, repr=False)
class Line(Value):
    """One line of the terms as written: `kind` is "head", "item", "reading" or "not encoded"."""

    kind: str
    cite: Cite


@frozen(eq=False, repr=False)
class Stock(Value):
    """One class or series of stock.

    `name` is short ("K"), `title` long; `of` is the class that a series belongs to ("Preferred"), "" for a class.
    `authorized` counts shares in the charter (for a class) or designated by the certificate (for a series);
    None where the public record is silent. `source` names the paper that the terms restate, `signed` its day;
    `lines` are the terms as written, in order.
    """

    name: str
    title: str = ""
    of: str = ""
    authorized: Item[Fraction] | None = None
    par_value: Item[Fraction] | None = None
    votes: Item[Fraction] | None = None
    is_blank_check: bool = False
    clauses: tuple[Clause, ...] = ()
    not_encoded: tuple[NotEncoded, ...] = ()
    source: str = ""
    signed: date | None = None
    lines: tuple[Line, ...] = field(default=(), eq=False, repr=False)
    cite: Cite = field(default=Cite("", ""), eq=False, repr=False)

    def clause(self, kind: type[C]) -> C | None:
        """The clause of one kind, or None where the terms are silent."""
        for clause in self.clauses:
            if isinstance(clause, kind):
                return clause
        return None

    @property
    def is_series(self) -> bool:
        """Whether it is a series of a larger class."""
        return bool(self.of)

    @property
    def designation(self) -> Designation | None:
        """The clause that says how many shares there are."""
        return self.clause(Designation)

    @property
    def liquidation(self) -> Liquidation | None:
        """The clause that says what is paid when the company ends."""
        return self.clause(Liquidation)

    @property
    def voting(self) -> Voting | None:
        """The clause that says how it votes."""
        return self.clause(Voting)

    @property
    def conversion(self) -> Conversion | None:
        """The clause that says into what it converts."""
        return self.clause(Conversion)

    @property
    def dividends(self) -> Dividends | None:
        """The clause that says what it is paid while the company lives."""
        return self.clause(Dividends)


@frozen(eq=False, repr=False)
class Terms(Value):
    """All terms of one company under one choice of readings: what the engine room runs on."""

    company: Company
    stocks: tuple[Stock, ...]
    readings: tuple[Reading, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    grants: tuple[Grant, ...] = ()
    money_first: tuple[MoneyFirst, ...] = ()

    def stock(self, name: str) -> Stock | None:
        """The class or series of that short name."""
        for stock in self.stocks:
            if stock.name == name:
                return stock
        return None

    def series_of(self, name: str) -> tuple[Stock, ...]:
        """The series that belong to a class, in the order written."""
        return tuple(stock for stock in self.stocks if stock.of == name)

    @property
    def common(self) -> Stock | None:
        """The class that everything ranks ahead of: the first class that is neither blank-check nor a series."""
        for stock in self.stocks:
            if not stock.of and not stock.is_blank_check:
                return stock
        return None
