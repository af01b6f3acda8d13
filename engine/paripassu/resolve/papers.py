"""Papers that a story names, certificates of amendment and of correction: each a terms file with a series as amended.

The company does not include such a file; it is read in the place of the one that the company includes for the series.
"""

from __future__ import annotations

import os

from attrs import evolve

from paripassu.diagnostics.codes import MISSING_INCLUDE, NO_SERIES_TO_FOLLOW, UNKNOWN_FILE_KIND
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.reading import kind_of, nearest_file
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.script import Script
from paripassu.model.terms import Stock, Terms
from paripassu.resolve.load import load_amended
from paripassu.resolve.script import script_company
from paripassu.resolve.terms import resolve_terms
from paripassu.syntax.nodes import EventScript, Phrase, Word


def read_paper(script: EventScript, terms: Terms, line: Phrase) -> Outcome[Stock]:
    """The series as the paper has it that a line of a script names, under the readings of the terms."""
    of, file = line.words("NAME")[0], line.words("STRING")[0]
    folder = os.path.dirname(script.source.name)
    path = os.path.join(folder, file.text)
    missing = _missing(path, of, file)
    company = script_company(script).value
    if missing is not None or company is None:
        return Outcome(None, () if missing is None else (missing,))
    loaded = load_amended(os.path.join(folder, company), path)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    declared = [head.text for head in loaded.value.heads_in(path)]
    if of.text not in declared:
        message = f"{quote(file.text)} has no series {of.text}."
        hint = f"It has {list_words(declared, 'and')}." if declared else "It begins with a `series` line."
        lacks = Diagnostic(NO_SERIES_TO_FOLLOW, message, Label(of.span), hint=hint)
        return Outcome(None, (*_errors(loaded.diagnostics), lacks))
    resolved = resolve_terms(loaded.value, {reading.name: reading.chosen for reading in terms.readings})
    stock = None if resolved.value is None else resolved.value.stock(of.text)
    return Outcome(stock, _errors((*loaded.diagnostics, *resolved.diagnostics)))


def _missing(path: str, of: Word, file: Word) -> Diagnostic | None:
    if kind_of(path).value != "terms":
        message = f"{quote(file.text)} is not the name of a terms file."
        return Diagnostic(UNKNOWN_FILE_KIND, message, Label(file.span), hint="It ends in `.terms`.")
    if not os.path.exists(path):
        message = f"There is no file {quote(file.text)} with the terms of {of.text}."
        hint = nearest_file(path) or "Name it relative to the folder of the script."
        return Diagnostic(MISSING_INCLUDE, message, Label(file.span), hint=hint)
    return None


def _errors(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What keeps a paper from being read; what the company's own files are warned of is told with them."""
    return tuple(finding for finding in findings if finding.severity == "error")


def corrected(terms: Terms, script: Script) -> Terms:
    """The terms as they read from the first, once they are corrected: a correction reaches back (DGCL §103(f))."""
    by_name = {stock.name: stock for stock in script.corrected}
    if not by_name:
        return terms
    stocks = tuple(_as_signed(by_name[stock.name], stock) if stock.name in by_name else stock for stock in terms.stocks)
    return evolve(terms, stocks=stocks)


def _as_signed(new: Stock, old: Stock) -> Stock:
    return evolve(new, signed=old.signed or new.signed)
