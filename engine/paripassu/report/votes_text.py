"""Events by which holders and boards decide: meetings, consents, notices, record dates, judgments."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from paripassu.model import events as told
from paripassu.money import show_exact, show_exact_money, show_percent
from paripassu.report.acts_text import show_act, show_matter
from paripassu.report.amounts_text import show_day


def show_tally(tally: told.Tally) -> str:
    """What one tally says: `for 61,000,000, against 900,000`."""
    parts = []
    if tally.in_favor is not None:
        parts.append(f"for {show_exact(tally.in_favor)}")
    if tally.against is not None:
        parts.append(f"against {show_exact(tally.against)}")
    if tally.holders_in_favor:
        parts.append(f"for by {_names(tally.holders_in_favor)}")
    if tally.holders_against:
        parts.append(f"against by {_names(tally.holders_against)}")
    counted = ", ".join(parts) or "no votes stated"
    return f"{tally.of}: {counted}" if tally.of else counted


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _resolved(resolutions: tuple[told.Resolution, ...]) -> str:
    return "; ".join(show_act(resolution.act) for resolution in resolutions)


def _record(event: told.Meeting | told.WrittenConsent) -> str:
    return "" if event.record_date is None else f", record date {show_day(event.record_date)}"


def _meeting(event: told.Meeting) -> str:
    return f"meeting of {event.of or 'shareholders'}{_record(event)}: {_resolved(event.resolutions)}"


def _consent(event: told.WrittenConsent) -> str:
    return f"written consent of {event.of}{_record(event)}: {_resolved(event.resolutions)}"


def _elect_directors(event: told.ElectDirectors) -> str:
    return f"{event.of} elects directors {_names(event.names)}"


def _record_date(event: told.SetRecordDate) -> str:
    of = f" of {event.of}" if event.of else ""
    return f"set {show_matter(event.purpose)}{of}: {show_day(event.record_date)}"


def _mail_notice(event: told.MailNotice) -> str:
    to = _names(event.to) if event.to else f"each holder of {event.of}"
    omits = f", without {', '.join(event.omits)}" if event.omits else ""
    return f"mail notice of {show_matter(event.matter)} on {show_day(event.action_date)} to {to}{omits}"


def _amend(event: told.AmendCharter) -> str:
    return f"amend charter: {'; '.join(show_act(act) for act in event.acts)}"


def _elect(event: told.Elect) -> str:
    of = f" for {event.of}" if event.of else ""
    who = event.who if event.who in {"company", "the company"} else f'"{event.who}"'
    return f"{who} elects {event.what}{of}"


def _default(event: told.Default) -> str:
    return f'default begins: "{event.what}"' if event.begins else f'default cured: "{event.what}"'


def _assert(event: told.Assert) -> str:
    holds = "" if event.holds else "not "
    of = f" to {event.of}" if event.of else ""
    return f'"{event.by}" asserts: "{event.about}" is {holds}{event.fact}{of}'


def _adverse(event: told.AdverseAction) -> str:
    verb = "omits" if event.is_omission else "does"
    owned: Fraction | None = event.owned
    share = "" if owned is None else f" (votes held by the company: {show_percent(owned)})"
    who = f'subsidiary "{event.by}"{share}' if event.by else "company"
    about = f", about {event.of}" if event.of else ""
    return f'{who} {verb} "{event.what}"{about}'


def _appraise(event: told.Appraise) -> str:
    return f'"{event.by}" values one {event.what} at {show_exact_money(event.value)}'


WORDS: dict[type, Callable[..., str]] = {
    told.Meeting: _meeting,
    told.WrittenConsent: _consent,
    told.ElectDirectors: _elect_directors,
    told.SetRecordDate: _record_date,
    told.MailNotice: _mail_notice,
    told.AmendCharter: _amend,
    told.Elect: _elect,
    told.Default: _default,
    told.Assert: _assert,
    told.AdverseAction: _adverse,
    told.Appraise: _appraise,
}
