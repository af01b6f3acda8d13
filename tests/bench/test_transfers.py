"""The story that the benchmark writes: it must be a true story, and the same one in every format."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise

from transfers import FIRST_SHARES, as_beancount, as_events, as_hledger, holders, transfers


def test_nobody_gives_to_himself_or_what_he_does_not_hold() -> None:
    held = Counter(dict.fromkeys(holders(), FIRST_SHARES))
    for each in transfers(20_000):
        assert each.giver != each.taker
        assert 1 <= each.shares <= held[each.giver]
        held[each.giver] -= each.shares
        held[each.taker] += each.shares
    assert held.total() == 1_000_000_000
    assert len(held) == 1_000


def test_the_days_never_go_back() -> None:
    days = [each.day for each in transfers(1_000)]
    assert all(earlier <= later for earlier, later in pairwise(days))
    assert days[0].isoformat() == "2002-01-02"
    assert days[-1].isoformat() == "2002-01-26"


def test_the_second_transfer_reads_as_follows_in_each_format() -> None:
    assert list(islice(as_events(2), 1_002, None)) == ['2002-01-02 transfer 32 Common from "H920" to "H754"\n']
    entry = '2002-01-02 * "transfer"\n  Assets:H754  32 COMMON\n  Assets:H920  -32 COMMON\n\n'
    assert list(islice(as_beancount(2), 2_002, None)) == [entry]
    entry = "2002-01-02 transfer\n  assets:H754  32 COMMON\n  assets:H920  -32 COMMON\n\n"
    assert list(islice(as_hledger(2), 1_001, None)) == [entry]


def test_holders_who_start_alike_are_issued_alike() -> None:
    issues = list(islice(as_events(0), 1, None))
    assert issues[0] == '2002-01-01 issue 1,000,000 Common to "H1"\n'
    assert issues[-1] == '2002-01-01 issue 1,000,000 Common to "H1000"\n'
    assert len(issues) == 1_000
