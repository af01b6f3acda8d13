"""What to say when words make no sense: what was seen, in the reader's words, and what usually stands there."""

from __future__ import annotations

import re

from paripassu.diagnostics.codes import (
    INDENTED_WITHOUT_A_CLAUSE,
    ITEMS_NOT_EXPECTED_HERE,
    LINE_TOO_LONG,
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
from paripassu.diagnostics.suggest import ask
from paripassu.diagnostics.words import quote
from paripassu.source import Source, Span
from paripassu.syntax.gather import MOST_WORDS, Words
from paripassu.syntax.hints import (
    THOUSANDS,
    date_written_otherwise,
    instead,
    may_stand,
    meant,
    missing,
    parted_by_blank,
    rephrased,
)
from paripassu.syntax.layout import READING, Piece
from paripassu.syntax.nodes import Shape
from paripassu.syntax.shapes import Language, Stuck, TooDeep
from paripassu.syntax.tokens import STRAY

# How deep parentheses may stand within each other, and how many digits a number may have (as in `tokens.lark`).
DEEPEST = 50
MOST_DIGITS = 60
QUOTES = '"“”„‟'

# How much of a line is looked at, so that one of a megabyte costs no more than others.
_SHOWN = 200
_REPAIRS = 4
_FEWER = "Take out the parentheses that change nothing, or part the amount into several clauses."
# Compiled when first needed, which in most runs is never.
_NUMBER = r"-?[ \t]*\$?[ \t]*[-.]?[0-9][0-9A-Za-z.,/]*(?<![.,])"
_RUN_ON = r'"[^"\n]*[ \t]"(?=[^ \t\n,"])'
_SHORT_FOR_MANY = {"k", "m", "mm", "b", "bn", "million", "billion"}
_BESPOKE = (
    "What no clause has a word for is written as a rule (`when ... then ...`, in a clause `rules`), or left out: "
    '`not encoded "why"`.'
)
_STRAY_HINT = "Take it out, or put it in quotes if it belongs to a name."
_STRAY_HINTS = (
    ("'", "Names stand in double quotes."),
    (".", "A line ends without a full stop."),
    ("$€£¥", "An amount of money is written `$1,000`."),
    ("%", "A percentage is written `50%`."),
    ("&", "Write `and`."),
    ("{}[]", "No braces are needed: indented lines belong to the line above them."),
    ("§", "A section is written `§5(b)`."),
    ("«»", 'Names stand in quotes such as `"these"`.'),
    ("½⅓⅔¼¾⅛", "A fraction is written `1/2`."),
)


def unreadable(words: Words) -> Diagnostic | None:
    """What keeps a line from being parsed at all: a character without meaning, too many words, too many parentheses."""
    if STRAY in words.kinds:
        return stray(words.source, words.spots[2 * words.kinds.index(STRAY)])
    if words.kinds.count("(") > DEEPEST and DEEPEST + 1 in words.depths():
        deepest = words.depths().index(DEEPEST + 1)
        message = f"Parentheses stand more than {DEEPEST} deep within each other."
        return Diagnostic(NESTED_TOO_DEEP, message, Label(words.span(deepest)), hint=_FEWER)
    if words.is_cut:
        message = f"This line has more than {MOST_WORDS:,} words."
        hint = "Was a line break lost? Each clause, item and event begins a line of its own."
        return Diagnostic(LINE_TOO_LONG, message, Label(words.span(len(words.kinds) - 1)), hint=hint)
    return None


def stray(source: Source, start: int) -> Diagnostic:
    """What stands at a place where no word of the language begins."""
    line = source.text[start : start + _SHOWN].partition("\n")[0].rstrip()
    if line[0] in QUOTES:
        return _unclosed(source, start)
    number = re.compile(_NUMBER).match(source.text, start)
    if number:
        return _no_number(source, number)
    hint = next((say for signs, say in _STRAY_HINTS if line[0] in signs), _STRAY_HINT)
    if line[0].isalpha():
        hint = "Words with such letters stand in quotes."
    shown = quote(line[0]) if line[0].isprintable() else f"The character U+{ord(line[0]):04X}"
    return Diagnostic(
        STRAY_CHARACTER, f"{shown} has no meaning here.", Label(Span(source, start, start + 1)), hint=hint
    )


def _unclosed(source: Source, start: int) -> Diagnostic:
    opened = _opened(source, start)
    line = source.text[opened:].partition("\n")[0].rstrip()
    mark = line[0] if line[0] == '"' else "”"
    hint = f"Put a `{mark}` after its last word."
    if opened == start and set(line[1:]) & set(QUOTES):
        hint = f"It begins with `{line[0]}`, so it has to end with `{mark}`."
    label = Label(Span(source, opened, opened + len(line)), "opened here")
    return Diagnostic(UNCLOSED_QUOTE, "This quotation is never closed.", label, hint=hint)


def _opened(source: Source, start: int) -> int:
    """Where the quotation that is never closed begins: probably at one that ends in a blank, where another begins."""
    begins = source.text.rfind("\n", 0, start) + 1
    found = re.compile(_RUN_ON).search(source.text, begins, start + 1)
    return found.start() if found else start


def _no_number(source: Source, found: re.Match[str]) -> Diagnostic:
    text, label = found[0], Label(Span(source, found.start(), found.end()))
    if len(re.findall("[0-9]", text)) > MOST_DIGITS:
        message = f"This number has more than {MOST_DIGITS} digits."
        return Diagnostic(NUMBER_TOO_LONG, message, label, hint="Was a blank or a line break lost?")
    if date_written_otherwise(text) == text:
        return _no_date(text, label)
    parted = re.fullmatch("([-$0-9.,]*[0-9])([A-Za-z].*)", text)
    hint = f"Put a blank between the number and `{parted[2]}`." if parted else "Numbers are written `14,000` or `0.5`."
    if parted and parted[2].lower() in _SHORT_FOR_MANY:
        hint = "Write all its digits, as in `1,500,000`."
    return Diagnostic(MALFORMED_NUMBER, f"{quote(text)} is not written as numbers are.", label, hint=hint)


def _no_date(text: str, label: Label) -> Diagnostic:
    hint = "A date is written year-month-day, such as `2001-11-20`."
    return Diagnostic(UNEXPECTED_WORD, f"{quote(text)} is not written as dates are.", label, hint=hint)


def explain(language: Language, start: str, words: Words, verdict: Stuck | TooDeep) -> Diagnostic:
    """Why the words of a line could not be parsed."""
    if isinstance(verdict, TooDeep):
        whole = Label(words.span(0, len(words.kinds)))
        return Diagnostic(NESTED_TOO_DEEP, "This line has too many steps within each other.", whole, hint=_FEWER)
    at, accepts = verdict.at, verdict.accepts
    label = Label(words.span(at))
    if at >= len(words.kinds):
        return _ends_early(words, accepts)
    if "DATE" in accepts:
        date = date_written_otherwise(words.source.text[label.span.start :][:_SHOWN])
        if date:
            return _no_date(date, Label(Span(words.source, label.span.start, label.span.start + len(date))))
    if at == 0 and start == language.head and _is_item(language, words):
        message = f"{quote(words.texts[0])} opens nothing at the left margin."
        return Diagnostic(UNEXPECTED_WORD, message, label, hint="If it belongs to the line above, indent it.")
    if at == 0 and words.texts[0] == READING:
        message = "A reading stands deeper than the item that it reads."
        return Diagnostic(UNEXPECTED_WORD, message, label, hint="Indent it, and write it below that item.")
    return _misfit(language, words, verdict)


def _ends_early(words: Words, accepts: tuple[str, ...]) -> Diagnostic:
    label, hint = Label(words.span(len(words.kinds)), missing(accepts)), may_stand(accepts)
    if parted_by_blank(words.kinds[-2:], words.texts[-2:]):
        hint = THOUSANDS
    if ")" in accepts and words.depths()[-1] > 0:
        label, hint = Label(label.span, "`)` is missing"), "A parenthesis is opened and never closed."
    return Diagnostic(MISSING_WORDS, "The line ends before it is complete.", label, hint=hint)


def _misfit(language: Language, words: Words, verdict: Stuck) -> Diagnostic:
    at, accepts = verdict.at, verdict.accepts
    kind, text = words.kinds[at], words.texts[at]
    count = 1
    likely: tuple[str, ...] = ()
    if kind == "WORD" or text in language.lexicon.keywords:
        count, likely = meant(words.texts[at : at + 2], accepts, language.lexicon.keywords)
    elif kind == "NAME" and text.lower() in accepts:
        likely = (text.lower(),)
    if kind != "WORD":
        likely = tuple(word for word in likely if word.split()[0] in accepts)
    label = Label(words.span(at, at + count))
    said = quote(label.span.text)
    said_well = rephrased(words.kinds, words.texts, at, accepts)
    hint = said_well or ask([quote(word) for word in likely]) or instead(kind, text, accepts) or may_stand(accepts)
    if language.name == "terms" and "not" in accepts and at <= 1 and not (said_well or likely):
        hint = f"{hint} {_BESPOKE}"
    if at and parted_by_blank(words.kinds[at - 1 : at + 1], words.texts[at - 1 : at + 1]):
        hint = THOUSANDS
    fix = Fix(label.span, likely[0]) if len(likely) == 1 else None
    if kind == "WORD":
        return Diagnostic(UNKNOWN_WORD, f"There is no word {said} here.", label, hint=hint, fix=fix)
    return Diagnostic(UNEXPECTED_WORD, f"{said} does not fit here.", label, hint=hint, fix=fix)


def _is_item(language: Language, words: Words) -> bool:
    """Whether a line at column 0 would make sense below a clause."""
    row = tuple(words.kinds[words.labels() :])
    starts = sorted(start for start in language.starts if start.endswith("_item"))
    return any(isinstance(language.shape(start, row), Shape) for start in starts)


def repaired(language: Language, start: str, words: Words) -> Shape | None:
    """The shape that a broken line was probably meant to have, so that what stands below it can still be read."""
    readable = words.kinds.index(STRAY) if STRAY in words.kinds else len(words.kinds)
    kinds, texts = words.kinds[:readable], words.texts[:readable]
    for _ in range(_REPAIRS):
        verdict = language.shape(start, tuple(kinds))
        if isinstance(verdict, Shape):
            return verdict
        if isinstance(verdict, TooDeep):
            return None
        at, accepts = verdict.at, verdict.accepts
        if "" in accepts:
            del kinds[at:]
            continue
        likely = meant(texts[at : at + 2], accepts, language.lexicon.keywords)[1] if at < len(kinds) else ()
        # A guess among several would find fault with what is right below another head.
        sure = [word for word in likely if word in accepts] or [*accepts] * (len(accepts) == 1)
        if not sure:
            return None
        kinds[at : at + 1] = texts[at : at + 1] = sure[:1]
    return None


def nothing_above(source: Source, piece: Piece) -> Diagnostic:
    """An indented line before any line at column 0."""
    message = "This line is indented, and there is no clause above it."
    hint = "Start it at the left margin, or write above it the clause to which it belongs."
    return Diagnostic(INDENTED_WITHOUT_A_CLAUSE, message, Label(_stretch(source, piece)), hint=hint)


def no_items(source: Source, head: Words, piece: Piece) -> Diagnostic:
    """An indented line below a line that stands alone."""
    word = next((text for text, kind in zip(head.texts, head.kinds, strict=True) if text == kind), head.texts[0])
    message = f"Nothing can stand below {quote(word)}."
    hint = "Move it to the clause to which it belongs."
    return Diagnostic(ITEMS_NOT_EXPECTED_HERE, message, Label(_stretch(source, piece)), hint=hint)


def no_readings(reading: Words, item: Words) -> Diagnostic:
    """A reading of an item that leaves nothing open."""
    message = f"There are no readings of {quote(item.span(0, len(item.kinds)).text)}."
    label = Label(reading.span(0, len(reading.kinds)))
    return Diagnostic(ITEMS_NOT_EXPECTED_HERE, message, label, hint="Move it to the item whose meaning is open.")


def unnamed(reading: Words) -> Diagnostic | None:
    """A reading whose second word cannot be its name."""
    if len(reading.kinds) > 1 and reading.texts[1][0].isalpha():
        return None
    message = "A reading begins with its name."
    return Diagnostic(MISSING_WORDS, message, Label(reading.span(1)), hint="Such as `reading H-first after H in full`.")


def _stretch(source: Source, piece: Piece) -> Span:
    return Span(source, piece.start, piece.end)
