"""Small words that every finding uses, so that all of them speak alike."""

from __future__ import annotations

from collections.abc import Sequence


def quote(text: str, limit: int = 60) -> str:
    """The reader's own words in backticks; what is too long to say is cut in its middle."""
    flat = " ".join(text.split())
    if len(flat) > limit:
        half = (limit - 1) // 2
        flat = f"{flat[:half]}…{flat[-half:]}"
    return f"`{flat}`"


def count_of(number: int, noun: str) -> str:
    """A number with its noun: `1 error`, `2 errors`, `1,000 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def list_words(words: Sequence[str], last: str = "or") -> str:
    """A row of words as a sentence has it: `a`, `a or b`, `a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
