"""Texts for the command line to choke on: soups of words, the library with slips in it, stories by the grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from paripassu.pipeline import load_terms
from paripassu.syntax.nodes import Shape
from paripassu.syntax.shapes import language
from syntax.sentences import kinds, parser

LIBRARY = Path(__file__).parent.parent / "terms"
FOLDERS = sorted(path.parent for path in LIBRARY.glob("*/company.terms"))
HOLDERS = ("Ann", "Bob", "Cy & Co", "NewCo")
FIRST_DAY = date(2002, 1, 2)

SLIPS: tuple[str, ...] = (
    "0",
    "-1",
    "1",
    "0.5",
    "1/3",
    "2 1/2",
    "1,000,000,000,000",
    "$0",
    "$0.01",
    "-$5",
    "$1,000,000,000",
    "0%",
    "100%",
)
SLIPS += (
    "101%",
    "2001-11-19",
    "2002-02-29",
    "2199-12-31",
    "§1",
    "§99(z)",
    "(a)",
    "K",
    "Zebra",
    '"Nobody"',
    "#",
    '"',
    "\t",
)
_NUMBER = re.compile(r"[-$]*[0-9][-0-9,.]*%?")


@cache
def vocabulary() -> tuple[str, ...]:
    """Every keyword and sign of both languages, and what stands for each other kind of word."""
    found = {str(each.pattern.value) for name in ("terms", "events") for each in parser(name).lark.terminals}
    plain = {word for word in found if re.fullmatch(r"[A-Za-z'-]+|[-,;:+*/()=<>]+", word)}
    return (*sorted(plain), *SLIPS)


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Lines of words of the languages in any order, some of them indented."""
    line = st.lists(st.sampled_from(vocabulary()), max_size=8).map(" ".join)
    indent = st.sampled_from(("", "", "  ", "  ", "      ", "\t"))
    lines = draw(st.lists(st.tuples(indent, line), max_size=12))
    return "".join(f"{blank}{words}\n" for blank, words in lines)


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """A text with a few lines or words lost, doubled, exchanged, or put in the place of others."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        words = lines[at].split(" ")
        place = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(("lose", "double", "exchange", "word", "lose word", "number", "number"))):
            case "lose":
                lines[at : at + 1] = [""] if len(lines) == 1 else []
            case "double":
                lines.insert(other, lines[at])
            case "exchange":
                lines[at], lines[other] = lines[other], lines[at]
            case "word":
                words[place] = draw(st.sampled_from(vocabulary()))
                lines[at] = " ".join(words)
            case "lose word":
                lines[at] = " ".join(words[:place] + words[place + 1 :])
            case _:
                lines[at] = _NUMBER.sub(draw(st.sampled_from(SLIPS)), lines[at], count=1)
    return "\n".join(lines)


@cache
def named(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stock of a company of the library, and the sections of its terms."""
    terms = load_terms(str(folder / "company.terms")).value
    assert terms is not None
    sections = {line.cite.section for stock in terms.stocks for line in stock.lines}
    return tuple(stock.name for stock in terms.stocks), tuple(sorted(each for each in sections if each[0] == "§"))


@st.composite
def stories(draw: st.DrawFn, folder: Path) -> str:
    """A script that the grammar allows, on the stock of a company of the library, in order of date."""
    classes, sections = named(folder)
    day = FIRST_DAY
    lines = ['script "By the grammar"', f'  company "{(folder / "company.terms").as_posix()}"', ""]
    for name in classes:
        shares = draw(st.sampled_from(("10", "100", "2,500", "35,000,000")))
        lines.append(f'{day} issue {shares} {name} to "{draw(st.sampled_from(HOLDERS))}"')
    lines += [f'{day} issue 5 {classes[0]} to "{holder}"' for holder in HOLDERS]
    for _ in range(draw(st.integers(1, 8))):
        day += timedelta(days=draw(st.sampled_from((0, 0, 1, 3, 10, 30, 90, 365))))
        row = draw(kinds("events", "event_head").filter(lambda row: row[0] != "script"))
        lines.append(draw(_line(row, day, (classes, sections))))
        used = language("events")
        shape = used.shape(used.head, row)
        below = used.start_below(shape.tree, "_item") if isinstance(shape, Shape) else None
        if below:
            items = draw(st.lists(kinds("events", below), min_size=1, max_size=3))
            lines += [f"  {draw(_line(item, day, (classes, sections)))}" for item in items]
    return "\n".join(lines) + "\n"


@st.composite
def _line(draw: st.DrawFn, row: Sequence[str], day: date, names: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    texts = {
        "STRING": st.sampled_from([f'"{name}"' for name in HOLDERS]),
        "SECTION": st.sampled_from(names[1]),
        "NAME": st.sampled_from((*names[0], "N")),
        "NUMBER": st.sampled_from(("1", "2", "10", "100", "2,500", "200,000,000")),
        "MONEY": st.sampled_from(("$0.01", "$0.31", "$5", "$1,000", "$6,000,000")),
        "PERCENT": st.sampled_from(("1%", "33.3%", "50%", "50.1%", "100%")),
        "WORD": st.sampled_from(("all-ratable", "votes")),
    }
    later = st.sampled_from((-30, -3, 0, 3, 30)).map(lambda days: str(day + timedelta(days=days)))
    dates = iter([str(day)])
    words = [
        next(dates, "") or draw(later) if kind == "DATE" else draw(texts[kind]) if kind in texts else kind
        for kind in row
    ]
    return re.sub(" (?=[,;:])", "", " ".join(words))
