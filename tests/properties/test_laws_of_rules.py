"""What holds of general rules, whatever they say: they run, they are explained, they make and lose no share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st

from paripassu.interpreter.reasons import all_reasons
from paripassu.interpreter.state import State
from paripassu.model.run import Effect, Run
from paripassu.pipeline import check_file, format_path, run_script
from provisions import COMPANY, FOUNDED
from syntax.sentences import kinds

TEXTS: dict[str, st.SearchStrategy[str]] = {
    "STRING": st.sampled_from(['"First Holder"', '"downgrade"', '"earnings"']),
    "SECTION": st.sampled_from(["§5", "§5(a)", "§7", "§10(a)", "§10(b)", "§10(c)"]),
    "DATE": st.sampled_from(["2005-03-01", "2005-06-30", "2006-01-03"]),
    "PERCENT": st.sampled_from(["50%", "9.99%", "100%"]),
    "MONEY": st.sampled_from(["$1.00", "$5.00", "$15,000,000"]),
    "NUMBER": st.sampled_from(["1", "2", "10", "0.5"]),
    "NAME": st.sampled_from(["D", "D", "D", "Common", "Common", "Mar", "Amount"]),
}
TERMS = """§2 dividends
  rate            8% a year of stated value
  accrue          daily, 30/360, simple, cumulative

§5 conversion into Common
  (a) optional    at any time
  (b) mandatory   on a public offering at $5.00 or more a share
  (c) rate        stated value / conversion price
  (d) price       $1.50
  (e) fractions   rounded down
  (f) deliver     certificates within 3 business days

§7 protection
  majority of D   for merger

§10 rules
"""
STORY = """2005-02-01 close price of Common $5.00
2005-02-02 report "earnings" $1,000,000
2005-02-03 transfer 100 D from "First Holder" to "Second Holder"
2005-02-04 transfer 1,000 Common from "Public" to "Second Holder"
2005-02-07 convert 10 D of "Second Holder"
2005-02-08 declare dividend of $0.01 on Common
2005-02-09 event "downgrade"
2005-02-10 act "downgrade" by "First Holder"
2005-02-11 default "missed dividend"
2005-02-14 cure "missed dividend"
2005-02-15 meeting of shareholders
  approve         "downgrade"
  for             "Public", against "Second Holder"
2005-02-16 reverse split of Common 1 for 2
2005-02-17 stock dividend of 5% on Common
2005-02-18 split of Common 2 for 1
2005-02-22 grant options on 1,000 Common to "Employees" at $0.50
2005-02-23 tender offer for 1,000 Common at $0.40 by "Buyer"
2005-02-24 repurchase 5 D from "First Holder" for $75
2005-02-25 issue 1,000 Common to "Buyer" for $1,000
2005-02-28 designate 100 E of Preferred, senior to D, liquidation amount $10 a share
2005-03-02 merge with "NewCo", surviving
2005-03-03 sale of substantially all assets to "Buyer" for $1,000,000
2005-03-04 amend charter
  ranking of D with E
2005-03-07 capital reorganization of Common
  each Common     becomes 0.5 Common
2005-04-01 public offering of 10,000 Common at $5.00 a share
2007-01-05 liquidate, assets $1,000,000
"""


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Up to three rules, made by the grammar out of a few names and figures."""
    lines = ["  (z) define Amount as $2.00\n"]
    for label in "abc"[: draw(st.integers(1, 3))]:
        row = draw(kinds("terms", "rules_item"))
        lines.append(f"  ({label}) {' '.join([draw(TEXTS[kind]) if kind in TEXTS else kind for kind in row])}\n")
    return "".join(lines)


def effects_of(run: Run) -> Iterator[Effect]:
    for step in run.steps:
        yield from step.effects


@settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(rules())
def test_any_rules_that_make_sense_run_and_are_explained_and_make_and_lose_no_share(lines: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "company.terms"
        path.write_text(f"{COMPANY}{TERMS}{lines}", encoding="utf-8")
        found = check_file(str(path))
        event("sound" if not any(each.severity == "error" for each in found) else "with findings")
        assume(not any(each.severity == "error" for each in found))
        formatted = format_path(str(path)).value
        assert formatted is not None
        (Path(folder) / "story.events").write_text(FOUNDED + STORY, encoding="utf-8")
        run = run_script(str(Path(folder) / "story.events")).value
    assert run is not None
    assert isinstance(run.state, State)
    for of, holders in run.state.holdings.items():
        assert all(shares > 0 for shares in holders.values())
        if run.state.terms.stock(of) is not None:
            assert sum(holders.values(), Fraction(0)) == run.state.out(of)
    for effect in effects_of(run):
        assert all(reason.text for reason in all_reasons((effect.reason,)))
