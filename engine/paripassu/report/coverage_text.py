"""The coverage of terms as people read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from paripassu.coverage.covered import ENCODED, IN_PART, LEFT_OUT, MISSING, Coverage, Covered
from paripassu.diagnostics.palette import Palette
from paripassu.diagnostics.words import count_of, list_words

_STATUSES = (ENCODED, IN_PART, LEFT_OUT, MISSING)


def coverage_lines(coverages: Sequence[Coverage], palette: Palette) -> Iterator[str]:
    """Each series with its sections, and the lines that no script reaches."""
    for number, coverage in enumerate(coverages):
        if number:
            yield ""
        yield palette.paint(palette.strong, f"{coverage.series}  {coverage.path}")
        yield from _sections(coverage, palette)
        if coverage.unexercised is not None:
            yield from _unexercised(coverage, palette)


def summary_of(coverage: Coverage) -> str:
    """How many sections there are of each kind: `30 sections: 28 encoded, 2 missing`."""
    counts = Counter(each.status for each in coverage.sections)
    said = [f"{counts[status]} {status}" for status in _STATUSES if counts[status]]
    changes = Counter(each.since_recorded for each in coverage.sections if each.since_recorded)
    said += [f"{number} {change}" for change, number in changes.items()]
    said += [f"{len(coverage.gone)} gone"] if coverage.gone else []
    said += [f"{len(coverage.unknown)} not in the paper"] if coverage.unknown else []
    return f"{count_of(len(coverage.sections), 'section')}: {', '.join(said)}" if said else "no sections"


def _sections(coverage: Coverage, palette: Palette) -> Iterator[str]:
    shown = [_number(each) for each in coverage.sections]
    width = max((len(number) for number in (*shown, *coverage.unknown)), default=0)
    for number, each in zip(shown, coverage.sections, strict=True):
        status = each.status if each.status != MISSING else palette.paint(palette.warning, each.status)
        why = f': "{each.why}"' if each.why else ""
        change = (
            f", {palette.paint(palette.warning, each.since_recorded)} since it was recorded"
            if each.since_recorded
            else ""
        )
        title = f"  ({each.title})" if each.title else ""
        yield f"  {number:<{width}}  {status}{why}{change}{title}"
    for number in coverage.unknown:
        yield f"  {number:<{width}}  {palette.paint(palette.warning, 'not in the paper')}"
    if coverage.gone:
        yield f"  gone since it was recorded: {list_words(list(coverage.gone), 'and')}"
    yield f"  {summary_of(coverage)}"


def _number(each: Covered) -> str:
    return f"{each.outer} {each.number}".strip()


def _unexercised(coverage: Coverage, palette: Palette) -> Iterator[str]:
    idle = coverage.unexercised or ()
    yield f"  {count_of(coverage.lines, 'line')}: {coverage.lines - len(idle)} reached by scripts, {len(idle)} not"
    shown: dict[str, None] = {}
    for each in idle:
        yield ""
        yield f"  {palette.paint(palette.warning, 'not reached')}  {each.cite.section}  {each.cite.words}"
        if not each.script:
            yield "    No short story reaches it; it may rest on facts that only you know."
        elif each.script in shown:
            yield "    The script above reaches it, too."
        else:
            shown[each.script] = None
            yield from (f"    {line}".rstrip() for line in each.script.splitlines())
