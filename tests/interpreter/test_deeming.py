"""Deals that are deemed a liquidation, or are not: what holders keep, elect, and are paid later."""

from __future__ import annotations

from pathlib import Path

import pytest

from paripassu.model.run import Noted, Undetermined
from told import Acme, last

TERMS = (
    "§1 designation\n  shares 10,000\n  stated value $10\n\n§3 liquidation\n"
    "  amount stated value\n  ahead of Common\n  {line}\n"
)
ISSUED = '2020-01-06 issue 60 B to "Ada"\n2020-01-06 issue 40 B to "Bob"\n2020-01-06 issue 900 Common to "Eve"\n'
MERGED = '2020-03-02 merge with "NewCo", surviving, for $1,500{more}\n'
PAID = "expect B paid $1,000 in all\n"
UNPAID = "expect B paid $0 in all\n"


def elect(word: str, count: str, day: str = "2020-02-03", of: str = "B", about: str = "") -> str:
    vote = "written consent" if of != "shareholders" else "meeting"
    return f"{day} {vote} of {of}\n  approve merger{about} as {word} liquidation\n  for {count}\n"


@pytest.mark.parametrize(
    ("line", "story"),
    [
        ("deemed merger", MERGED.format(more="") + PAID),
        ("not merger", MERGED.format(more="") + UNPAID),
        (
            "deemed merger unless holders keep a majority of the votes",
            MERGED.format(more=", holders keep 50% of the votes") + PAID,
        ),
        (
            "deemed merger unless holders keep a majority of the votes",
            MERGED.format(more=", holders keep 50.1% of the votes") + UNPAID,
        ),
        ("deemed merger; only if two thirds of B elect so in writing", MERGED.format(more="") + UNPAID),
        (
            "deemed merger; only if two thirds of B elect so in writing",
            elect("a", "66 shares") + MERGED.format(more="") + UNPAID,
        ),
        (
            "deemed merger; only if two thirds of B elect so in writing",
            elect("a", "67 shares") + MERGED.format(more="") + PAID,
        ),
        (
            "deemed merger; only if two thirds of B elect so in writing",
            elect("a", "67 shares", about=' "OtherCo"') + MERGED.format(more="") + UNPAID,
        ),
        ("deemed merger; only if shareholders elect so", MERGED.format(more="") + UNPAID),
        (
            "deemed merger; only if shareholders elect so",
            elect("a", "600 votes", of="shareholders") + MERGED.format(more="") + PAID,
        ),
        (
            "deemed merger; unless majority of B elects otherwise in writing",
            elect("no", '"Ada"') + MERGED.format(more="") + UNPAID,
        ),
        (
            "deemed merger; unless majority of B elects otherwise in writing",
            elect("a", '"Ada"') + MERGED.format(more="") + PAID,
        ),
        # Thirty days before March 2, 2020 is February 1.
        (
            "deemed merger; unless majority of B elects otherwise in writing at least 30 days before",
            elect("no", '"Ada"', day="2020-02-01") + MERGED.format(more="") + UNPAID,
        ),
        (
            "deemed merger; unless majority of B elects otherwise in writing at least 30 days before",
            elect("no", '"Ada"', day="2020-02-02") + MERGED.format(more="") + PAID,
        ),
    ],
)
def test_a_deal_is_a_liquidation_as_the_line_says(tmp_path: Path, line: str, story: str) -> None:
    Acme(tmp_path, common="  authorized 75,000,000\n  votes 1 a share\n").told(TERMS.format(line=line), ISSUED + story)


@pytest.mark.parametrize(
    ("line", "story", "missing"),
    [
        (
            "deemed merger unless holders keep at least 35% of the votes",
            "",
            "whether the holders keep at least 35% of the votes",
        ),
        (
            "deemed merger; unless 2 unaffiliated holders of B elect otherwise in writing",
            elect("no", "100 shares"),
            "who of the holders of B voted for it on 2020-02-03",
        ),
        (
            "deemed merger; only if 2 unaffiliated holders of B elect so in writing",
            elect("a", "100 shares"),
            "who of the holders of B voted for it on 2020-02-03",
        ),
        (
            "deemed merger; only if shareholders elect so",
            "2020-02-03 meeting of shareholders\n  approve merger as a liquidation\nexpect undetermined\n",
            "the votes on its treatment as a liquidation on 2020-02-03",
        ),
    ],
)
def test_what_is_not_known_of_it_is_named(tmp_path: Path, line: str, story: str, missing: str) -> None:
    run = Acme(tmp_path).told(TERMS.format(line=line), ISSUED + story + MERGED.format(more=""))
    assert [each.missing for each in last(run).effects if isinstance(each, Undetermined)] == [missing]


