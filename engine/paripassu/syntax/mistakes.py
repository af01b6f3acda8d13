"""What to say when words make no sense: what was seen, in the reader's words, and what usually stands there."""

from __future__ import annotations

import re

from paripassu.diagnostics.codes import (
    INDENTED_WITHOUT_A_CLAUSE,
    ITEMS_NOT_EXPECTED_HERE,
    MALFORMED_NUMBER,
    MISSING_WORDS,
    NESTED_TOO_DEEP,
    NUMBER_TOO_LONG,
    STRAY_CHARACTER,
    UNCLOSED_QUOTE,
    UNEXPECTED_WORD,
    UNKNOWN_WORD,
)
from paripassu.diagnostics.findings import Diagnostic, Fix, Label
from paripassu.diagnostics.suggest import ask, nearest
from paripassu.diagnostics.words import list_words, quote
from paripassu.source import Source, Span
from paripassu.syntax.gather import MOST_WORDS, Words
from paripassu.syntax.layout import Piece
from paripassu.syntax.nodes import Shape
from paripassu.syntax.shapes import Language, Stuck, TooDeep
from paripassu.syntax.tokens import STRAY

# How deep parentheses may stand within each other.
DEEPEST = 50
_WORD = "WORD"


def unreadable(words: Words) -> Diagnostic | None:
    """What keeps a line from being parsed at all: a character without meaning, too many words, too many parentheses."""
    if STRAY in words.kinds:
        return stray(words.source, words.spots[2 * words.kinds.index(STRAY)])
    if words.kinds.count("(") > DEEPEST and words.depth() > DEEPEST:
        opened = [at for at, kind in enumerate(words.kinds) if kind == "("]
        message = f"Parentheses stand more than {DEEPEST} deep within each other."
        return Diagnostic(NESTED_TOO_DEEP, message, Label(words.span(opened[DEEPEST])))
    if len(words.kinds) > MOST_WORDS:
        message = f"A line of more than {MOST_WORDS:,} words is not read."
        return Diagnostic(NESTED_TOO_DEEP, message, Label(words.span(MOST_WORDS)))
    return None


def stray(source: Source, start: int) -> Diagnostic:
    """A place at which no word of the language begins."""
    line = source.text[start:].partition("\n")[0]
    if line[0] in "\"“”„‟":
        message = "A quotation is opened here and never closed on this line."
        return Diagnostic(UNCLOSED_QUOTE, message, Label(Span(source, start, start + 1)))
    number = re.match(r"[-$ ]*[0-9.][0-9A-Za-z.,%]*", line)
    if number:
        span = Span(source, start, start + number.end())
        if len(re.findall("[0-9]", number[0])) > 60:
            return Diagnostic(NUMBER_TOO_LONG, "A number has more than 60 digits.", Label(span))
        return Diagnostic(MALFORMED_NUMBER, f"{quote(number[0])} is not written as numbers are.", Label(span))
    message = f"{quote(line[0])} has no meaning here."
    return Diagnostic(STRAY_CHARACTER, message, Label(Span(source, start, start + 1)))


def explain(language: Language, start: str, words: Words, verdict: Stuck | TooDeep) -> Diagnostic:
    """Why the words of a line could not be parsed."""
    if isinstance(verdict, TooDeep):
        return Diagnostic(NESTED_TOO_DEEP, "This line is nested too deeply.", Label(words.span(0, len(words.kinds))))
    span = words.span(verdict.at)
    if verdict.at >= len(words.kinds):
        return Diagnostic(MISSING_WORDS, "This line ends before it is complete.", Label(span), hint=_may_stand(verdict))
    word = span.text
    if words.kinds[verdict.at] == _WORD:
        known = nearest(word, (kind for kind in verdict.accepts if kind[:1].islower())) or nearest(word, language.lexicon.keywords)
        hint = ask([quote(one) for one in known]) or _may_stand(verdict)
        return Diagnostic(UNKNOWN_WORD, f"There is no word {quote(word)} here.", Label(span), hint=hint)
    return Diagnostic(UNEXPECTED_WORD, f"{quote(word)} does not fit here.", Label(span), hint=_may_stand(verdict))


def _may_stand(verdict: Stuck) -> str:
    named = [quote(kind) if kind else "the end of the line" for kind in verdict.accepts[:3]]
    return f"Here usually stands {list_words(named)}." if named else ""


def repaired(language: Language, start: str, words: Words) -> Shape | None:
    """The shape that a broken line was probably meant to have."""
    return None


def nothing_above(source: Source, piece: Piece) -> Diagnostic:
    """An indented line before any line at column 0."""
    message = "This line is indented, and there is no clause above that it could belong to."
    return Diagnostic(INDENTED_WITHOUT_A_CLAUSE, message, Label(Span(source, piece.start, piece.end)), hint="Move it to the left margin.")


def no_items(source: Source, head: Words, piece: Piece) -> Diagnostic:
    """An indented line below a line that stands alone."""
    message = f"Nothing may stand below {quote(head.span(0, len(head.kinds)).text)}."
    return Diagnostic(ITEMS_NOT_EXPECTED_HERE, message, Label(Span(source, piece.start, piece.end)))


def no_readings(reading: Words, item: Words) -> Diagnostic:
    """A reading of an item that leaves nothing open."""
    message = f"{quote(item.span(0, len(item.kinds)).text)} has no readings."
    return Diagnostic(ITEMS_NOT_EXPECTED_HERE, message, Label(reading.span(0, len(reading.kinds))))


def unnamed(reading: Words) -> Diagnostic | None:
    """A reading whose second word cannot be its name."""
    if len(reading.kinds) > 1 and reading.texts[1][0].isalpha():
        return None
    return Diagnostic(MISSING_WORDS, "A reading needs a name.", Label(reading.span(1)), hint="Such as `reading H-first`.")
