"""Which class of the terms a table speaks of: by its short name, its title, or what everybody calls it."""

from __future__ import annotations

import re

from attrs import define, field

from paripassu.diagnostics.codes import UNKNOWN_CLASS
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.terms import Terms
from paripassu.source import Span

_EMPTY_WORDS = re.compile(r"\b(stock|shares?|series|class)\b|[^a-z0-9]+")


def folded(name: str) -> str:
    """A name without what names of one class differ by: case, blanks, the words stock, series and class."""
    return _EMPTY_WORDS.sub("", name.lower())


@define
class Names:
    """The classes, series and grants of a company by everything that a table may call them."""

    terms: Terms
    _known: dict[str, str] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        """Short names go before titles, and titles before what is left of them without empty words."""
        payees = [(stock.name, stock.title) for stock in self.terms.stocks if not stock.is_blank_check]
        payees += [(grant.name, "") for grant in self.terms.grants]
        for name, _ in payees:
            self._known.setdefault(name, name)
        for name, title in payees:
            for alias in (title, folded(name), folded(title), folded(title).removesuffix("preferred")):
                if alias:
                    self._known.setdefault(alias, name)

    def find(self, words: str) -> str | None:
        """The class, series or grant that is meant; None for a stranger."""
        short = folded(words)
        return self._known.get(words) or self._known.get(short) or self._known.get(short.removesuffix("preferred"))

    def unknown(self, words: str, at: Span) -> Diagnostic:
        """A finding about a class that the terms do not have."""
        declared = [stock.name for stock in self.terms.stocks if not stock.is_blank_check]
        declared += [grant.name for grant in self.terms.grants]
        listed = list_words([quote(each) for each in declared], "and")
        hint = did_you_mean(words, declared) or f"The terms have {listed}."
        message = f"The cap table names a class {quote(words)} that the terms do not have."
        return Diagnostic(UNKNOWN_CLASS, message, Label(at), hint=hint)
