"""Readings: the questions that the terms leave open, their answers, and which of them a run goes by.

A question asked by several series with the same answers is one question (a twin series asks nothing new); with other
answers it is asked of each by its own name (`L.shortfall`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from paripassu.diagnostics.codes import DUPLICATE_READING, UNKNOWN_READING
from paripassu.diagnostics.findings import Label
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import list_words, quote
from paripassu.model.citations import Cite, Reading
from paripassu.resolve.outline import Outline, Written
from paripassu.resolve.scope import Scope
from paripassu.source import Source, Span
from paripassu.syntax.nodes import ReadingNode

# Questions are called after the item that asks them, except where two clauses ask about one thing or the item is long.
_TOPICS = {
    ("company", "business_days"): "calendar",
    ("liquidation", "sale_of_assets"): "sale-of-assets",
    ("liquidation", "then"): "participation",
    ("protection", "needs_consent"): "amendments",
}
COMPANY = ""


def topic_of(clause: str, rule: str, item: Written | None = None) -> str:
    """What the question that an item asks is called on the command line; a definition asks under its own name."""
    if rule == "define" and item is not None:
        words = item.node.phrase.phrases("defined")[0].words()
        return "-".join(word.text.lower() for word in words)
    return _TOPICS.get((clause, rule)) or rule.replace("_", "-")


@frozen(eq=False, repr=False)
class Question:
    """One item with readings: who asks, under which topic, with which answers."""

    stock: str
    topic: str
    item: Written

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the answers, the default first."""
        return tuple(dict.fromkeys(node.name for node in self.item.node.readings))


@define(eq=False, repr=False)
class Settled:
    """Which answer stands for each question; `readings` are the questions as a reader is told of them."""

    readings: tuple[Reading, ...] = ()
    _chosen: dict[tuple[str, str], Reading] = field(factory=dict)
    _first: dict[tuple[str, str], Question] = field(factory=dict)

    def reading(self, stock: str, topic: str) -> Reading:
        """The question of a stock under a topic, with its answer."""
        return self._chosen[stock, topic]

    def answer(self, stock: str, topic: str, item: Written) -> ReadingNode:
        """The sub-line that stands."""
        chosen = self.reading(stock, topic).chosen
        nodes = item.node.readings
        # A second item that clashes with the first may lack its answers; it then answers with its own first.
        return next((node for node in nodes if node.name == chosen), nodes[0])

    def asks_first(self, question: Question) -> Question:
        """The question by which a stock first asked what this one asks, which may be itself."""
        return self._first.setdefault((question.stock, question.topic), question)

    def settle(self, question: Question, reading: Reading) -> None:
        """Let an answer stand for a question."""
        self._chosen[question.stock, question.topic] = reading


def settle(scope: Scope, whole: Outline, company: list[Written], choices: Mapping[str, str]) -> Settled:
    """Find all questions and answer them: by the choices where there is one, else by the answer written first."""
    settled = Settled()
    asked: dict[str, list[Question]] = {}
    for question in _questions(whole, company):
        _report_twice(scope, question)
        first = settled.asks_first(question)
        if first is not question:
            _report_unlike(scope, first, question)
            continue
        asked.setdefault(question.topic, []).append(question)
    readings: list[Reading] = []
    for topic, questions in asked.items():
        readings.extend(_settle_topic(settled, topic, questions, choices))
    settled.readings = tuple(readings)
    _report_unknown(scope, asked, choices)
    return settled


def _questions(whole: Outline, company: list[Written]) -> Iterator[Question]:
    for item in company:
        if item.node.readings:
            yield Question(COMPANY, topic_of("company", item.rule), item)
    for stock in whole.stocks:
        for clause in stock.clauses:
            for item in clause.items:
                if item.node.readings:
                    yield Question(stock.name.text, topic_of(clause.kind, item.rule, item), item)


def _settle_topic(
    settled: Settled, topic: str, questions: list[Question], choices: Mapping[str, str]
) -> Iterator[Reading]:
    """One reading for all who ask alike, or one for each."""
    answered = [(question, _chosen(question, choices)) for question in questions]
    alike = len({(question.names, chosen) for question, chosen in answered}) == 1
    for at, (question, chosen) in enumerate(answered):
        if alike and at:
            settled.settle(question, settled.reading(questions[0].stock, topic))
            continue
        name = topic if alike else f"{question.stock}.{topic}"
        item = question.item
        cite = Cite(question.stock, item.section, item.words, span=item.node.span)
        words = tuple(item.say(node) for node in _distinct(item))
        reading = Reading(name, question.names, chosen, cite, words)
        settled.settle(question, reading)
        yield reading


def _distinct(item: Written) -> list[ReadingNode]:
    return list({node.name: node for node in reversed(item.node.readings)}.values())[::-1]


def _chosen(question: Question, choices: Mapping[str, str]) -> str:
    names = question.names
    for key in (f"{question.stock}.{question.topic}", question.topic):
        if choices.get(key) in names:
            return choices[key]
    return names[0]


def _report_twice(scope: Scope, question: Question) -> None:
    first: dict[str, Span] = {}
    for node in question.item.node.readings:
        if node.name in first:
            message = f"The reading {quote(node.name)} of {quote(question.topic)} is listed twice."
            also = (Label(first[node.name], "first here"),)
            scope.report(DUPLICATE_READING, message, node.span, "Give each answer a name of its own.", also)
        first.setdefault(node.name, node.span)


def _report_unlike(scope: Scope, first: Question, again: Question) -> None:
    """Lines that ask one question are answered together, so each has to have all the answers.

    Of what a clause can say only once, a second line clashes with the first, which the clause reports.
    """
    if again.item.rule != "needs_consent":
        return
    for node in again.item.node.readings:
        if node.name not in first.names:
            message = f"{quote(node.name)} is no reading of {quote(again.topic)}, which is asked above."
            also = (Label(first.item.node.span, "asked first here"),)
            scope.report(UNKNOWN_READING, message, node.span, _listed(list(first.names), ""), also)


def _report_unknown(scope: Scope, asked: dict[str, list[Question]], choices: Mapping[str, str]) -> None:
    """Name each choice that is no answer to any question, unless a question stands in a line that could not be read."""
    if scope.broken:
        return
    known: dict[str, tuple[str, ...]] = {}
    for topic, questions in asked.items():
        known[topic] = tuple(dict.fromkeys(name for question in questions for name in question.names))
        known.update({f"{question.stock}.{topic}": question.names for question in questions if question.stock})
    for topic, choice in choices.items():
        text = f"{topic}={choice}"
        # A choice comes from a command line or a script, so the finding shows it as it was given.
        source = Source("--reading", text)
        if topic not in known:
            hint = did_you_mean(topic, known) or _listed(list(asked), "The terms leave no question open.")
            message = f"The terms leave no question named {quote(topic)} open."
            scope.report(UNKNOWN_READING, message, Span(source, 0, len(topic)), hint)
        elif choice not in known[topic]:
            hint = did_you_mean(choice, known[topic]) or _listed(list(known[topic]), "")
            message = f"{quote(choice)} is no reading of {quote(topic)}."
            scope.report(UNKNOWN_READING, message, Span(source, len(topic) + 1, len(text)), hint)


def _listed(names: list[str], none: str) -> str:
    return f"Known are {list_words([quote(name) for name in names], 'and')}." if names else none