def test_the_election_of_a_class_is_held_against_what_the_clause_asks(tmp_path: Path) -> None:
    line = "deemed merger; unless at least 70% of B elects otherwise in writing"
    run = Acme(tmp_path).told(TERMS.format(line=line), ISSUED + elect("no", '"Ada"'))
    (found,) = last(run).effects
    assert found.reason.text.endswith(
        "not approved, 60 shares of B in favor; at least 70% needs at least 70 of 100 shares."
    )


# Money that comes later


def later(folder: Path, line: str, story: str) -> list[str]:
    terms = TERMS.format(line=f"deemed merger\n  {line}".rstrip())
    run = Acme(folder).told(terms, ISSUED + story)
    return [effect.reason.text for effect in last(run).effects if isinstance(effect, Noted)]


ESCROW = '2020-03-02 merge with "NewCo", surviving, for $1,500, $1,000 of it in escrow\n'


def test_later_money_completes_what_was_paid(tmp_path: Path) -> None:
    story = ESCROW + 'expect B paid $500 in all\n2020-09-01 release $700 from escrow of "NewCo"\n'
    later(
        tmp_path,
        "later money counts what was paid before",
        story + 'expect B paid $1,000 in all\nexpect "Eve" paid $200\n',
    )


def test_where_the_terms_are_silent_that_is_said(tmp_path: Path) -> None:
    story = ESCROW + '2020-09-01 release $700 from escrow of "NewCo"\nexpect B paid $1,000 in all\n'
    (note,) = later(tmp_path, "", story)
    assert note.endswith("The terms do not say so; it is how such forms put it.")


def test_later_money_may_be_shared_as_the_first_was(tmp_path: Path) -> None:
    story = (
        '2020-03-02 merge with "NewCo", surviving, for $3,000, $1,000 of it in escrow\nexpect B paid $1,000 in all\n'
    )
    story += '2020-09-01 release $1,000 from escrow of "NewCo"\nexpect B paid $1,500 in all\nexpect "Eve" paid $1,500\n'
    later(tmp_path, "later money is shared as the first was", story)


def test_who_sold_his_shares_since_is_paid_all_the_same(tmp_path: Path) -> None:
    story = ESCROW + '2020-04-01 transfer 60 B from "Ada" to "Kim"\n2020-09-01 release $100 from escrow of "NewCo"\n'
    later(tmp_path, "", story + 'expect "Ada" paid $360\nexpect "Kim" paid $0\n')


def test_money_of_a_deal_that_paid_nobody_stays_with_the_company(tmp_path: Path) -> None:
    story = (
        ISSUED
        + '2020-03-02 merge with "NewCo", surviving, for $1,500\n2020-09-01 further proceeds of $100 from "NewCo"\n'
    )
    run = Acme(tmp_path).told(TERMS.format(line="not merger"), story)
    (note,) = last(run).effects
    assert note.reason.text == "The deal with NewCo was not paid out as a liquidation, so the company keeps the money."


def test_money_comes_out_of_a_deal_that_there_was(tmp_path: Path) -> None:
    story = ISSUED + '2020-09-01 further proceeds of $100 from "NewCo"\nexpect void\n'
    story += (
        ESCROW.replace("2020-03-02", "2020-09-01")
        + '2020-09-02 release $1,000.01 from escrow of "NewCo"\nexpect void\n'
    )
    Acme(tmp_path).told(TERMS.format(line="deemed merger"), story)


def test_no_more_lies_in_escrow_than_there_is(tmp_path: Path) -> None:
    story = '2020-03-02 merge with "NewCo", surviving, for $1,500, $1,500.01 of it in escrow\nexpect void\n'
    story += '2020-03-03 sale of assets to "Buyer" for $5, $6 of it in escrow\nexpect void\n'
    run = Acme(tmp_path).told(TERMS.format(line="deemed merger"), ISSUED + story)
    assert last(run).reasons[0].text == "Of $5 no $6 can lie in escrow."
