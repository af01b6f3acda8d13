"""The head of a script: its name, its company file, the terms it supplies, and the readings it fixes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from attrs import evolve

from paripassu.diagnostics.codes import MISSING_INCLUDE, SAID_TWICE, SCRIPT_WITHOUT_COMPANY, UNKNOWN_FILE_KIND
from paripassu.diagnostics.findings import Diagnostic, Label, Outcome
from paripassu.diagnostics.reading import kind_of, nearest_file
from paripassu.diagnostics.words import quote
from paripassu.model.citations import Cite
from paripassu.model.script import Given
from paripassu.resolve.story import Story
from paripassu.source import Source, Span
from paripassu.syntax.nodes import BlockNode, EventScript, ItemNode

HEAD = "script"
# What a broken line says that may have been meant to name the company file.
_COMPANY = re.compile(r"company|[.]terms")
# Where a choice of a reading is shown that came without a place of its own (resolve/readings.py).
_WITHOUT_A_PLACE = "--reading"


def script_head(blocks: Iterable[BlockNode]) -> BlockNode | None:
    """The line that opens the script; None where there is none."""
    return next((block for block in blocks if block.rule == HEAD), None)


def script_name(head: BlockNode | None) -> str:
    """What the script is called; "" where it has no head."""
    return head.texts[0] if head is not None else ""


def script_company(script: EventScript) -> Outcome[str]:
    """The path of the company file, relative to the script's own folder; None where there is no such file."""
    head = script_head(script.blocks)
    items = _items(head, "company")
    if items:
        return _company_file(items[0], script)
    # A line that could not be read may well be the one that says it.
    if script.broken if head is None else any(_COMPANY.search(span.text) for span in script.broken):
        return Outcome(None)
    span = head.span if head is not None else Span(script.source, 0, 0)
    hint = '`company "company.terms"` below the script line names the file whose terms the script runs on.'
    if head is None:
        hint = f'Begin with a line `script "..."`. {hint}'
    message = "This script does not say on which company's terms it runs."
    return Outcome(None, (Diagnostic(SCRIPT_WITHOUT_COMPANY, message, Label(span), hint=hint),))


def _company_file(item: ItemNode, script: EventScript) -> Outcome[str]:
    """The file that a `company` line names, if there is one and if it may hold terms."""
    name, at = item.texts[0], Label(item.phrase.words("STRING")[0].span)
    path = os.path.join(os.path.dirname(script.source.name), name)
    if kind_of(path).value != "terms":
        # Whatever else lies on this machine is none of a script's business, and is not even opened.
        message = f"{quote(name)} is not the name of a terms file."
        return Outcome(None, (Diagnostic(UNKNOWN_FILE_KIND, message, at, hint="It ends in `.terms`."),))
    if os.path.exists(path):
        return Outcome(name)
    message = f"There is no file {quote(name)} for this script to run on."
    hint = nearest_file(path) or "Name it relative to the folder of the script."
    return Outcome(None, (Diagnostic(MISSING_INCLUDE, message, at, hint=hint),))


def script_readings(script: EventScript) -> dict[str, str]:
    """The readings that the script fixes: `shortfall` or, of one series, `K.shortfall`, with the answer chosen."""
    return dict(_reading(item) for item in _items(script_head(script.blocks), "reading"))


def _reading(item: ItemNode) -> tuple[str, str]:
    """The question and the answer of a `reading` line."""
    line = item.phrase
    topic = line.phrases("topic")[0].text()
    of = line.phrase("of_class")
    return (f"{of.text('NAME')}.{topic}" if of is not None else topic), line.phrases("choice")[0].text()


def at_the_script(findings: Iterable[Diagnostic], script: EventScript) -> tuple[Diagnostic, ...]:
    """Findings about a reading that the script chose, moved from nowhere to the line that chose it."""
    placed: list[Diagnostic] = []
    items = {"=".join(_reading(item)): item for item in _items(script_head(script.blocks), "reading")}
    for finding in findings:
        source: Source = finding.at.span.source
        item = items.get(source.text) if source.name == _WITHOUT_A_PLACE else None
        placed.append(finding if item is None else evolve(finding, at=Label(item.span, finding.at.text)))
    return tuple(placed)


def _items(head: BlockNode | None, rule: str) -> list[ItemNode]:
    return [item for item in head.items if item.rule == rule] if head is not None else []


def resolve_head(head: BlockNode, story: Story) -> tuple[tuple[Given, ...], tuple[tuple[str, str], ...]]:
    """What the script supplies and which readings it fixes; whatever it says twice is a finding."""
    givens: list[Given] = []
    readings: dict[str, str] = {}
    said: dict[tuple[str, ...], Span] = {}
    for item in head.items:
        key = _key(item)
        if key in said:
            also = (Label(said[key], "first here"),)
            message = f"This says a second time what `{' '.join(key)}` is."
            story.report(SAID_TWICE, message, item.span, "Keep one of them.", also)
        said.setdefault(key, item.span)
        if item.rule == "reading":
            topic, choice = _reading(item)
            readings[topic] = choice
        elif item.rule.startswith("given_"):
            givens.append(_given(item, story))
    return tuple(givens), tuple(readings.items())


def _key(item: ItemNode) -> tuple[str, ...]:
    """What an item is about: no two items of a script may be about one thing."""
    if item.rule == "reading":
        return "reading", _reading(item)[0]
    if item.rule.startswith("given_"):
        return "given", item.phrase.text("NAME"), item.rule.removeprefix("given_")
    return (item.rule,)


def _given(item: ItemNode, story: Story) -> Given:
    """`given J liquidation amount $100 a share`, `given J authorized 10,000`, `given J outstanding 10,000 on ...`."""
    line = item.phrase
    of = story.stock(line.words("NAME")[0])
    cite = Cite("", "given", item.words, span=item.span)
    if item.rule == "given_amount":
        return Given(of, "liquidation amount", story.money(line, "The liquidation amount", zero_allowed=True), cite)
    shares = story.number(line, "The number of shares", zero_allowed=True)
    if item.rule == "given_authorized":
        return Given(of, "authorized", shares, cite)
    return Given(of, "outstanding on", shares, cite, story.day_in(line.phrase("on_day")))
