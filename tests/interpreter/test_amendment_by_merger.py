"""A vote on amendments that reaches mergers: what a charter cannot be amended to say, a merger cannot leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from told import Acme

B = "§1 designation\n  shares 10,000\n  stated value $10\n\n§7 protection\n  (a) majority of B for {act}\n{more}"
WORDS = "  (b) amendment by merger, consolidation or otherwise\n"
ISSUED = '2020-01-06 issue 60 B to "Ada"\n2020-01-06 issue 40 B to "Bob"\n'
CONSENT = '2020-02-03 written consent of B\n  approve merger\n  for "{who}"\n'
MERGER = '2020-02-04 merge with "NewCo", not surviving\n  each Common becomes 1 "NewCo" share\n'
AMENDMENT = "an amendment that reduces the liquidation amount"


@pytest.mark.parametrize(
    ("act", "more", "story", "ruling"),
    [
        (AMENDMENT, "", MERGER, "allowed"),
        (AMENDMENT, WORDS, MERGER, "breach of §7(a)"),
        (AMENDMENT, WORDS, CONSENT.format(who="Ada") + MERGER, "allowed"),
        (AMENDMENT, WORDS, CONSENT.format(who="Bob") + MERGER, "breach of §7(a)"),
        (AMENDMENT, WORDS, '2020-02-04 merge with "NewCo", surviving\n', "allowed"),
        ("any amendment", WORDS, MERGER, "breach of §7(a)"),
        ("a senior series", WORDS, MERGER, "allowed"),
    ],
)
def test_the_words_make_a_merger_need_the_vote_that_an_amendment_needs(
    tmp_path: Path, act: str, more: str, story: str, ruling: str
) -> None:
    Acme(tmp_path).told(B.format(act=act, more=more), f"{ISSUED}{story}expect {ruling}\n")


def test_an_amendment_needs_the_vote_as_before(tmp_path: Path) -> None:
    story = (
        "2020-02-04 amend charter\n  reduction of the liquidation amount of B to $9 a share\nexpect breach of §7(a)\n"
    )
    Acme(tmp_path).told(B.format(act=AMENDMENT, more=WORDS), ISSUED + story)
