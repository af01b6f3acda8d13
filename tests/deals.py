"""Terms for tests: a small company, and what comes of resolving it with a few lines more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.model.clauses import Clause
from paripassu.model.terms import Stock, Terms
from paripassu.resolve.load import load_terms
from paripassu.resolve.terms import resolve_terms

C = TypeVar("C", bound=Clause)

NSTOR = Path(__file__).parent.parent / "terms" / "nstor"
COMPANY = """\
company "Acme, Inc." incorporated in Delaware
  currency        USD
  business days   US federal

class Common "Common Stock"
  authorized      10,000,000
  par value       $0.01
  votes           1 a share

class Preferred "Preferred Stock"
  authorized      1,000,000, designated by the board
  par value       $0.01
"""
SERIES_A = """
series A "Series A" of Preferred

§1 designation
  shares          1,000
  stated value    $100
"""


def resolve(folder: Path, text: str, choices: Mapping[str, str] | None = None, **others: str) -> Outcome[Terms]:
    """Terms and findings of `company.terms` with this text, beside other files (`b="..."` is `b.terms`)."""
    for name, content in others.items():
        (folder / f"{name}.terms").write_text(content, encoding="utf-8")
    (folder / "company.terms").write_text(text, encoding="utf-8")
    return resolve_path(folder / "company.terms", choices)


def resolve_path(path: Path, choices: Mapping[str, str] | None = None) -> Outcome[Terms]:
    """Terms and findings of a file."""
    loaded = load_terms(str(path))
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    terms = resolve_terms(loaded.value, choices or {})
    return Outcome(terms.value, loaded.diagnostics + terms.diagnostics)


def sound(folder: Path, text: str, choices: Mapping[str, str] | None = None, **others: str) -> Terms:
    """Terms that must have no findings."""
    outcome = resolve(folder, text, choices, **others)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def series_a(folder: Path, lines: str, choices: Mapping[str, str] | None = None) -> Stock:
    """Series A with further lines, which must be sound."""
    stock = sound(folder, COMPANY + SERIES_A + lines, choices).stock("A")
    assert stock is not None
    return stock


def findings(folder: Path, lines: str, choices: Mapping[str, str] | None = None) -> list[str]:
    """What is found wrong with further lines of series A: code, place and message, and the hint."""
    return [say(found) for found in resolve(folder, COMPANY + SERIES_A + lines, choices).diagnostics]


def say(found: Diagnostic) -> str:
    """A finding on one line: `N101 [behind X] There is no ... (hint)`; the words it stands at are in brackets."""
    return f"{found.code.id} [{found.at.span.text}] {found.message} ({found.hint})"


def clause_of(stock: Stock, kind: type[C]) -> C:
    """A clause that must be there."""
    clause = stock.clause(kind)
    assert clause is not None
    return clause


def nstor(**choices: str) -> Terms:
    """The company of the library under some readings, `split_notice="as-listed"` for `split-notice=as-listed`."""
    outcome = resolve_path(NSTOR / "company.terms", {topic.replace("_", "-"): name for topic, name in choices.items()})
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def series(name: str, **choices: str) -> Stock:
    """A series of that company."""
    stock = nstor(**choices).stock(name)
    assert stock is not None
    return stock
