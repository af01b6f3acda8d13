"""A long script is one of transfers: how much of each is kept."""

from __future__ import annotations

import gc
import tracemalloc
from datetime import timedelta

from interpreter.series_k import nstor
from interpreter.story import ALL_COMMON, ALL_K, OTHERS, F, day
from paripassu.interpreter.run import run
from paripassu.model.events import Transfer
from paripassu.model.script import Script

COUNT, MOST_BYTES = 5_000, 700


def test_a_transfer_is_kept_in_no_more_than_700_bytes() -> None:
    shares, first = F(3), day("2002-01-02")
    lines = tuple(
        Transfer(first + timedelta(days=number // 40), "Common", shares, OTHERS, f"H{number % 1_000}")
        for number in range(COUNT)
    )
    script, terms = Script("Transfers", (ALL_COMMON, ALL_K, *lines)), nstor()
    run(script, terms)
    gc.collect()
    tracemalloc.start()
    found = run(script, terms)
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.steps) == COUNT + 2
    assert kept / COUNT <= MOST_BYTES
