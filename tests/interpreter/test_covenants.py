"""Transfer, pre-emption and pay-to-play: what holders may do with their shares, and what they may or must buy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.model.run import Undetermined
from told import Acme, last, said, why

B = "§1 designation\n  shares 10,000\n  stated value $10\n"
TOOK = '2020-02-04 issue {} Common to "{}", related "the round"\n'
ISSUED = '2020-01-06 issue 60 B to "Ada"\n2020-01-06 issue 40 B to "Bob"\n'


def stapled(folder: Path, line: str, story: str) -> None:
    Acme(folder).told(f"{B}\n§8 transfer\n  {line}\n", ISSUED + story)


def test_shares_go_with_those_they_came_on_as_far_as_there_are_any(tmp_path: Path) -> None:
    story = (
        '2020-01-06 issue 1,000 Common to "Ada"\n2020-02-03 transfer 500 Common from "Ada" to "Kim"\n'
        'expect "Kim" holds 50 B\nexpect "Ada" holds 10 B\n2020-02-04 transfer 500 Common from "Ada" to "Kim"\n'
        'expect "Kim" holds 60 B\nexpect "Ada" holds 0 B\n2020-02-05 transfer 500 Common from "Kim" to "Kim"\n'
        'expect "Kim" holds 60 B\n2020-02-06 issue 10 Common to "Eve"\n'
        '2020-02-07 transfer 10 Common from "Eve" to "Kim"\n'
        'expect "Kim" holds 60 B\n2020-02-08 transfer 10 B from "Bob" to "Kim"\nexpect void under §8\n'
    )
    stapled(tmp_path, "only with Common, 0.1 for each share", story)


def test_a_transfer_on_the_day_itself_is_late_enough(tmp_path: Path) -> None:
    story = '2020-06-29 transfer 1 B from "Ada" to "Kim"\nexpect void under §8\n'
    stapled(tmp_path, "none before 2020-06-30", story + '2020-06-30 transfer 1 B from "Ada" to "Kim"\nexpect allowed\n')


def test_consent_to_one_transfer_is_none_to_another(tmp_path: Path) -> None:
    story = (
        '2020-02-03 written consent of B\n  approve transfer of shares of B "Kim"\n  for "Ada"\n'
        '2020-02-04 transfer 1 B from "Ada" to "Eve"\nexpect void under §8\n'
        '2020-02-04 transfer 1 B from "Ada" to "Kim"\nexpect allowed\n'
    )
    stapled(tmp_path, "needs majority of B", story)


OFFER = '{day} offer 1,000 Common at $1.00 a share to holders of B until {until}, related "the round"\n'
PRE = "\n§9 pre-emption\n  of new {of}\n  part by shares, of B\n  notice at least 10 days before\n"


def offered(folder: Path, story: str, of: str = "stock", more: str = "") -> list[str]:
    run = Acme(folder).told(f"{B}{PRE.format(of=of)}{more}", ISSUED + story)
    return said(last(run))


def test_the_last_day_of_an_offer_is_still_one(tmp_path: Path) -> None:
    story = OFFER.format(day="2020-02-03", until="2020-02-13") + "expect allowed\n"
    story += '2020-02-13 issue 1 Common to "Kim", related "the round"\nexpect breach of §9\n'
    story += '2020-02-14 issue 999 Common to "Kim", related "the round"\nexpect allowed\n'
    offered(tmp_path, story + '2020-02-14 issue 1 Common to "Kim", related "the round"\nexpect breach of §9\n')


def test_an_offer_a_day_too_short_is_a_breach(tmp_path: Path) -> None:
    found = offered(tmp_path, OFFER.format(day="2020-02-03", until="2020-02-12") + "expect breach of §9\n")
    assert found[0] == "The offer is open until 2020-02-12, and must be until 2020-02-13."


def test_each_may_buy_his_part_and_what_he_has_taken_is_gone(tmp_path: Path) -> None:
    story = OFFER.format(day="2020-02-03", until="2020-02-20")
    story += 'expect "Ada" may buy 600 Common\nexpect "Bob" may buy 400 Common\n'
    story += (
        '2020-02-04 issue 250 Common to "Bob", related "the round"\nexpect allowed\nexpect "Bob" may buy 150 Common\n'
    )
    story += '2020-02-21 as of\nexpect "Bob" may buy 0 Common\n'
    offered(tmp_path, story)


def test_stock_that_the_clause_does_not_name_is_issued_freely(tmp_path: Path) -> None:
    offered(tmp_path, '2020-02-03 issue 1 B to "Kim"\nexpect allowed\n', of="Common")
    offered(tmp_path, '2020-02-03 issue 1 B to "Kim"\nexpect breach of §9\n')


def test_a_public_offering_is_one_like_any_other_unless_it_is_excepted(tmp_path: Path) -> None:
    story = "2020-02-03 public offering of 10 Common at $1.00 a share\nexpect {}\n"
    found = offered(tmp_path, story.format("breach of §9"))
    assert found[0] == "New Common go to the public that were not offered to the holders of B first."
    offered(tmp_path, story.format("allowed"), more="  except public offerings\n")


def test_where_nobody_holds_the_series_nobody_is_asked(tmp_path: Path) -> None:
    run = Acme(tmp_path).told(f"{B}{PRE.format(of='stock')}", '2020-02-03 issue 1 Common to "Kim"\nexpect allowed\n')
    assert last(run).reasons == ()


def test_preferred_stock_that_does_not_convert_counts_nothing_among_all(tmp_path: Path) -> None:
    clauses = f"{B}\n§9 pre-emption\n  of new Common\n  part as converted, of all stock\n"
    story = '2020-01-06 issue 50 Common to "Eve", related "x"\n' + ISSUED
    story += (
        OFFER.format(day="2020-02-03", until="2020-02-20")
        + 'expect "Ada" may buy 0 Common\nexpect "Eve" may buy 1,000 Common\n'
    )
    Acme(tmp_path).told(clauses, story)


PLAY = (
    "\n§5 conversion into Common\n  optional at any time, by holder\n  rate 10\n  fractions rounded down\n"
    "\n§10 pay-to-play\n  converts into Common at {rate}\n  applies to {what}\n"
)


def played(folder: Path, what: str, story: str, rate: str = "1", shares: str = "") -> list[str]:
    clauses = B.replace("10,000\n", f"10,000{shares}\n") + PLAY.format(rate=rate, what=what)
    run = Acme(folder).told(clauses, ISSUED + OFFER.format(day="2020-02-03", until="2020-02-20") + story)
    return said(last(run))


CLOSED = '2020-03-02 close offering "the round"\n'


def test_the_part_not_taken_converts_in_whole_shares(tmp_path: Path) -> None:
    # Ada took 500 of 600: a sixth of 60 B is 10. Bob took 100 of 400: three quarters of 40 B are 30.
    story = TOOK.format(500, "Ada") + TOOK.format(100, "Bob")
    story += CLOSED + 'expect "Ada" holds 50 B\nexpect "Ada" holds 510 Common\nexpect "Bob" holds 10 B\n'
    played(tmp_path, "the part not taken", story)


@pytest.mark.parametrize(("shares", "left", "common"), [("", "51", "519"), (", fractions allowed", "50.1", "519")])
def test_parts_of_a_share_convert_only_where_there_are_any(tmp_path: Path, shares: str, left: str, common: str) -> None:
    # Ada took 501 of 600: 16.5% of 60 B are 9.9, which convert two for one.
    story = TOOK.format(501, "Ada") + TOOK.format(400, "Bob")
    story += CLOSED + f'expect "Ada" holds {left} B\nexpect "Ada" holds {common if shares == "" else "520"} Common\n'
    played(tmp_path, "the part not taken", story, rate="2", shares=shares)


def test_all_shares_convert_of_who_lacks_one(tmp_path: Path) -> None:
    story = TOOK.format(599, "Ada") + TOOK.format(400, "Bob")
    found = played(tmp_path, "all shares", story + CLOSED + 'expect "Ada" holds 0 B\nexpect "Bob" holds 40 B\n')
    assert "Bob took its part of the Common offered, so its B stay as they are." in found


def test_another_financing_is_no_matter(tmp_path: Path) -> None:
    played(tmp_path, "all shares", '2020-03-02 close offering "another round"\nexpect B outstanding 100\n')


def test_a_rate_that_is_not_known_is_named(tmp_path: Path) -> None:
    clauses = B + PLAY.format(rate="stated value / market price of Common", what="all shares")
    run = Acme(tmp_path).told(clauses, ISSUED + OFFER.format(day="2020-02-03", until="2020-02-20") + CLOSED)
    (found,) = [each for each in last(run).effects if isinstance(each, Undetermined)]
    assert found.missing == "the market price of Common"


@settings(max_examples=20, deadline=None)
@given(taken=st.integers(0, 600))
def test_more_taken_is_never_more_converted(tmp_path_factory: pytest.TempPathFactory, taken: int) -> None:
    bought = f'2020-02-04 issue {taken} Common to "Ada", related "the round"\n' if taken else ""
    kept = 60 - 60 * (600 - taken) // 600
    played(tmp_path_factory.mktemp("round"), "the part not taken", f'{bought}{CLOSED}expect "Ada" holds {kept} B\n')


def test_the_reason_of_a_breach_names_who_may_take_how_much(tmp_path: Path) -> None:
    story = (
        OFFER.format(day="2020-02-03", until="2020-02-20")
        + '2020-02-04 issue 601 Common to "Ada", related "the round"\n'
    )
    run = Acme(tmp_path).told(f"{B}{PRE.format(of='stock')}", ISSUED + story + "expect breach\n")
    assert why(run) == (
        "Ada may take 600 Common of the offer; the rest is on offer to the holders of B until 2020-02-20."
    )
