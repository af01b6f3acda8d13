"""Model values as plain data for machines: every amount a string, every place a file with line and column.

One walk serves all classes of the model, so that a new kind of event or effect needs nothing here; the schemas in
`schemas/` say what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

import attrs

from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.render import diagnostic_data, sort_diagnostics
from paripassu.model.citations import Cite
from paripassu.model.terms import Stock
from paripassu.money import decimal_text
from paripassu.source import NOWHERE, Span

Data = object


def data_of(value: object) -> Data:
    """Any value of the model as plain data; an attrs object becomes an object whose `type` is its class's name."""
    convert = _PLAIN.get(type(value))
    if convert is not None:
        return convert(value)
    if attrs.has(type(value)):
        return object_data(value)
    raise AssertionError(f"no data for {type(value).__name__}")


def object_data(value: object) -> dict[str, Data]:
    """An attrs object as its fields, spans as places."""
    name, fields = _shape(type(value))
    data: dict[str, Data] = {"type": name}
    for field in fields:
        inner = getattr(value, field)
        if type(inner) is Stock:
            continue  # terms are what `show` tells
        if isinstance(inner, Span):
            data["at"] = place_data(inner)
        else:
            data[field] = data_of(inner)
    return data


def place_data(span: Span) -> Data:
    """Where something stands: lines and columns from 1, the end just after the last character; null for no file."""
    if span.source is NOWHERE.source:
        return None
    line, column = span.source.place(span.start)
    end_line, end_column = span.source.place(span.end)
    return {
        "path": span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def cite_data(cite: Cite) -> Data:
    """A citation."""
    return {
        "series": cite.series,
        "section": cite.section,
        "words": cite.words,
        "readings": list(cite.readings),
        "at": place_data(cite.span),
    }


def findings_data(findings: Iterable[Diagnostic]) -> Data:
    """Findings, sorted as they are shown."""
    return [diagnostic_data(finding) for finding in sort_diagnostics(findings)]


def _same(value: Data) -> Data:
    return value


def _list(values: tuple[object, ...]) -> Data:
    return [data_of(value) for value in values]


def _day(day: date) -> Data:
    return day.isoformat()


_PLAIN: dict[type, Callable[..., Data]] = {
    str: _same,
    bool: _same,
    int: _same,
    type(None): _same,
    Fraction: decimal_text,
    date: _day,
    tuple: _list,
    Cite: cite_data,
}

_SHAPES: dict[type, tuple[str, tuple[str, ...]]] = {}


def _shape(kind: type) -> tuple[str, tuple[str, ...]]:
    """The name of a class in data, and its fields: looked up once for each class."""
    if kind not in _SHAPES:
        name = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)[1:]
        # What caused a change is for the machine; the step that it stands in says it to readers.
        _SHAPES[kind] = name, tuple(field.name for field in attrs.fields(kind) if field.name != "cause")
    return _SHAPES[kind]
