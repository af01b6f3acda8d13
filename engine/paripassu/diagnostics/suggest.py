"""The nearest known word to one that is not known.

Distance is optimal string alignment (insert, drop, change, swap neighbors), which is how fingers slip; difflib's ratio
was rejected because it ranks long shared middles over a single wrong letter, and costs an import.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from paripassu.diagnostics.words import list_words, quote

# A company may have a hundred thousand holders; a suggestion is not worth comparing a name with all of them.
_MOST_COMPARED = 2_000
_LONGEST = 60


def nearest(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known words that were probably meant, the likeliest first; none where nothing is close."""
    if len(word) > _LONGEST:
        return ()
    folded = word.casefold()
    allowed = min((len(folded) + 1) // 3, 4)
    found: dict[str, int] = {}
    for candidate in islice(known, _MOST_COMPARED):
        distance = _likeness(folded, candidate.casefold(), allowed)
        if distance <= allowed and candidate != word:
            found[candidate] = distance
    if not found:
        return ()
    best = min(found.values())
    # One slip explains itself; with two or more the next best may as well have been meant.
    farthest = best if best < 2 else best + 1
    ranked = sorted((distance, candidate) for candidate, distance in found.items() if distance <= farthest)
    return tuple(candidate for _, candidate in ranked[:limit])


def is_close(word: str, other: str) -> bool:
    """Whether two words are so much alike that one slip for every four letters makes one of the other."""
    most = max(len(word) // 4, 1)
    return _likeness(word.casefold(), other.casefold(), most) <= most


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question for a hint (Did you mean `x`?), or nothing where no known word is close."""
    return ask([quote(candidate) for candidate in nearest(word, known)])


def ask(choices: list[str]) -> str:
    """The question whether one of some choices was meant; nothing where there is no choice."""
    return f"Did you mean {list_words(choices)}?" if choices else ""


def _likeness(word: str, candidate: str, allowed: int) -> int:
    """How far apart two words are; a beginning of three letters or a whole word of a name is one slip away."""
    if len(word) >= 3 and (candidate.startswith(word) or f" {word} " in f" {candidate} "):
        return min(len(candidate) - len(word), 1)
    if abs(len(candidate) - len(word)) > allowed or len(set(word) - set(candidate)) > allowed:
        return allowed + 1
    return _distance(word, candidate, allowed)


def _distance(left: str, right: str, allowed: int) -> int:
    """Slips between two words, or `allowed + 1` as soon as it is clear that there are more than allowed."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed and min(before) > allowed:
            return allowed + 1
    return row[-1]
