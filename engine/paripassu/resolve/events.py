"""Event scripts: syntax trees to events, with names looked up, days and amounts made exact, all findings in one pass.

Scripts are long where terms are short, and most of a long script are issues and transfers with nothing wrong with them.
Those are told straight from the words of the line; every other line, and every line about which there is something to
say, is told from its phrase.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from sys import intern

from attrs import define, field

from paripassu.diagnostics.codes import SAID_TWICE
from paripassu.diagnostics.findings import Label, Outcome
from paripassu.model.events import AnyEvent, CorrectCertificate, Issue, Transfer
from paripassu.model.script import Expectation, Given, Script
from paripassu.model.terms import Terms
from paripassu.money import parse_amount
from paripassu.resolve.record import Recorder
from paripassu.resolve.script import HEAD, resolve_head, script_name
from paripassu.resolve.story import NO_DAY, Story, Told, payees
from paripassu.resolve.tellers import EXPECTATIONS, HAPPENINGS
from paripassu.source import NOWHERE
from paripassu.syntax.nodes import BlockNode, EventScript

# `2001-11-20 issue 8,970 K to "A"` and `2001-11-20 transfer 100 K from "A" to "B"`.
_PLAIN = (
    ("DATE", "issue", "NUMBER", "NAME", "to", "STRING"),
    ("DATE", "transfer", "NUMBER", "NAME", "from", "STRING", "to", "STRING"),
)
# Equal texts of a number share one value; beyond so many different ones sharing them saves nothing.
_MOST_SHARED = 4_096


def resolve_events(script: EventScript, terms: Terms, known_on: date | None = None) -> Outcome[Script]:
    """The story that a script tells, as far as it was known on a day (None: all); None where it has an error."""
    names = {stock.name: stock.cite.span for stock in terms.stocks}
    paid = payees(terms)
    story = Story(names=names, broken=script.broken, terms=terms, script=script, holders=paid)
    return _resolve(script.blocks, _Teller(story, Recorder(known_on)))


def resolve_blocks(blocks: Iterable[BlockNode], terms: Terms) -> Outcome[Script]:
    """The story that the blocks of a script tell, which need not all be held at once, nor be all of its lines."""
    names = {stock.name: stock.cite.span for stock in terms.stocks}
    return _resolve(blocks, _Teller(Story(names=names, terms=terms, holders=payees(terms)), Recorder()))


def _resolve(blocks: Iterable[BlockNode], teller: _Teller) -> Outcome[Script]:
    for block in blocks:
        teller.tell(block)
    findings = tuple(teller.story.findings)
    if any(finding.severity == "error" for finding in findings):
        return Outcome(None, findings)
    head = teller.head
    return Outcome(
        Script(
            name=script_name(head),
            lines=tuple(teller.lines),
            givens=teller.givens,
            readings=teller.readings,
            record=teller.recorder.record(),
            corrected=tuple(line.after for line in teller.lines if isinstance(line, CorrectCertificate)),
            span=head.span if head is not None else NOWHERE,
        ),
        findings,
    )


@define(eq=False, repr=False)
class _Teller:
    """One pass over the blocks of a script."""

    story: Story
    recorder: Recorder
    head: BlockNode | None = None
    givens: tuple[Given, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    lines: list[AnyEvent | Expectation] = field(factory=list)
    _days: dict[str, date] = field(factory=dict)
    _shares: dict[str, Fraction] = field(factory=dict)

    def tell(self, block: BlockNode) -> None:
        """Take one block: the script line, an event or an expectation."""
        plain = self._plain(block)
        if plain is not None:
            if self.recorder.is_past(plain.date):
                self.lines.append(plain)
            return
        for line in (block, *block.items):
            self.story.look_for_blanks(line)
        if block.rule == HEAD:
            self._take_head(block)
        elif block.rule in EXPECTATIONS and self.recorder.known_on is not None:
            return  # they speak of what is known by now
        elif block.rule in EXPECTATIONS:
            self.lines.append(EXPECTATIONS[block.rule](block.head, self.story))
        elif self.recorder.is_told(block, self.story):
            self.lines.append(self._event(block))

    def _take_head(self, block: BlockNode) -> None:
        if self.head is not None:
            also = (Label(self.head.span, "first here"),)
            hint = "Stories are run one by one; put the second in a file of its own."
            self.story.report(SAID_TWICE, "A script has one `script` line.", block.span, hint, also)
            return
        self.head = block
        self.givens, self.readings = resolve_head(block, self.story)

    def _event(self, block: BlockNode) -> AnyEvent:
        head = block.head
        word = head.words("DATE")[0]
        day = self.story.come_to(word, head.span)
        if day is not NO_DAY:
            self._days[word.text] = day
        return HAPPENINGS[head.rule](Told(block, head, day), self.story)

    def _plain(self, block: BlockNode) -> AnyEvent | None:
        """An issue or a transfer of the plainest form about which there is nothing to say; None for all other lines."""
        kinds = block.shape.kinds
        if kinds not in _PLAIN:
            return None
        story, texts = self.story, block.texts
        day, shares, of = self._days.get(texts[0]), self._number(texts[1]), texts[2]
        if day is None or shares is None or day < story.last_day or of not in story.names:
            return None
        is_transfer = len(texts) == 5
        giver = story.holders.get(texts[3]) if is_transfer else ""
        if giver is None:
            return None
        taker = story.holders.get(texts[-1])
        if taker is None:
            if not texts[-1].strip():
                return None
            taker = story.holders[texts[-1]] = texts[-1]
        span = block.span
        story.last_day, story.last_span = day, span
        if is_transfer:
            return Transfer(day, intern(of), shares, giver, taker, span=span)
        return Issue(day, intern(of), shares, taker, span=span)

    def _number(self, text: str) -> Fraction | None:
        """A number of shares, if it is an ordinary one."""
        found = self._shares.get(text)
        if found is None:
            found = parse_amount(text)
            if not found:
                return None
            if len(self._shares) < _MOST_SHARED:
                self._shares[text] = found
        return found
