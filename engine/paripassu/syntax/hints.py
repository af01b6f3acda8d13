"""What usually stands in a place, and what somebody probably meant, in the language's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from paripassu.diagnostics.suggest import is_close, nearest
from paripassu.diagnostics.words import list_words, quote

# What the kinds of words are called; the kind "" is the end of the line.
_CALLED = {
    "NAME": "the name of a class or series",
    "STRING": "a name in quotes",
    "DATE": "a date",
    "MONEY": "an amount of money",
    "PERCENT": "a percentage",
    "NUMBER": "a number",
    "SECTION": "a section",
    "LABEL": "a label",
    "WORD": "a word",
    ",": "a comma",
    "": "the end of the line",
}
_STEPS = frozenset({"+", "-", "*", "/", "x", ""})
_CONNECTING = frozenset({",", ";", ":", "+", "-", "*", "/", "x", "(", ")", "and", "or", ""})

# What people write with several words where the language takes others, and what to say to it; {0}, {1} are those words.
_HOLDERS, _SHARES, _CENTS = {"holders", "shareholders", "stockholders"}, {"share", "shares"}, {"cent", "cents"}

# What lawyers write where the language says it otherwise; the first word tells whether it could stand in a place.
_SAID_OTHERWISE = {
    "pro rata": "ratably",
    "prorata": "ratably",
    "proportionally": "ratably",
    "proportionately": "ratably",
    "equally": "ratably",
    "pari passu": "alike with",
    "senior to": "ahead of",
    "prior to": "ahead of",
    "junior to": "behind",
    "subordinate to": "behind",
    "stockholders": "shareholders",
    "stockholder": "holder",
    "shareholder": "holder",
    "corporation": "company",
    "issuer": "company",
    "corporation's": "company's",
    "per annum": "a year",
    "annually": "yearly",
    "semiannually": "half-yearly",
    "semi-annually": "half-yearly",
    "noncumulative": "non-cumulative",
    "per share": "a share",
    "purchase": "repurchase",
    "acquire": "repurchase",
    "buy": "repurchase",
    "sell": "transfer",
    "assign": "transfer",
    "exchange": "convert",
    "owns": "holds",
    "has": "holds",
    "times": "x",
    "plus": "+",
    "minus": "-",
    "preceding": "before",
    "dissolve": "liquidate",
    "omitted": "not encoded",
    "among": "with",
    "increase": "authorized increase",
}
THOUSANDS = "Thousands are parted by commas: `14,000`."
_SECTION_WORDS = {"Section", "Sections", "Sec", "Article", "section", "article"}
# Compiled when first needed, which in most runs is never.
_DATE = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? +[0-9]{1,2}(?:, *| +)[0-9]{4}"
    r"|[0-9]{1,2} +(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,? +[0-9]{4}"
    r"|[0-9]{1,6}[-/.][0-9]{1,2}[-/.][0-9]{1,6}"
)


def date_written_otherwise(text: str) -> str:
    """The date at the beginning of a text that is written as people do, and not as `2001-11-20`; or nothing."""
    found = re.match(_DATE, text)
    return found[0] if found else ""


def parted_by_blank(kinds: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether two words are one number, its thousands parted by a blank: `10 000`."""
    if len(kinds) < 2 or kinds[0] not in {"NUMBER", "MONEY"} or kinds[1] != "NUMBER":
        return False
    return (
        re.fullmatch(r"[$-]*[0-9]{1,3}", texts[0]) is not None and re.match("[0-9]{3}(?![0-9])", texts[1]) is not None
    )


def may_stand(accepts: Sequence[str]) -> str:
    """A sentence on what usually stands in a place, naming three things at most."""
    ranked = sorted(accepts, key=lambda kind: kind in _CONNECTING)
    if "" in accepts and _STEPS.issuperset(accepts):
        return "The line could end before it."
    sentence = list_words([called(kind) for kind in ranked[:3]])
    sentence += " usually stands here." if len(ranked) <= 3 else " may stand here, for example."
    return sentence[0].upper() + sentence[1:]


