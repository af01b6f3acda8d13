"""Events by which holders and boards decide: meetings, consents, notices, record dates, judgments."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from paripassu.model import events as told
from paripassu.money import show_exact, show_exact_money, show_percent
from paripassu.report.acts_text import show_act
from paripassu.report.amounts_text import show_day


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _resolved(resolutions: tuple[told.Resolution, ...]) -> str:
    """What is put to the vote, after a colon; nothing where that is told elsewhere."""
    acts = "; ".join(show_act(resolution.act) for resolution in resolutions)
    return f": {acts}" if acts else ""


def _record(event: told.Meeting | told.WrittenConsent) -> str:
    return "" if event.record_date is None else f", record date {show_day(event.record_date)}"


def _meeting(event: told.Meeting) -> str:
    return f"meeting of {event.of or 'shareholders'}{_record(event)}{_resolved(event.resolutions)}"


def _consent(event: told.WrittenConsent) -> str:
    asked = "" if event.solicited is None else f", solicited {show_day(event.solicited)}"
    return f"written consent of {event.of or 'shareholders'}{_record(event)}{asked}{_resolved(event.resolutions)}"


def _elect_directors(event: told.ElectDirectors) -> str:
    ballots = "; ".join(_ballot(each) for each in event.ballots)
    return f"elect directors {_names(event.names)} by {event.of or 'shareholders'}{f': {ballots}' if ballots else ''}"


def _ballot(ballot: told.Ballot) -> str:
    whose = f' from "{ballot.holder}"' if ballot.holder else ""
    return f'"{ballot.candidate}" gets {show_exact(ballot.votes)} votes{whose}'


def _affiliates(event: told.Affiliates) -> str:
    return f"affiliates {_names(event.names)}"


def _fix_board(event: told.FixBoard) -> str:
    return f"fix board at {event.seats} directors"


def _call_meeting(event: told.CallMeeting) -> str:
    return f"call meeting of {event.of} by {_names(event.by)}"


def _record_date(event: told.SetRecordDate) -> str:
    of = f" on {event.of}" if event.of else ""
    return f"set record date {show_day(event.record_date)} {event.purpose.removeprefix('record date ')}{of}"


def _mail_notice(event: told.MailNotice) -> str:
    to = f"{_names(event.to)} as holders" if event.to else "holders"
    omits = f", omitting {_names(event.omits)}" if event.omits else ""
    return f"mail notice of {event.matter} on {show_day(event.action_date)} to {to} of {event.of}{omits}"


def _correct(event: told.CorrectCertificate) -> str:
    return f'correct certificate of {event.of} as in "{event.file}"'


def _amend(event: told.AmendCharter) -> str:
    return f"amend charter: {'; '.join(show_act(act) for act in event.acts)}"


def _elect(event: told.Elect) -> str:
    of = f" for {event.of}" if event.of else ""
    who = event.who if event.who == "company" else f'"{event.who}"'
    return f"elect {event.what}{of} by {who}"


def _default(event: told.Default) -> str:
    return f'default "{event.what}"' if event.begins else f'cure "{event.what}"'


def _assert(event: told.Assert) -> str:
    holds = "" if event.holds else "not "
    # Acts are adverse *to* a series; every other fact is one *of* it.
    of = f" {'to' if event.fact == 'adverse' else 'of'} {event.of}" if event.of else ""
    return f'assert {holds}{event.fact}{of}: "{event.about}", by "{event.by}"'


def _adverse(event: told.AdverseAction) -> str:
    noun = "omission" if event.is_omission else "action"
    affecting = f" affecting {event.of}" if event.of else ""
    owned = "" if event.owned is None else f", {_owned(event, event.owned)} owned"
    by = f' by subsidiary "{event.by}"{owned}' if event.by else ""
    return f'adverse {noun} "{event.what}"{affecting}{by}'


def _owned(event: told.AdverseAction, votes: Fraction) -> str:
    if event.owned_shares is None:
        return show_percent(votes)
    return f"{show_percent(event.owned_shares)} of shares and {show_percent(votes)} of votes"


def _appraise(event: told.Appraise) -> str:
    on = "" if event.on is None else f" on {show_day(event.on)}"
    return f'appraise "{event.what}" at {show_exact_money(event.value)}{on} by "{event.by}"'


WORDS: dict[type, Callable[..., str]] = {
    told.Meeting: _meeting,
    told.WrittenConsent: _consent,
    told.ElectDirectors: _elect_directors,
    told.Affiliates: _affiliates,
    told.FixBoard: _fix_board,
    told.CallMeeting: _call_meeting,
    told.SetRecordDate: _record_date,
    told.MailNotice: _mail_notice,
    told.AmendCharter: _amend,
    told.CorrectCertificate: _correct,
    told.Elect: _elect,
    told.Default: _default,
    told.Assert: _assert,
    told.AdverseAction: _adverse,
    told.Appraise: _appraise,
}
