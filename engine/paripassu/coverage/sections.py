"""Sections of the terms beside those of the paper: what is encoded, what is left out and why, and what is missing.

A line stands for all that lies below its section, as long as no line of the terms goes deeper there: terms that say one
thing of §4 cover §4(a) and §4(b), terms that speak of §4(a) do not cover §4(b).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, evolve, field

from paripassu.coverage.covered import ENCODED, IN_PART, LEFT_OUT, MISSING, Covered
from paripassu.model.terms import Stock
from paripassu.paper.sections import Section


@define
class _Said:
    """What the terms say of one section."""

    has_lines: bool = False
    whys: list[str] = field(factory=list)

    @property
    def status(self) -> str:
        if not self.whys:
            return ENCODED
        return IN_PART if self.has_lines else LEFT_OUT


def encoded_sections(stock: Stock) -> tuple[Covered, ...]:
    """The sections that the terms of a series speak of, in their order."""
    return tuple(Covered(number, status=said.status, why="; ".join(said.whys)) for number, said in _said(stock).items())


def sections_beside(stock: Stock, paper: Sequence[Section]) -> tuple[tuple[Covered, ...], tuple[str, ...]]:
    """Each section of a paper with how the terms stand to it, and the sections of the terms that it does not have."""
    said = _said(stock)
    covered = tuple(_covered(section, said) for section in paper)
    unknown = tuple(number for number in said if not _is_in(number, paper))
    return covered, unknown


def since_recorded(
    covered: Sequence[Covered], paper: Sequence[Section], recorded: Mapping[str, str]
) -> tuple[tuple[Covered, ...], tuple[str, ...]]:
    """The sections with what has changed since fingerprints were recorded, and those that are gone."""
    now = {fingerprint_key(section): section.fingerprint for section in paper}
    told = []
    for each, section in zip(covered, paper, strict=True):
        before = recorded.get(fingerprint_key(section))
        change = "new" if before is None else "changed" if before != section.fingerprint else ""
        told.append(evolve(each, since_recorded=change))
    return tuple(told), tuple(key for key in recorded if key not in now)


def fingerprint_key(section: Section) -> str:
    """By what a section is recorded: its number, behind the articles around it."""
    return f"{section.outer} {section.number}".strip()


def _said(stock: Stock) -> dict[str, _Said]:
    found: dict[str, _Said] = {}
    whys = {(left.cite.section, left.cite.words): left.why for left in stock.not_encoded}
    for line in stock.lines:
        section = line.cite.section
        if not section.startswith("§"):
            continue
        if line.kind == "item":
            found.setdefault(section, _Said()).has_lines = True
        elif line.kind == "not encoded":
            said = found.setdefault(section, _Said())
            why = whys.get((section, line.cite.words)) or _quoted(line.cite.words)
            said.whys.append(why)
    return found


def _quoted(words: str) -> str:
    """The reason within the words of a line that leaves something out."""
    return words.partition('"')[2].rpartition('"')[0] or words


def _names(section: Section) -> tuple[str, ...]:
    """How terms may cite a section: by its number alone, or behind the articles around it."""
    return (section.number, f"§{section.outer}.{section.number[1:]}") if section.outer else (section.number,)


def _covered(section: Section, said: Mapping[str, _Said]) -> Covered:
    base = Covered(section.number, section.title, outer=section.outer)
    for name in _names(section):
        below = [each for number, each in said.items() if number == name or _is_below(number, name)]
        if below:
            statuses = {each.status for each in below}
            status = statuses.pop() if len(statuses) == 1 else IN_PART
            # A section that is encoded, with a part left out below it, tells of that part where it stands.
            why = "; ".join(said[name].whys) if name in said else ""
            return evolve(base, status=ENCODED if status == IN_PART and not why else status, why=why)
        above = _nearest_above(name, said)
        if above is not None:
            return evolve(base, status=said[above].status, why="; ".join(said[above].whys))
    return evolve(base, status=MISSING)


def _nearest_above(name: str, said: Mapping[str, _Said]) -> str | None:
    """The section above that speaks for all below it: no line goes deeper there."""
    above = [number for number in said if _is_below(name, number)]
    if not above:
        return None
    nearest = max(above, key=len)
    return None if any(_is_below(number, nearest) for number in said) else nearest


def _is_below(number: str, above: str) -> bool:
    return number.startswith((f"{above}(", f"{above}."))


def _is_in(number: str, paper: Sequence[Section]) -> bool:
    """Whether a paper has a section, by itself, by one above it that is all one, or within the words of one."""
    for section in paper:
        for name in _names(section):
            if number == name or _is_below(name, number):
                return True
            if _is_below(number, name):
                rest = number[len(name) :].strip("()").split(")(")
                if rest[0] in section.inline:
                    return True
    return False
