"""Forms: terms files in which some values are marked to be filled in.

A form is a terms file like any other: it is checked, shown and run with the values that stand in it. What may be set
is named in the comment behind the line, `# set price, _, cap: what it is`, one name for each value of the line in its
order (`_` for a value that stays). With values put in it is a terms file again, and the names are out of its comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from paripassu.diagnostics.findings import Outcome
from paripassu.diagnostics.words import quote
from paripassu.source import Source
from paripassu.syntax.format import checked_format
from paripassu.syntax.nodes import Line, TermsFile
from paripassu.syntax.parse import parse_terms
from paripassu.syntax.tokens import STRING, Lexicon, plain, written

NAME = "NAME"
_MARK = re.compile(r"# set (?P<names>[a-z_][a-z_-]*(?:, [a-z_][a-z_-]*)*): (?P<about>.*)")
# What a value may be, and how a reader is told of it.
KINDS = {
    "MONEY": "an amount of money, such as `$2.50`",
    "NUMBER": "a number, such as `1,000`",
    "PERCENT": "a percentage, such as `8%`",
    "DATE": "a day, such as `2025-01-15`",
    NAME: "a name that begins with a capital and has no blanks, such as `A`",
    STRING: "words without quotes in them",
}
_SIGNS = {"MONEY": ("$", ""), "PERCENT": ("", "%")}


@frozen
class Parameter:
    """One value of a form: its name, what it is about, its kind, what stands there, and where it stands."""

    name: str
    about: str
    kind: str
    default: str
    start: int
    end: int


@frozen
class Form:
    """A form: its name, what it is a form of, the values that may be set, and its text."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str

    def parameter(self, name: str) -> Parameter | None:
        """The value of that name."""
        return next((each for each in self.parameters if each.name == name), None)


def parse_form(name: str, text: str) -> Form:
    """A form as it is shipped; one that is no sound terms file is our own bug, and raises."""
    file = _parsed(text)
    found = [each for line in _lines(file) for each in _parameters(line, text)]
    title = text.partition("\n")[0].removeprefix("# Form: ")
    return Form(name, title, tuple(found), text)


def wrong_value(form: Form, name: str, value: str) -> str:
    """What is wrong with a value for a parameter, as a sentence; nothing where it fits."""
    parameter = form.parameter(name)
    if parameter is None or _fitted(_lexicon(form), parameter, value) is not None:
        return ""
    return f"{quote(value)} does not fit {quote(name)}: it is {KINDS[parameter.kind]}."


def fill_form(form: Form, values: Mapping[str, str]) -> str:
    """The terms file that comes of a form, laid out anew; what nobody has set is marked to be filled in."""
    lexicon = _lexicon(form)
    edits: dict[tuple[int, int], str] = {}
    for parameter in form.parameters:
        value = _fitted(lexicon, parameter, values.get(parameter.name, parameter.default))
        if value is None:
            raise ValueError(f"a value of {parameter.name} that was not looked at")
        for place in _places(form, parameter):
            edits[place] = value
    text = form.text
    for (start, end), value in sorted(edits.items(), reverse=True):
        text = text[:start] + value + text[end:]
    text = _MARK.sub(lambda match: _comment(match, values), text)
    laid_out: Outcome[str] = checked_format(Source(form.name, _without_preface(text)), "terms")
    if laid_out.value is None:
        raise AssertionError(f"the form {form.name} does not hold what was put into it")
    return laid_out.value


def _comment(match: re.Match[str], values: Mapping[str, str]) -> str:
    """What is left of a mark: what the value is about, and whether somebody has still to say it."""
    names = [name for name in match["names"].split(", ") if name != "_"]
    return f"# {match['about']}" if all(name in values for name in names) else f"# fill in: {match['about']}"


def _without_preface(text: str) -> str:
    """The text with the first line of its preface alone: the others are about forms."""
    preface, _, rest = text.partition("\n\n")
    lines = [line for line in preface.split("\n") if "`pari new`" not in line]
    return "\n".join(lines).replace("# Form: ", "# From the form of ", 1) + "\n\n" + rest


def _parsed(text: str) -> TermsFile:
    parsed = parse_terms(Source("form", text))
    if parsed.value is None or parsed.diagnostics:
        raise AssertionError("a form is a sound terms file")
    return parsed.value


def _lexicon(form: Form) -> Lexicon:
    return _parsed(form.text).blocks[0].shape.lexicon


def _lines(file: TermsFile) -> Iterator[Line]:
    for block in file.blocks:
        yield block
        for item in block.items:
            yield item
            yield from item.readings


def _parameters(line: Line, text: str) -> Iterator[Parameter]:
    """The values of a line that its comment names."""
    mark = next((match for each in line.comments if (match := _MARK.match(each.text))), None)
    if mark is None:
        return
    values = [(at, kind) for at, (kind, _) in enumerate(line.tokens()) if kind in KINDS]
    for name, (at, kind) in zip(mark["names"].split(", "), values, strict=False):
        if name != "_":
            span = line.part(at, at + 1)
            yield Parameter(name, mark["about"], kind, _bare(kind, text[span.start : span.end]), span.start, span.end)


def _bare(kind: str, text: str) -> str:
    return text[1:-1] if kind == STRING else text


def _fitted(lexicon: Lexicon, parameter: Parameter, value: str) -> str | None:
    """A value as it is written in the terms; None where it is none of its kind."""
    bare = value.strip()
    if parameter.kind == STRING:
        return written(STRING, bare) if bare and not set('"“”„‟\n\\') & set(bare) else None
    before, after = _SIGNS.get(parameter.kind, ("", ""))
    for each in (bare, f"{before}{bare}{after}"):
        kinds, texts, _ = lexicon.scan(plain(each), 0, len(each))
        if kinds == [parameter.kind]:
            return texts[0]
    return None


def _places(form: Form, parameter: Parameter) -> Iterator[tuple[int, int]]:
    """Where a value stands: in its own place, and a name of stock wherever it is spoken of."""
    yield parameter.start, parameter.end
    if parameter.kind != NAME:
        return
    for line in _lines(_parsed(form.text)):
        for at, (kind, text) in enumerate(line.tokens()):
            if kind == NAME and text == parameter.default:
                span = line.part(at, at + 1)
                yield span.start, span.end
