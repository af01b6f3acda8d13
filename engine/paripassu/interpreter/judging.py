"""Judgments: facts that only a person can decide, as they were put on record, and by whom."""

from __future__ import annotations

from paripassu.interpreter.state import State
from paripassu.model.events import Assert
from paripassu.model.run import Judgment


def judged(state: State, fact: str, names: tuple[str, ...], of: str = "") -> Judgment | None:
    """The latest judgment on record about a fact, of a thing that goes by several names; None where nobody judged it.

    `of` is the series whose rights are judged about ("adverse to K"); "" where the fact concerns none.
    """
    for event in reversed(state.past(Assert)):
        if event.fact == fact and of in {"", event.of or of} and _is_about(event.about, names):
            return judgment_of(event)
    return None


def judgment_of(event: Assert) -> Judgment:
    """An assertion as something to rely on."""
    return Judgment(event.fact, event.about, event.holds, event.by, event.date)


def _is_about(words: str, names: tuple[str, ...]) -> bool:
    """Whether words speak of a thing: by one of its names, or by what ends in one (`sale to Buyer` for `Buyer`)."""
    said = words.casefold()
    return not said or any(said == name.casefold() or said.endswith(f" {name.casefold()}") for name in names)
