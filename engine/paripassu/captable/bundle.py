"""Open Cap Format bundles: the objects of a zip archive, of its folder, or of one of its files, each with its place.

Source of the format: Open Cap Format, version 1 (Open Cap Table Coalition). Its numbers are texts, and numbers without
quotes are read as texts as well, so that no binary number comes in.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import BadZipFile, ZipFile

from attrs import define, field, frozen

from paripassu.captable.files import TOO_MUCH, broken, unpacked_size
from paripassu.diagnostics.findings import Diagnostic, Outcome
from paripassu.diagnostics.reading import read_source
from paripassu.source import Source, Span

_ENDING = ".json"


@frozen
class Thing:
    """One object of a bundle: its fields, and where it stands."""

    fields: Mapping[str, Any]
    source: Source

    @property
    def kind(self) -> str:
        """What it is: STAKEHOLDER, STOCK_CLASS, TX_STOCK_ISSUANCE and so on."""
        return self.text("object_type")

    @property
    def at(self) -> Span:
        """The place of its identifier; files that were written by machines say each of them once as its own."""
        name = json.dumps(self.text("id"))
        for words in (f'"id": {name}', f'"id":{name}'):
            start = self.source.text.find(words)
            if start >= 0:
                return Span(self.source, start, start + len(words))
        return Span(self.source, 0, 0)

    def text(self, *names: str) -> str:
        """A field as text, through objects within objects; empty where it is not there."""
        value: Any = self.fields
        for name in names:
            value = value.get(name) if isinstance(value, dict) else None
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that lists texts."""
        value = self.fields.get(name)
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


@define
class Bundle:
    """Everything in a bundle, by kind and in order."""

    name: str
    as_of: str = ""
    things: list[Thing] = field(factory=list)

    def of(self, *kinds: str) -> Iterator[Thing]:
        """The objects of some kinds, in order."""
        return (thing for thing in self.things if thing.kind in kinds)


def read_bundle(path: str) -> Outcome[Bundle]:
    """All objects of a bundle; a finding for each file of it that cannot be read."""
    bundle = Bundle(path)
    findings: list[Diagnostic] = []
    for source in _sources(path, findings):
        _take(bundle, source, findings)
    if not findings and not bundle.things:
        findings.append(broken(path, "nothing in it is in Open Cap Format"))
    return Outcome(None if any(found.severity == "error" for found in findings) else bundle, tuple(findings))


def _sources(path: str, findings: list[Diagnostic]) -> Iterator[Source]:
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            if name.lower().endswith(_ENDING):
                yield from _file(os.path.join(path, name), findings)
    elif path.lower().endswith(_ENDING):
        yield from _file(path, findings)
    else:
        yield from _archive(path, findings)


def _file(path: str, findings: list[Diagnostic]) -> Iterator[Source]:
    source = read_source(path)
    findings.extend(source.diagnostics)
    if source.value is not None:
        yield source.value


def _archive(path: str, findings: list[Diagnostic]) -> Iterator[Source]:
    size = unpacked_size(path)
    if size is None or size > TOO_MUCH:
        findings.append(broken(path, "it is no archive" if size is None else "it is too large"))
        return
    try:
        with ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                if name.lower().endswith(_ENDING):
                    yield Source(f"{path}/{name}", archive.read(name).decode("utf-8-sig"))
    except (BadZipFile, OSError, RuntimeError, UnicodeDecodeError) as error:
        findings.append(broken(path, str(error)))


def _take(bundle: Bundle, source: Source, findings: list[Diagnostic]) -> None:
    try:
        data = json.loads(source.text, parse_float=str, parse_int=str, parse_constant=str)
    except (json.JSONDecodeError, RecursionError) as error:
        place = error.pos if isinstance(error, json.JSONDecodeError) else 0
        findings.append(broken(source.name, "it is not JSON", Span(source, place, place)))
        return
    if not isinstance(data, dict):
        return
    if data.get("file_type") == "OCF_MANIFEST_FILE":
        as_of = data.get("as_of")
        bundle.as_of = as_of[:10] if isinstance(as_of, str) else ""
    items = data.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and isinstance(item.get("object_type"), str):
            bundle.things.append(Thing(item, source))
