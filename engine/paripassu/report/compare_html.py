"""A page of blocks as one HTML file that needs nothing else: it opens, folds and prints without any network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from paripassu.diagnostics.excerpt import visible
from paripassu.report.blocks import Block, Fold, Heading, Picture, Sheet, Words

# Dark on white, so that every word has a contrast of at least 7 to 1.
_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 60rem;
       padding: 1.5rem; overflow-wrap: anywhere; }
td, th { overflow-wrap: normal; }
@media (max-width: 40rem) { body { padding: .75rem; } details { padding: .3rem .5rem; } }
h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; margin-top: 2rem; border-bottom: 1px solid #767676; }
h3 { font-size: 1.1rem; } h4 { font-size: 1rem; }
table { border-collapse: collapse; margin: 1rem 0; } caption { text-align: left; font-weight: 600; }
.wide { overflow-x: auto; }
th, td { border: 1px solid #767676; padding: .25rem .6rem; text-align: left; vertical-align: top; }
th { background: #f0f0f0; } .figure { text-align: right; font-variant-numeric: tabular-nums; }
details { border-left: 4px solid #767676; padding: .3rem .8rem; margin: .5rem 0; }
summary { cursor: pointer; } summary:focus-visible { outline: 3px solid #0b5394; }
.label { font-weight: 600; } .label::after { content: ":"; }
.economics { border-left-color: #990000; } .control { border-left-color: #7f6000; }
.procedure { border-left-color: #0b5394; }
.grade { font-size: 1.15rem; font-weight: 600; } .note { color: #444; }
.code { font-family: ui-monospace, monospace; font-size: .9rem; margin: 0; white-space: pre-wrap; }
figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; } details { break-inside: avoid; } table { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
"""
_FIGURE = ' class="figure"'
# Printed paper cannot be opened: everything is opened before printing and put back after it.
_SCRIPT = (
    "const all=()=>document.querySelectorAll('details');let shut=[];"
    "addEventListener('beforeprint',()=>{shut=[...all()].filter(d=>!d.open);shut.forEach(d=>d.open=true)});"
    "addEventListener('afterprint',()=>shut.forEach(d=>d.open=false));"
)


def html_page(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of the file."""
    held = list(blocks)
    title = next((block.words for block in held if isinstance(block, Heading)), "Comparison")
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    for number, block in enumerate(held):
        yield from _lines(block, number)
    yield "</main>"
    yield f"<script>{_SCRIPT}</script>"
    yield "</body>"
    yield "</html>"


def _lines(block: Block, number: int) -> Iterator[str]:
    match block:
        case Heading():
            level = min(block.level, 6)
            yield f"<h{level}>{_text(block.words)}</h{level}>"
        case Words():
            mark = f' class="{escape(block.mark)}"' if block.mark else ""
            yield f"<p{mark}>{_text(block.words)}</p>"
        case Sheet():
            yield from _table(block)
        case Picture():
            yield f"<figure>{_drawn(block, number)}<figcaption>{_text(block.words)}</figcaption></figure>"
        case Fold():
            yield f'<details class="{escape(block.label.replace(" ", "-"))}">'
            yield f'<summary><span class="label">{_text(block.label)}</span> {_text(block.words)}</summary>'
            for inner in block.inside:
                yield from _lines(inner, number)
            yield "</details>"


def _drawn(picture: Picture, number: int) -> str:
    """The drawing, with names of its own, since several may stand on one page."""
    from paripassu.report.plot_svg import svg_lines  # noqa: PLC0415 - most pages have no pictures

    svg = "".join(svg_lines(picture.draw()))
    named = svg.replace('aria-labelledby="title words"', f'aria-labelledby="title-{number} words-{number}"')
    return named.replace('id="title"', f'id="title-{number}"').replace('id="words"', f'id="words-{number}"')


def _table(sheet: Sheet) -> Iterator[str]:
    yield '<div class="wide" tabindex="0" role="region" aria-label="' + _text(sheet.caption) + '">'
    yield f"<table><caption>{_text(sheet.caption)}</caption>"
    headers = "".join(
        f'<th scope="col"{_FIGURE if column in sheet.right else ""}>{_text(header)}</th>'
        for column, header in enumerate(sheet.headers)
    )
    yield f"<thead><tr>{headers}</tr></thead>"
    yield "<tbody>"
    for row in sheet.rows:
        first = f'<th scope="row">{_text(row[0])}</th>'
        rest = "".join(_cell(text, column in sheet.right) for column, text in enumerate(row[1:], 1))
        yield f"<tr>{first}{rest}</tr>"
    yield "</tbody></table></div>"


def _cell(text: str, is_figure: bool) -> str:
    return f"<td{_FIGURE if is_figure else ''}>{_text(text)}</td>"


def _text(words: str) -> str:
    return escape(visible(words))
