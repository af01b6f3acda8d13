"""Conversion without anybody's asking: at once, when the last approval that it waits for is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from paripassu.interpreter.approvals import OF_OUTSTANDING, Bar, Verdict, standing
from paripassu.interpreter.clauses.offering import convert_all
from paripassu.interpreter.converting import Lot, needed, right_of
from paripassu.interpreter.dated import CONVERSION_DAY
from paripassu.interpreter.duties import CALENDAR, after
from paripassu.interpreter.evaluate import Missing
from paripassu.interpreter.saying import sentence
from paripassu.interpreter.state import NOTHING, State
from paripassu.interpreter.tally import Vote
from paripassu.interpreter.telling import law
from paripassu.interpreter.votes import voting_cites
from paripassu.model.acts import Act, IncreaseAuthorized, IssueConversionShares
from paripassu.model.citations import Item
from paripassu.model.clauses import Conversion
from paripassu.model.conversions import Approval
from paripassu.model.events import Meeting, WrittenConsent
from paripassu.model.quantities import Duration
from paripassu.model.run import Effect, Input, Noted, Reason, TermChanged, Undetermined
from paripassu.model.terms import Stock
from paripassu.money import UP, WHOLE, round_to, show_exact, show_shares
from paripassu.value import Value

ALL_VOTING = "all voting stock"
OUTCOMES = ("conversion", "no conversion")


@frozen(eq=False, repr=False)
class Waiting(Value):
    """A series that converts by itself once its approvals are given."""

    stock: Stock
    clause: Conversion
    item: Item[tuple[Approval, ...]]

    @property
    def name(self) -> str:
        """The series."""
        return self.stock.name

    def speaks_to(self, event: Vote) -> bool:
        """Whether a vote is about one of the approvals."""
        return any(_is(approval)(resolution.act) for approval in self.item.value for resolution in event.resolutions)


def _waiting(stock: Stock, clause: Conversion, event: Vote, state: State) -> Waiting | None:
    """The series, if it still waits for what an event is about."""
    if clause.automatic is None or not state.out(stock.name):
        return None
    waiting = Waiting(stock, clause, clause.automatic)
    return waiting if waiting.speaks_to(event) else None


def automatic(stock: Stock, clause: Conversion, event: Vote, state: State) -> Iterator[Effect]:
    """Convert all of the series when a vote completes the approvals; else say what is still missing."""
    waiting = _waiting(stock, clause, event, state)
    if waiting is None:
        return
    reasons: list[Reason] = []
    for approval in waiting.item.value:
        answer = _approved(waiting, approval, state)
        if not isinstance(answer, Reason):
            yield answer
            return
        reasons.append(answer)
    day = Input("conversion date", event.date, "date")
    text = f"All approvals are complete, so all {stock.name} convert on {event.date}."
    why = Reason(text, (waiting.item.cite,), (day,), because=tuple(reasons))
    if clause.automatic_later is not None:
        yield from _set_for(stock, clause.automatic_later, why, state)
        return
    yield from convert_all(stock, clause, why, state)


def _set_for(stock: Stock, item: Item[Duration], why: Reason, state: State) -> Iterator[Effect]:
    """The conversion comes so long after the approvals, whatever happens until then."""
    day = after(state, state.day, item.value)
    if day is None:
        yield Undetermined(
            CALENDAR, Reason(f"When {stock.name} converts waits for {CALENDAR}.", (item.cite,)), OUTCOMES
        )
        return
    text = f"All approvals are complete, so all {stock.name} convert {item.value} later, on {day}."
    before = state.quantity(stock.name, CONVERSION_DAY)
    reason = Reason(text, (item.cite,), (Input("conversion date", day, "date"),), because=why.because)
    yield TermChanged(stock.name, CONVERSION_DAY, "none" if before is None else before, day.isoformat(), reason)


def in_writing(stock: Stock, clause: Conversion, event: WrittenConsent, state: State) -> Iterator[Effect]:
    """Whether approvals in writing count as those of a meeting, whose day is the conversion date, is a reading."""
    waiting = _waiting(stock, clause, event, state)
    if waiting is None or event.of not in {"", *(approval.by for approval in waiting.item.value)}:
        return
    if all(approval.in_writing_counts for approval in waiting.item.value):
        yield from automatic(stock, clause, event, state)
    else:
        text = f"{stock.name} does not convert: its conversion date is the day of a meeting, and this is none."
        yield Noted(Reason(text, (waiting.item.cite,)), of=stock.name)


def _is(approval: Approval) -> Callable[[Act], bool]:
    """Whether an act is the one that an approval is about."""
    kind = IncreaseAuthorized if approval.kind == "increase of authorized" else IssueConversionShares
    return lambda act: isinstance(act, kind) and act.of == approval.of


def _name(approval: Approval) -> str:
    if approval.kind == "increase of authorized":
        return f"an increase of the authorized {approval.of}"
    return f"the issuance of the conversion shares of {approval.of}"


def _approved(waiting: Waiting, approval: Approval, state: State) -> Reason | Effect:
    """Why an approval stands, or the note that says what is still missing."""
    name, cites = _name(approval), (waiting.item.cite,)
    by = "" if approval.by == ALL_VOTING else approval.by
    found = _vote_on(waiting, approval, state, _votes(waiting, approval, state))
    if found is None:
        text = f"{waiting.name} does not convert: {name} has not been put to the vote"
        return Noted(Reason(f"{text}{_earlier(waiting, approval, state)}.", cites), of=waiting.name)
    meeting, verdict = found
    if verdict.passed is None:
        missing = f"how {by or 'all voting stock'} {'alone ' if by else ''}voted on {meeting.date}"
        text = f"{waiting.name} waits for {name}: {missing} is not known."
        return Undetermined(missing, Reason(text, cites, because=(verdict.reason,)), OUTCOMES)
    if not verdict.passed:
        text = f"{waiting.name} does not convert: {name} has not been approved."
        return Noted(Reason(text, cites, because=(verdict.reason,)), of=waiting.name)
    given = Reason(f"{sentence(name)} was approved on {meeting.date}.", cites, because=(verdict.reason,))
    return _sufficient(waiting, approval, given, state) if approval.is_sufficient else given


def _votes(waiting: Waiting, approval: Approval, state: State) -> list[Vote]:
    """The votes that can have approved: meetings, and what was signed instead where the terms are read so."""
    votes: list[Vote] = [*state.past(Meeting), *(state.past(WrittenConsent) if approval.in_writing_counts else ())]
    signed = waiting.stock.signed
    # What was approved before the certificate was signed did not approve anything of it, unless it is read so.
    counted = [each for each in votes if signed is None or each.date >= signed or approval.earlier_counts]
    return sorted(counted, key=lambda each: each.date)


def _vote_on(waiting: Waiting, approval: Approval, state: State, votes: list[Vote]) -> tuple[Vote, Verdict] | None:
    """The vote by which an approval stands; in writing, all shares count as present (DGCL §228)."""
    by = "" if approval.by == ALL_VOTING else approval.by
    cites = (waiting.item.cite, *(() if by else voting_cites(state)))
    found: tuple[Vote, Verdict] | None = None
    for vote in reversed(votes):
        bar = Bar(approval.threshold, cites) if approval.threshold is not None else None
        if bar is not None and isinstance(vote, WrittenConsent):
            bar = Bar(OF_OUTSTANDING, (*cites, law("DGCL §228(a)")))
        given = standing(state, [vote], _is(approval), by, bar)
        if given is not None and given[1].passed:
            return given
        if given is not None and (found is None or (found[1].passed is False and given[1].passed is None)):
            found = given
    return found


def _earlier(waiting: Waiting, approval: Approval, state: State) -> str:
    """Which vote is too old to count, in words."""
    signed = waiting.stock.signed
    for vote in state.past(Meeting):
        if signed is not None and vote.date < signed and any(map(_is(approval), (r.act for r in vote.resolutions))):
            return f" since the certificate was signed on {signed}; the vote of {vote.date} is older"
    return ""


def _sufficient(waiting: Waiting, approval: Approval, given: Reason, state: State) -> Reason | Effect:
    """Hold an approved increase against the shares that the conversion needs, in whole shares."""
    clause, into = waiting.clause, waiting.clause.into
    right = right_of(state, waiting.stock, clause)
    if isinstance(right, Missing):
        text = f"Whether the increase is sufficient is not known: {right.what} is missing."
        return Undetermined(right.what, Reason(text, given.cites, because=(given,)), OUTCOMES)
    holders = state.holdings.get(waiting.name, {})
    shares = needed(state, [Lot(waiting.stock, clause, *each, given) for each in holders.items()], right)
    other = state.out(into) + (state.reserved.get(into, NOTHING) if approval.leaves_reserved else NOTHING)
    authorized, enough = state.authorized.get(into, NOTHING), round_to(other + shares, WHOLE, UP)
    kept = "outstanding or reserved" if approval.leaves_reserved else "outstanding"
    inputs = (
        Input("conversion shares", shares, "shares"),
        Input(f"{into} {kept}", other, "shares"),
        Input(f"{into} authorized", authorized, "shares"),
        Input("authorized needed", enough, "shares"),
    )
    cites = (*given.cites, *((clause.rate.cite,) if clause.rate is not None else ()))
    if authorized >= enough:
        text = f"{show_shares(authorized)} authorized {into} cover the {show_shares(enough)} that are needed."
        return Reason(text, cites, inputs, because=(given,))
    short = enough - authorized
    text = (
        f"{waiting.name} does not convert: {show_shares(authorized)} authorized {into} are {show_shares(short)} short "
        f"of the {show_shares(enough)} needed ({show_shares(other)} {kept} + {show_exact(shares)} conversion shares)."
    )
    rounding = "shares needed rounded up to a whole share" if enough != other + shares else ""
    return Noted(Reason(text, cites, inputs, rounding=rounding, because=(given,)), short_by=short, of=into)
