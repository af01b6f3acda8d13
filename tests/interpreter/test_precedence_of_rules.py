from __future__ import annotations

from pathlib import Path

import pytest

from paripassu.interpreter.reasons import all_reasons
from paripassu.model.run import Run
from provisions import told

CONVERTS = """§5 conversion into Common
  (a) mandatory   on a public offering at $5.00 or more a share
  (b) rate        100
  (c) fractions   rounded down

"""
OFFERING = "2005-02-01 public offering of 1,000,000 Common at $5.00 a share\n"


def expectations(run: Run) -> list[str]:
    return [each.found for each in run.expectations if not each.is_met]


def displaced_in(run: Run) -> set[tuple[str, str]]:
    """Which section stood in the place of which, over all that a story tells."""
    found = set()
    for step in run.steps:
        for reason in all_reasons((*step.reasons, *(effect.reason for effect in step.effects))):
            found |= {(cite.section, each.cite.section) for cite in reason.cites for each in reason.displaced}
    return found


@pytest.mark.parametrize(
    "lines",
    [
        "  (a) notwithstanding §5(a), when a public offering then pay $1.00 a share to holders of D\n",
        "  (a) notwithstanding §5, when a public offering then pay $1.00 a share to holders of D\n",
        "  (a) notwithstanding everything, when a public offering then pay $1.00 a share to holders of D\n",
        "  (a) when a public offering then pay $1.00 a share to holders of D\n  §10(a) prevails over §5(a)\n",
        "  (a) when a public offering then pay $1.00 a share to holders of D\n  §10(a) prevails over everything\n",
        "  (a) when a public offering then pay $1.00 a share to holders of D\n  §5(a) is subject to §10(a)\n",
        "  (a) when a public offering then pay $1.00 a share to holders of D\n  §5 is subject to §10\n",
    ],
)
def test_a_rule_displaces_a_clause_from_whichever_side_it_is_said(lines: str, tmp_path: Path) -> None:
    expected = 'expect D outstanding 1,000\nexpect "First Holder" paid $1,000\nexpect §10(a) displaces §5(a)\n'
    run, codes = told(tmp_path, f"{CONVERTS}§10 rules\n{lines}", OFFERING + expected)
    assert expectations(run) == []
    assert codes == []
    assert ("§10(a)", "§5(a)") in displaced_in(run)


def test_a_rule_displaces_nothing_where_it_does_not_apply(tmp_path: Path) -> None:
    rule = "§10 rules\n  (a) notwithstanding §5, when a public offering and proceeds < $5,000,000 then D has no votes\n"
    run, codes = told(tmp_path, CONVERTS + rule, OFFERING + 'expect "First Holder" holds 100,000 Common\n')
    assert (expectations(run), codes) == ([], [])
    assert displaced_in(run) == set()


def test_a_rule_gives_way_to_a_clause_that_speaks(tmp_path: Path) -> None:
    rule = "§10 rules\n  (a) subject to §5(a), when a public offering then pay $1.00 a share to holders of D\n"
    story = """2005-02-01 public offering of 1,000 Common at $4.00 a share
expect "First Holder" paid $1,000
2005-02-02 public offering of 1,000 Common at $5.00 a share
expect "First Holder" paid $1,000
expect D outstanding 0
"""
    run, codes = told(tmp_path, CONVERTS + rule, story)
    assert (expectations(run), codes) == ([], [])
    assert ("§5(a)", "§10(a)") in displaced_in(run)


def test_what_a_rule_displaces_comes_back_only_where_somebody_says_so(tmp_path: Path) -> None:
    rules = """§10 rules
  (a) notwithstanding §5(a), when a public offering then pay $1.00 a share to holders of D
  (b) notwithstanding §10(a), when a public offering and price a share >= $6.00 then pay $2.00 a share to holders of D
"""
    dear = "2005-02-01 public offering of 1,000,000 Common at $6.00 a share\n"
    run, _ = told(tmp_path, CONVERTS + rules, dear + 'expect D outstanding 1,000\nexpect "First Holder" paid $2,000\n')
    assert expectations(run) == []
    back = rules + "  §10(b) reinstates §5(a)\n"
    run, _ = told(tmp_path, CONVERTS + back, dear + "expect D outstanding 0\n")
    assert expectations(run) == []


def test_rules_that_set_one_thing_alike_agree(tmp_path: Path) -> None:
    rules = """§10 rules
  (a) when a merger then redeem all D at stated value + $5.00
  (b) when a merger or a liquidation then redeem all D at stated value + $5.00
"""
    story = '2005-02-01 merge with "NewCo", surviving\nexpect "First Holder" paid $20,000\n'
    run, codes = told(tmp_path, rules, story)
    assert (expectations(run), codes) == ([], [])


def test_rules_that_set_one_thing_differently_contradict_each_other_and_neither_stands(tmp_path: Path) -> None:
    rules = """§10 rules
  (a) when a merger then stated value becomes $16
  (b) when a merger then stated value becomes $17
"""
    run, codes = told(tmp_path, rules, '2005-02-01 merge with "NewCo", surviving\nexpect stated value of D $15\n')
    assert expectations(run) == []
    assert codes == ["R351"]
    assert "D §10(a) and D §10(b)" in run.steps[-1].reasons[0].text


def test_of_rules_that_contradict_each_other_the_one_that_prevails_stands(tmp_path: Path) -> None:
    rules = """§10 rules
  (a) when a merger then stated value becomes $16
  (b) notwithstanding §10(a), when a merger and no default lasts then stated value becomes $17
"""
    story = '2005-02-01 merge with "NewCo", surviving\nexpect stated value of D $17\nexpect §10(b) displaces §10(a)\n'
    run, codes = told(tmp_path, rules, story)
    assert (expectations(run), codes) == ([], [])


def test_no_rule_prevails_over_the_law(tmp_path: Path) -> None:
    rules = "§10 rules\n  (a) notwithstanding everything, the company may issue Common if no default lasts\n"
    story = '2005-02-01 issue 80,000,000 Common to "Buyer"\nexpect void under "DGCL §161"\n'
    run, codes = told(tmp_path, rules, story)
    assert (expectations(run), codes) == ([], [])


def test_a_permission_lifts_a_consent_that_another_clause_asks_for(tmp_path: Path) -> None:
    rules = """§7 protection
  (a) majority of D   for merger

§10 rules
  (a) notwithstanding §7(a), the company may merge if months since the first issue >= 12 months
"""
    story = """2005-06-01 merge with "OldCo", surviving
expect void under §10(a)
2006-01-03 merge with "NewCo", surviving
expect allowed
expect §10(a) displaces §7(a)
"""
    run, codes = told(tmp_path, rules, story)
    assert (expectations(run), codes) == ([], [])


def test_a_section_ends_and_another_takes_effect(tmp_path: Path) -> None:
    rules = """§7 protection
  (a) majority of D   for merger

§10 rules
  (a) when shares of D outstanding < 500 then §7 ends; §10(b) opens
  (b) when a merger then redeem all D at $20
"""
    story = """2005-02-01 merge with "A", surviving
expect breach of §7(a)
expect D outstanding 1,000
2005-02-02 repurchase 501 D from "First Holder"
2005-02-03 merge with "B", surviving
expect allowed
expect "First Holder" paid $9,980
"""
    run, codes = told(tmp_path, rules, story)
    assert (expectations(run), codes) == ([], [])
