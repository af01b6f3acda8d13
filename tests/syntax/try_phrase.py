"""Shows what the grammar makes of a phrase or a file: `python tests/syntax/try_phrase.py terms_head '§2 dividends'`."""

from __future__ import annotations

import sys
from pathlib import Path

from paripassu.diagnostics.findings import Diagnostic
from paripassu.source import Source
from paripassu.syntax.gather import Words
from paripassu.syntax.mistakes import explain, unreadable
from paripassu.syntax.nodes import Line, Phrase, Shape, Word
from paripassu.syntax.parse import parse_events, parse_terms
from paripassu.syntax.shapes import language
from paripassu.syntax.tokens import plain


def show(part: Phrase | Word) -> str:
    if isinstance(part, Word):
        return f"{part.kind}:{part.text}"
    return f"{part.rule}({', '.join(map(show, part.parts))})"


def show_finding(found: Diagnostic) -> str:
    line, column = found.at.span.source.place(found.at.span.start)
    return f"{line}:{column} {found.code.id} {found.message} {found.hint}"


def show_phrase(start: str, text: str) -> str:
    found = [language(name) for name in ("terms", "events") if start in language(name).starts]
    if not found:
        return f"no start rule {start}"
    words = Words(Source("phrase", text))
    kinds, words.texts, words.spots = found[0].lexicon.scan(plain(text), 0, len(text))
    words.kinds, words.end = kinds, len(text)
    shape = found[0].shape(start, tuple(kinds))
    if isinstance(shape, Shape):
        return show(Line(shape, tuple(words.texts[at] for at in shape.slots)).phrase)
    return show_finding(unreadable(words) or explain(found[0], start, words, shape))


def show_file(path: str) -> str:
    source = Source(path, Path(path).read_text(encoding="utf-8"))
    outcome = parse_terms(source) if path.endswith(".terms") else parse_events(source)
    lines = []
    for block in outcome.value.blocks if outcome.value else ():
        lines.append(show(block.head))
        for item in block.items:
            lines.append(f"  {item.label or ''} {show(item.phrase)}")
            lines += [f"      {reading.name}: {show(reading.phrase)}" for reading in item.readings]
    return "\n".join(lines + [show_finding(found) for found in outcome.diagnostics])


if __name__ == "__main__":
    sys.stdout.write((show_file(sys.argv[1]) if len(sys.argv) == 2 else show_phrase(sys.argv[1], sys.argv[2])) + "\n")
