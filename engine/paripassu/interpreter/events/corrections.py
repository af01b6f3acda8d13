"""Certificates of correction: the terms read as corrected from the first, and what that changes is put on record."""

from __future__ import annotations

from collections.abc import Iterator

from paripassu.interpreter.restating import changed_sections
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Facts, law
from paripassu.model.events import CorrectCertificate
from paripassu.model.run import Effect, Noted, Reason, TermChanged

_LAW = law("DGCL §103(f)", "a corrected paper takes effect as of the day on which the original was filed")


def correct(event: CorrectCertificate, state: State) -> Iterator[Effect]:
    """Say which sections read otherwise; the story has gone by the corrected words all along."""
    del state
    reason = Reason(f"The certificate of {event.of} is corrected, with effect from its own filing.", (_LAW,))
    changes = tuple(changed_sections(event.before, event.after))
    for section, before, after in changes:
        yield TermChanged(event.of, section, before, after, reason, is_written=True)
    if not changes:
        text = f"The corrected certificate of {event.of} says nothing else than the one before."
        yield Noted(Reason(text, (_LAW,)), of=event.of)
        return
    text = (
        f"Whom the correction of {event.of} substantially and adversely affects keeps the words as filed until "
        f"{event.date}; whether there is anybody is for a lawyer to say."
    )
    yield Noted(Reason(text, (_LAW,)), of=event.of)


CORRECT = Facts(do=correct)
