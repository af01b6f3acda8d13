"""Findings that the writer of the terms has looked at and lets stand: `# pari: ignore[L418] the paper is silent, too`.

The comment stands at the end of the line, or on a line of its own above it. Only what is a matter of drafting can be
ignored, by its code and with a reason; a comment that ignores nothing is found itself, so that none outlives its cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from paripassu.diagnostics.codes import IGNORES_NOTHING
from paripassu.diagnostics.findings import Diagnostic, Label
from paripassu.diagnostics.words import quote
from paripassu.model.terms import Terms
from paripassu.source import Source, Span

_COMMENT = re.compile(r"#[ \t]*pari:[ \t]*ignore(?:\[(?P<codes>[^\]\n]*)\])?[ \t]*(?P<why>[^\n]*)")


@frozen
class _Ignoring:
    """One code that a comment lets stand, on the lines of one statement."""

    code: str
    why: str
    line: int
    span: Span


def without_ignored(terms: Terms, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings that nobody lets stand, and each comment that lets nothing stand or does not say why."""
    known = [each for source in _sources(terms) for each in _ignorings(source)]
    if not known:
        return list(findings)
    used: dict[_Ignoring, None] = {}
    kept = []
    for found in findings:
        match = next((each for each in known if _covers(each, found)), None)
        if match is None or not found.code.is_drafting:
            kept.append(found)
        else:
            used[match] = None
    return kept + [_idle(each) for each in known if each not in used or not each.why]


def _sources(terms: Terms) -> list[Source]:
    """Every text that the terms were read from, in the order of reading."""
    spans = [terms.company.cite.span]
    for stock in terms.stocks:
        spans += [stock.cite.span, *(line.cite.span for line in stock.lines)]
    sources = {id(span.source): span.source for span in spans}
    return [source for source in sources.values() if "pari:" in source.text]


def _ignorings(source: Source) -> Iterator[_Ignoring]:
    for match in _COMMENT.finditer(source.text):
        line = _line_meant(source, match.start())
        codes = [code.strip() for code in (match["codes"] or "").split(",")]
        for code in codes:
            yield _Ignoring(code, match["why"].strip(), line, Span(source, match.start(), match.end()))


def _line_meant(source: Source, at: int) -> int:
    """The line that a comment speaks of: its own, or the next that is neither empty nor a comment."""
    number = source.place(at)[0]
    lines = source.text.split("\n")
    while number <= len(lines) and (not lines[number - 1].strip() or lines[number - 1].lstrip().startswith("#")):
        number += 1
    return number


def _covers(each: _Ignoring, found: Diagnostic) -> bool:
    span = found.at.span
    if span.source is not each.span.source or found.code.id != each.code:
        return False
    first, last = span.source.place(span.start)[0], span.source.place(max(span.end - 1, span.start))[0]
    return first <= each.line <= last


def _idle(each: _Ignoring) -> Diagnostic:
    if not each.code:
        message = "This comment does not say which finding to ignore."
        hint = "Name it, as in `# pari: ignore[L418] why`."
    elif not each.why:
        message, hint = f"Nobody says why {each.code} is to be ignored here.", "Write the reason behind the bracket."
    else:
        message = f"There is no {quote(each.code)} on this line to ignore."
        hint = "Take the comment out; only what is a matter of drafting can be ignored (L401 to L489)."
    return Diagnostic(IGNORES_NOTHING, message, Label(each.span), hint=hint)
