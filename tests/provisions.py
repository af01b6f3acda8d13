"""Ten provisions that no clause of the language has a word for, each written as rules, with a story that tries it."""

from __future__ import annotations

from pathlib import Path

from paripassu.model.run import Run
from paripassu.pipeline import run_script

COMPANY = """company "Acme, Inc." incorporated in Delaware
  business days   weekdays

class Common "Common Stock"
  authorized      75,000,000
  par value       $0.01
  votes           1 a share

class Preferred "Preferred Stock"
  authorized      1,000,000, designated by the board
  par value       $0.01

series D "Series D Preferred Stock" of Preferred

§1 designation
  shares          10,000
  stated value    $15

§4 voting
  votes           1 a share

"""
FOUNDED = """script "A bespoke provision"
  company         "company.terms"

2005-01-03 issue 1,000,000 Common to "Public"
2005-01-03 issue 1,000 D to "First Holder"
"""
REVERSE_SPLIT = (
    """§5 conversion into Common
  fractions       rounded down

§10 rules
  (a) when        a reverse split of Common and split ratio <= 1/110 then convert all D into Common at 10
""",
    """2005-02-01 reverse split of Common 1 for 10
expect D outstanding 1,000
2005-03-01 reverse split of Common 1 for 110
expect D outstanding 0
expect "First Holder" holds 10,000 Common
expect allowed
""",
)
ABSENCE = (
    """§10 rules
  (a) when        a meeting of shareholders then redeem D of absent holders at $0.01
""",
    """2005-01-04 issue 500 D to "Second Holder"
2005-03-01 meeting of shareholders
  approve         "the reverse split"
  for             "Public", "Second Holder"
expect "First Holder" paid $10
expect D outstanding 500
2005-04-01 meeting of shareholders
  approve         "the plan"
  for             1,000,000 votes
expect undetermined
expect D outstanding 500
""",
)
VESTING = (
    """§5 conversion into Common
  optional        at any time
  rate            100
  fractions       rounded down
  (d) define      Vested Part as lesser of 100% and 25% + 12.5% x (months since the first issue - 6 months) / 1 month
  (e) define      Convertible Part as Vested Part if 6 months have passed since the first issue, otherwise 0%
  (f) a holder may   convert D if shares of D held by the holder - shares of the act
                     >= (100% - Convertible Part) x shares of D acquired by the holder
""",
    """2005-07-02 convert 1 D of "First Holder"
expect void under §5(f)
2005-07-03 convert 251 D of "First Holder"
expect void under §5(f)
2005-07-04 convert 250 D of "First Holder"
expect "First Holder" holds 25,000 Common
2005-09-05 convert 250 D of "First Holder"
expect "First Holder" holds 50,000 Common
2005-09-06 convert 1 D of "First Holder"
expect void under §5(f)
2006-01-03 convert all D of "First Holder"
expect "First Holder" holds 100,000 Common
""",
)
COVERAGE = (
    """§6 rules
  (a) define      Coverage as reported "earnings" / reported "fixed charges"
  (b) the company may not   declare a dividend on Common unless Coverage >= 1.1
""",
    """2005-02-01 declare dividend of $0.01 on Common
expect undetermined under §6(b)
2005-02-02 report "earnings" $1,099,999
2005-02-02 report "fixed charges" $1,000,000
2005-02-03 declare dividend of $0.01 on Common
expect breach of §6(b)
2005-05-02 report "earnings" $1,100,000
2005-05-03 declare dividend of $0.01 on Common
expect allowed
""",
)
FORBIDDEN = (
    """§8 rules
  (a) the company may not   issue Common unless shares of the act <= 20% of shares of Common outstanding
                            or majority of D consents
""",
    """2005-02-01 issue 200,000 Common to "Buyer"
expect allowed
2005-02-02 issue 240,001 Common to "Buyer"
expect breach of §8(a)
2005-02-03 written consent of D
  approve         "issue of Common"
  for             "First Holder"
2005-02-04 issue 1,000,000 Common to "Buyer"
expect allowed
""",
)
WRONG_SENIOR = (
    """§3 liquidation
  amount          stated value
  ahead of        Common

§9 rules
  (a) when        designation of a senior series unless majority of D consents then it ranks junior to D
""",
    """2005-02-01 designate 100 E of Preferred, senior to D, liquidation amount $1,000 a share
2005-02-02 issue 100 E to "Second Holder"
2005-03-01 liquidate, assets $20,000
expect "First Holder" paid $15,000
expect "Second Holder" paid $5,000
""",
)
DOWNGRADE = (
    """§2 dividends
  rate            8% a year of stated value
  accrue          daily, 30/360, simple, cumulative
  (c) when        "rating downgrade" then dividend rate becomes 9%
  (d) when        "rating upgrade" then dividend rate becomes 8%
""",
    """2006-01-03 event "rating downgrade"
expect accrued dividends of D $1.20
2007-01-03 event "rating upgrade"
expect accrued dividends of D $2.55
2008-01-03 as of
expect accrued dividends of D $3.75
""",
)
INSTALMENTS = (
    """§7 rules
  (a) define      Installment as stated value + $1.00
  (b) when        each Mar 31 from 2007-03-31, 2 times and no default lasts then redeem 50% of D at Installment
""",
    """2007-03-30 as of
expect D outstanding 1,000
2007-04-02 as of
expect D outstanding 500
expect "First Holder" paid $8,000
2010-04-01 as of
expect D outstanding 250
expect "First Holder" paid $12,000
""",
)
STAPLED = (
    """§11 rules
  (a) a holder cannot   transfer D
  (b) when        transfer of Common then transfer 0.001 shares of D with each share
""",
    """2005-02-01 transfer 500 D from "First Holder" to "Buyer"
expect void under §11(a)
2005-02-02 transfer 400,000 Common from "Public" to "First Holder"
2005-02-03 transfer 300,000 Common from "First Holder" to "Buyer"
expect "Buyer" holds 300 D
expect "First Holder" holds 700 D
expect D outstanding 1,000
""",
)
RESCISSION = (
    """§5 conversion into Common
  (a) optional    at any time
  (b) rate        100
  (c) fractions   rounded down
  (d) deliver     certificates within 3 business days
  (e) a holder may   "rescind" if §5(d) is breached
  (f) when        "rescind" then undo the conversion; pay $100 in all to "First Holder"
""",
    """2005-02-01 convert 400 D of "First Holder"
2005-02-02 act "rescind" by "First Holder"
expect void under §5(e)
expect "First Holder" holds 40,000 Common
2005-02-07 act "rescind" by "First Holder"
expect "First Holder" holds 1,000 D
expect "First Holder" holds 0 Common
expect "First Holder" paid $100
""",
)
PROVISIONS: dict[str, tuple[str, str]] = {
    "conversion on a reverse split": REVERSE_SPLIT,
    "redemption of shares absent from a meeting": ABSENCE,
    "a right to convert that vests by months": VESTING,
    "a covenant on the cover of dividends": COVERAGE,
    "an issue above a fifth of the stock": FORBIDDEN,
    "a senior series made without consent": WRONG_SENIOR,
    "a dividend that steps with the rating": DOWNGRADE,
    "yearly installments": INSTALMENTS,
    "shares that pass with others only": STAPLED,
    "a conversion rescinded for late certificates": RESCISSION,
}


def told(folder: Path, rules: str, story: str) -> tuple[Run, list[str]]:
    """The run of a story on the company with some rules, and the codes of all findings."""
    (folder / "company.terms").write_text(COMPANY + rules, encoding="utf-8")
    (folder / "story.events").write_text(FOUNDED + story, encoding="utf-8")
    outcome = run_script(str(folder / "story.events"))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value, [each.code.id for each in outcome.diagnostics]
