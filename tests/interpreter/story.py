"""Short ways to tell a story about Series K and to ask what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TypeVar

from interpreter.series_k import nstor
from paripassu.interpreter.reasons import all_reasons, cites_of
from paripassu.interpreter.run import run
from paripassu.model.acts import Act, IncreaseAuthorized, IssueConversionShares
from paripassu.model.citations import Cite
from paripassu.model.events import AnyEvent, Issue, MailNotice, Meeting, Resolution, Tally
from paripassu.model.run import Checked, Duty, Effect, Noted, Paid, Reason, Run, Step
from paripassu.model.script import Expectation, Given, Script
from paripassu.model.terms import Terms

E = TypeVar("E")
F = Fraction
Line = AnyEvent | Expectation

HALCO, OTHERS, BUYER, BOARD = "Halco Investments", "Other shareholders", "Buyer", "Board of directors"
# 35,000,000 Common and 14,000 K: the company of most stories.
FOUNDED = date(2001, 11, 19)
ALL_COMMON = Issue(FOUNDED, "Common", F(35_000_000), OTHERS)
ALL_K = Issue(date(2001, 11, 20), "K", F(14_000), HALCO)
BOTH = (ALL_COMMON, ALL_K)
# What the script supplies of Series J, as in the worked shortfall.
GIVEN_J = (
    Given("J", "authorized", F(10_000), Cite("J", "given")),
    Given("J", "liquidation amount", F(100), Cite("J", "given")),
    Given("J", "outstanding on", F(10_000), Cite("J", "given"), FOUNDED),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def told(*lines: Line, terms: Terms | None = None, givens: tuple[Given, ...] = (), **readings: str) -> Run:
    """The run of a story, on nStor's terms under some readings unless others are given."""
    return run(Script("story", lines, givens), terms or nstor(**readings))


def told_until(as_of: str, *lines: Line) -> Run:
    """The run of a story to the close of a day."""
    return run(Script("story", lines), nstor(), as_of=day(as_of))


def last(run: Run) -> Step:
    return run.steps[-1]


def met(*lines: Line, givens: tuple[Given, ...] = (), terms: Terms | None = None, **readings: str) -> list[bool]:
    """Which expectations of a story are met."""
    return [each.is_met for each in told(*lines, givens=givens, terms=terms, **readings).expectations]


def checked(*lines: Line, givens: tuple[Given, ...] = (), terms: Terms | None = None, **readings: str) -> Checked:
    """The last expectation of a story."""
    return told(*lines, givens=givens, terms=terms, **readings).expectations[-1]


def effects(step: Step, kind: type[E]) -> list[E]:
    return [effect for effect in step.effects if isinstance(effect, kind)]


def effect(step: Step, kind: type[E]) -> E:
    """The one effect of a kind."""
    (found,) = effects(step, kind)
    return found


def paid(run: Run, of: str = "", to: str = "", kind: str = "") -> Fraction:
    """What was paid in all to a class, or to a holder, or as something."""
    return sum(
        (each.amount for each in run.residual.payments if _is(each, of, to, kind)),
        F(0),
    )


def _is(each: Paid, of: str, to: str, kind: str) -> bool:
    return of in {"", each.of} and to in {"", each.to} and kind in {"", each.kind}


def held(run: Run, of: str, holder: str) -> Fraction:
    return sum((shares for name, who, shares in run.residual.holdings if (name, who) == (of, holder)), F(0))


def counted(run: Run, of: str, count: str) -> Fraction | None:
    (counts,) = [each for each in run.residual.counts if each.of == of]
    found: Fraction | None = getattr(counts, count)
    return found


def duties(run: Run, kind: str = "") -> list[Duty]:
    return [duty for duty in run.residual.duties if kind in {"", duty.kind}]


def sections(reason: Reason) -> list[str]:
    """Everything that a reason cites, at any depth."""
    return [str(cite) for cite in cites_of(reason)]


def readings_of(reason: Reason) -> list[str]:
    """Every reading that a reason shows, at any depth."""
    return sorted({reading for cite in cites_of(reason) for reading in cite.readings})


def texts(*given: Effect | Reason) -> Iterator[str]:
    """All sentences behind effects or reasons."""
    for each in given:
        for reason in all_reasons((each if isinstance(each, Reason) else each.reason,)):
            yield reason.text


def notes(run: Run) -> list[str]:
    """What the last step of a run notes."""
    return [note.reason.text for note in effects(last(run), Noted)]


def said(step: Step) -> str:
    """All that a step says, as one text to search in."""
    return "\n".join(texts(*step.reasons, *step.effects))


def resolved(act: Act, *tallies: Tally) -> Resolution:
    return Resolution(act, tallies)


def by_name(*in_favor: str, against: tuple[str, ...] = (), of: str = "") -> Tally:
    return Tally(of, holders_in_favor=in_favor, holders_against=against)


def by_number(in_favor: int | Fraction, against: int = 0, of: str = "") -> Tally:
    return Tally(of, F(in_favor), F(against))


EVERYBODY = by_name(HALCO, OTHERS)


def increase(to: int, *tallies: Tally) -> Resolution:
    return resolved(IncreaseAuthorized("Common", F(to)), *(tallies or (EVERYBODY,)))


def issuance(*tallies: Tally) -> Resolution:
    return resolved(IssueConversionShares("K"), *(tallies or (EVERYBODY,)))


def meeting(on: str, *resolutions: Resolution, record: str = "", of: str = "") -> Meeting:
    return Meeting(day(on), resolutions, day(record) if record else None, of)


def approved(on: str, to: int = 200_000_000, *, by: tuple[str, ...] = (HALCO, OTHERS)) -> Meeting:
    """A meeting at which everybody approves both what Series K waits for."""
    tally = by_name(*by)
    return meeting(on, increase(to, tally), issuance(tally))


def mailed(on: str, matter: str, action: str, *to: str, omits: tuple[str, ...] = ()) -> MailNotice:
    return MailNotice(day(on), matter, day(action), "K", to, omits)