def called(kind: str) -> str:
    """What a kind of word is called within a sentence."""
    return _CALLED.get(kind) or quote(kind)


def missing(accepts: Sequence[str]) -> str:
    """A few words for the place where something is missing, if it can be one thing only."""
    kinds = [kind for kind in accepts if kind not in _CONNECTING]
    return f"{called(kinds[0])} is missing" if len(kinds) == 1 else ""


def meant(texts: Sequence[str], accepts: tuple[str, ...], keywords: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    """How many of some texts are likely slips, and the words that were probably meant by them, the likeliest first."""
    for length in (2, 1):
        otherwise = _SAID_OTHERWISE.get(" ".join(texts[:length]))
        if otherwise and otherwise.split()[0] in accepts:
            return length, (otherwise,)
    return 1, _near(texts[0], accepts, keywords)


# A script that was written by a program has the same mistake on each of its lines.
@lru_cache(maxsize=1_000)
def _near(word: str, accepts: tuple[str, ...], keywords: frozenset[str]) -> tuple[str, ...]:
    fitting = nearest(word, [kind for kind in accepts if kind in keywords])
    if fitting or "NAME" in accepts or "STRING" in accepts:
        return fitting
    # A word that does not fit here either is worth naming only if it is all but the same.
    return tuple(near for near in nearest(word, sorted(keywords)) if is_close(word, near))


def rephrased(kinds: Sequence[str], texts: Sequence[str], at: int, accepts: Sequence[str]) -> str:
    """What to write for a turn of several words of which each is known, and the first does not fit; or nothing."""
    kind, text = kinds[at], texts[at]
    after = texts[at + 1] if at + 1 < len(texts) else ""
    if kind == "NAME" and after in _HOLDERS:
        return f"Write `holders of {text}`."
    if kind == "NUMBER" and after in _CENTS and "MONEY" in accepts and text.isdigit():
        return f"Cents are parts of a dollar: `${int(text) // 100}.{int(text) % 100:02}`."
    if text in _SHARES and after == "of" and "NAME" in accepts:
        return f"Leave out `{text} of`: the class stands right behind the number."
    if text == ":" and "for" in accepts and at and kinds[at - 1] == "NUMBER" and after.isdigit():
        return f"Write `{texts[at - 1]} for {after}`."
    if kind == "NAME" and "STRING" in accepts and "NAME" not in accepts:
        last = next((place for place in range(at, len(kinds)) if kinds[place] != "NAME"), len(kinds))
        return f'Put it in quotes: `"{" ".join(texts[at:last])}"`.'
    return ""


def instead(kind: str, text: str, accepts: Sequence[str]) -> str:
    """What to do about a word of the wrong kind, where the kind itself tells; or nothing."""
    capital = quote(text[:1].upper() + text[1:])
    may_be = frozenset(accepts).__contains__
    says = (
        (text in _SECTION_WORDS and may_be("SECTION"), "A section is written `§5(b)`, or `s.5(b)`."),
        (
            kind in {"NAME", "WORD"} and may_be("STRING") and not may_be("NAME"),
            f'Put it in quotes: `"{text}"`.',
        ),
        (
            (kind == "WORD" or (len(text) == 1 and text.islower())) and may_be("NAME"),
            f"Names of classes and series begin with a capital letter: {capital}.",
        ),
        (kind == "STRING" and may_be("NAME"), "Classes and series have short names without quotes, such as `K`."),
        (kind == "NUMBER" and may_be("MONEY"), f"An amount of money begins with a dollar sign: `${text}`."),
        (kind == "NUMBER" and may_be("PERCENT"), f"A percentage ends in its sign: `{text}%`."),
        (kind == "MONEY" and may_be("NUMBER"), "Shares and votes are counted without a dollar sign."),
    )
    return next((say for fits, say in says if fits), "")
