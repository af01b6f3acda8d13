"""Findings as people read them: a sentence, the place, the reader's own line with marks under it, and what to do.

error[N101]: There is no class or series named `alpah`.
  --> story.events:1:10
1 | issue 10 alpah
  |          ^^^^^ not declared
  hint: Did you mean `alpha`?
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from paripassu.diagnostics.excerpt import Excerpt, excerpt_of, is_long, stretch_of, visible
from paripassu.diagnostics.findings import Diagnostic, Fix, Label
from paripassu.diagnostics.palette import PLAIN, Palette
from paripassu.diagnostics.words import count_of
from paripassu.source import Source, Span


@frozen
class _Mark:
    """A label, its line, and whether it is the place of the finding itself."""

    label: Label
    line: int
    is_primary: bool


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings by file and place, those of drafting last, each once.

    A file that many others include says what is wrong with it one time.
    """
    return tuple(dict.fromkeys(sorted(diagnostics, key=_by_place)))


def summary_line(diagnostics: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are, those of drafting by themselves: `2 errors, 1 drafting warning`."""
    errors = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
    drafting = sum(diagnostic.code.is_drafting for diagnostic in diagnostics)
    counts = ((errors, "error"), (len(diagnostics) - errors - drafting, "warning"), (drafting, "drafting warning"))
    return ", ".join(count_of(number, noun) for number, noun in counts if number) or "no findings"


def render_diagnostics(diagnostics: Iterable[Diagnostic], palette: Palette = PLAIN) -> str:
    """All findings, sorted, with an empty line between them; no newline at the end."""
    return "\n\n".join(render_diagnostic(diagnostic, palette) for diagnostic in sort_diagnostics(diagnostics))


def render_diagnostic(diagnostic: Diagnostic, palette: Palette = PLAIN) -> str:
    """One finding in full."""
    color = palette.error if diagnostic.severity == "error" else palette.warning
    head = palette.paint(color, f"{diagnostic.severity}[{diagnostic.code.id}]")
    lines = [f"{head}{palette.paint(palette.strong, f': {visible(diagnostic.message)}')}"]
    marks = _marks(diagnostic)
    margin = max(len(str(mark.line)) for mark in marks)
    for source, group in _by_source(marks):
        lines += _render_source(source, group, margin, _Colors(palette, color))
    if diagnostic.hint:
        indent = " " * (margin + 1)
        first, *rest = diagnostic.hint.split("\n")
        lines.append(f"{indent}{palette.paint(palette.hint, 'hint:')} {visible(first)}")
        lines += [f"{indent}      {visible(line)}".rstrip() for line in rest]
    return "\n".join(lines)


def render_concise(diagnostic: Diagnostic) -> str:
    """One finding on one line, which editors and terminals can follow: `file:line:column: CODE message`."""
    return f"{_where(diagnostic.at.span)}: {diagnostic.code.id} {visible(diagnostic.message)}"


def diagnostic_data(diagnostic: Diagnostic) -> dict[str, object]:
    """One finding for JSON: lines and columns from 1, the end just after the last character, the excerpt as shown."""
    span = diagnostic.at.span
    return {
        "code": diagnostic.code.id,
        "slug": diagnostic.code.slug,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_span_data(span),
        "excerpt": _excerpt(span).text,
        "labels": [{**_span_data(label.span), "text": label.text} for label in (diagnostic.at, *diagnostic.also)],
        "hint": diagnostic.hint,
        "fix": _fix_data(diagnostic.fix) if diagnostic.fix else None,
    }


@frozen
class _Colors:
    palette: Palette
    primary: str

    def marks(self, mark: _Mark, text: str) -> str:
        return self.palette.paint(self.primary if mark.is_primary else self.palette.margin, text)

    def margin(self, text: str) -> str:
        return self.palette.paint(self.palette.margin, text)


def _by_place(diagnostic: Diagnostic) -> tuple[bool, str, int, int, str, str]:
    span = diagnostic.at.span
    return diagnostic.code.is_drafting, span.source.name, span.start, span.end, diagnostic.code.id, diagnostic.message


def _where(span: Span) -> str:
    line, column = span.source.place(span.start)
    return f"{visible(span.source.name)}:{line}:{column}"


def _marks(diagnostic: Diagnostic) -> list[_Mark]:
    """The labels of a finding, the primary one first, each once."""
    labels = dict.fromkeys((diagnostic.at, *diagnostic.also))
    return [_Mark(label, stretch_of(label.span).line, number == 0) for number, label in enumerate(labels)]


def _by_source(marks: list[_Mark]) -> list[tuple[Source, list[_Mark]]]:
    """Marks by file, the file of the finding first; within a file, from top to bottom and from left to right."""
    sources = dict.fromkeys(mark.label.span.source for mark in marks)
    return [
        (source, sorted((mark for mark in marks if mark.label.span.source == source), key=lambda m: m.label.span.start))
        for source in sources
    ]


def _render_source(source: Source, marks: list[_Mark], margin: int, colors: _Colors) -> list[str]:
    """The lines of one file that a finding speaks of; a file that has no text is only named."""
    gutter = " " * (margin + 1)
    arrow = colors.margin("-->")
    if not source.text:
        return [f"{gutter}{arrow} {visible(source.name)}"]
    # The place in the first line is that of the finding itself, even where another label stands above it.
    leading = next((mark for mark in marks if mark.is_primary), marks[0])
    lines = [f"{gutter}{arrow} {_where(leading.label.span)}"]
    shown = 0
    for mark in marks:
        text = source.line(mark.line)
        excerpt = _excerpt(mark.label.span)
        if shown and mark.line > shown + 1:
            lines.append(colors.margin("..."))
        if mark.line != shown or is_long(text):
            lines.append(f"{colors.margin(f'{mark.line:>{margin}} |')} {excerpt.text}".rstrip())
        shown = mark.line
        carets = ("^" if mark.is_primary else "-") * excerpt.width
        note = colors.marks(mark, f"{carets} {visible(mark.label.text)}".rstrip())
        lines.append(f"{gutter}{colors.margin('|')} {' ' * excerpt.at}{note}")
    return lines


def _excerpt(span: Span) -> Excerpt:
    stretch = stretch_of(span)
    return excerpt_of(span.source.line(stretch.line), stretch)


def _span_data(span: Span) -> dict[str, object]:
    line, column = span.source.place(span.start)
    end_line, end_column = span.source.place(span.end)
    return {
        "path": span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _fix_data(fix: Fix) -> dict[str, object]:
    return {**_span_data(fix.span), "replacement": fix.replacement, "safe": fix.safe}
