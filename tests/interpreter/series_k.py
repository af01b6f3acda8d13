"""Series K of nStor and its company as model objects, section by section, under any choice of readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import evolve

from paripassu.model.citations import Cite, Item
from paripassu.model.clauses import (
    Clause,
    ConsentRule,
    Conversion,
    Designation,
    Liquidation,
    LostCertificate,
    MergerCovenant,
    Notices,
    Permission,
    Protection,
    Reacquired,
    Shortfall,
    VotesBasis,
    Voting,
)
from paripassu.model.conversions import Approval, FractionRule, Reorganization
from paripassu.model.dividends import Dividends
from paripassu.model.matters import Group, Matter
from paripassu.model.quantities import PRICE, Combine, Duration, Literal, Quantity, Threshold
from paripassu.model.terms import Company, Stock, Terms

T = TypeVar("T")
F = Fraction
SIGNED = date(2001, 11, 19)
HALF = F(1, 2)
MAJORITY = Threshold(HALF, exceeded=True)
OF_PRESENT = Threshold(HALF, exceeded=True, base="present", words="majority of the votes present")
SALE = "sale of substantially all assets"
# The readings of the certificate, each with its default.
DEFAULTS: Mapping[str, str] = {
    "shortfall": "H-first",
    "later-senior": "paid-first",
    "sale-of-assets": "winding-up-only",
    "votes": "whole-per-holder",
    "approval": "all-voting-stock",
    "reserved-shares": "set-apart",
    "split": "as-reorganization",
    "record-date-to-vote": "no-notice",
    "split-notice": "not-listed",
    "approval-in-writing": "meeting-alone",
    "earlier-approvals": "from-signing",
    "market-price": "close-by-default",
    "amendments": "rights-alone",
    "consolidation-notice": "not-listed",
    "days-run-to": "to-record-date",
    "calendar": "US-federal",
}


class Paper:
    """A certificate that is being written under a choice of readings."""

    def __init__(self, series: str, readings: Mapping[str, str]) -> None:
        self.series = series
        self.readings = {**DEFAULTS, **{topic.replace("_", "-"): choice for topic, choice in readings.items()}}

    def cite(self, section: str, *topics: str) -> Cite:
        return Cite(self.series, section, f"words of {section}", tuple(f"{t}={self.readings[t]}" for t in topics))

    def item(self, value: T, section: str, *topics: str) -> Item[T]:
        return Item(value, self.cite(section, *topics))

    def reads(self, topic: str, choice: str) -> bool:
        return self.readings[topic] == choice


def series_k(name: str = "K", shares: int = 14_000, /, **readings: str) -> Stock:
    """Series K, or a twin of it."""
    paper = Paper(name, readings)
    number, asked = paper.item(F(shares), "§1"), paper.item(value=True, section="§8")
    return Stock(
        name=name,
        title=f"Series {name} Convertible Preferred Stock",
        of="Preferred",
        authorized=number,
        clauses=(
            Designation(
                paper.cite("§1"),
                shares=number,
                fractions_allowed=paper.item(value=True, section="§1"),
                par_value=paper.item(F(1, 100), "§1"),
                stated_value=paper.item(F(1000), "§1"),
            ),
            Dividends(paper.cite("§2"), none=paper.item(value=True, section="§2")),
            liquidation(paper),
            voting(paper),
            conversion(paper),
            lost_certificate(paper),
            Reacquired(paper.cite("§6"), to=paper.item("Preferred", "§6"), reissuable=paper.item(False, "§6")),
            protection(paper),
            MergerCovenant(paper.cite("§8"), survivor_assumes=asked, no_avoidance=asked),
            notices(paper),
        ),
        signed=SIGNED,
        cite=paper.cite("certificate"),
    )


def liquidation(paper: Paper) -> Liquidation:
    sold = (paper.item(Matter(SALE), "§3(d)", "sale-of-assets"),)
    is_ending = paper.reads("sale-of-assets", "is-liquidation")
    listed = ("purchase of stock", "redemption of stock", "merger", "sale of less than substantially all assets")
    excluded = tuple(paper.item(Matter(kind), "§3(d)") for kind in listed)
    return Liquidation(
        paper.cite("§3"),
        amount=paper.item(Quantity("stated value"), "§3(a)"),
        ahead=(
            paper.item(Group("class", "Common"), "§3(a)"),
            paper.item(Group("stock outstanding on", on=SIGNED), "§3(a)"),
        ),
        behind=(paper.item(Group("class", "H"), "§3(a)"),),
        shortfall=paper.item(shortfall(paper), "§3(b)", "shortfall", "later-senior"),
        participation=paper.item(None, "§3(c)"),
        trust_counts_as_paid=paper.item(value=True, section="§3(c)"),
        excluded=excluded if is_ending else (*excluded, *sold),
        deemed=sold if is_ending else (),
    )


def shortfall(paper: Paper) -> Shortfall:
    h, senior = (Group("class", "H"),), (Group("senior"),)
    with_h = paper.reads("shortfall", "all-ratable")
    seniors_wait = paper.reads("later-senior", "with-the-rest")
    before = (Group("preferred outstanding on", on=SIGNED),)
    return Shortfall(
        after=(() if with_h else h) + (() if seniors_wait else senior),
        together=(Group("other preferred"), *(h if with_h else ()), *(senior if seniors_wait else ())),
        ahead=before if paper.reads("shortfall", "K-before-other") else (),
    )


def voting(paper: Paper) -> Voting:
    basis = VotesBasis(True, whole_per_holder=paper.reads("votes", "whole-per-holder"), on_solicitation=True)
    consent = ConsentRule(
        (paper.series,), MAJORITY, (Matter("written consent", of="Common"),), in_writing=True, of_act="Common"
    )
    return Voting(
        paper.cite("§4"),
        votes=paper.item(basis, "§4", "votes"),
        together_with=paper.item(("Common",), "§4"),
        consents=(paper.item(consent, "§4"),),
    )


def conversion(paper: Paper) -> Conversion:
    by = "Common" if paper.reads("approval", "Common-alone") else "all voting stock"
    how = Approval(
        "",
        by=by,
        leaves_reserved=paper.reads("reserved-shares", "set-apart"),
        in_writing_counts=paper.reads("approval-in-writing", "as-meeting"),
        earlier_counts=paper.reads("earlier-approvals", "at-any-time"),
    )
    approvals = (
        evolve(how, kind="increase of authorized", of="Common", is_sufficient=True, threshold=MAJORITY),
        evolve(how, kind="issuance of conversion shares", of=paper.series, threshold=OF_PRESENT),
    )
    price = "board or close" if paper.reads("market-price", "close-by-default") else "board"
    fractions = FractionRule(company_may_elect_shares=True, price=price)
    asked = ("approval", "reserved-shares", "approval-in-writing", "earlier-approvals")
    matters = (
        Matter("capital reorganization", of="Common"),
        Matter("merger"),
        Matter(SALE),
        Matter("transfer of voting securities", above=HALF),
    )
    return Conversion(
        paper.cite("§5"),
        "Common",
        automatic=paper.item(approvals, "§5(a)", *asked),
        rate=paper.item(Combine("/", Quantity("stated value"), Literal(F(23, 100), PRICE)), "§5(b)"),
        reorganization=paper.item(Reorganization(matters), "§5(c)"),
        split_adjusts=paper.item(paper.reads("split", "as-reorganization"), "§5(c)", "split"),
        deliver=paper.item(Duration(3, "business days"), "§5(d)"),
        agent_delivers=paper.item(value=True, section="§5(d)"),
        fractions=paper.item(fractions, "§5(f)", "market-price"),
    )


def lost_certificate(paper: Paper) -> LostCertificate:
    return LostCertificate(paper.cite("§5(e)"), *5 * (paper.item(value=True, section="§5(e)"),))


def protection(paper: Paper) -> Protection:
    name, alone = paper.series, paper.reads("amendments", "rights-alone")
    cuts = (Matter("amendment reducing liquidation amount"), Matter("amendment changing seniority", on=SIGNED))
    of_5, of_7 = (
        (Matter("amendment changing section", sections=(section,), rights_only=alone),) for section in ("§5", "§7")
    )
    rule = ConsentRule((name,), MAJORITY, (Matter("adverse action", of=name),), subsidiary_by_shares=True)
    return Protection(
        paper.cite("§7"),
        consents=(
            paper.item(evolve(rule, by_subsidiary_too=True), "§7(a)"),
            paper.item(evolve(rule, matters=cuts), "§7(b)(i)"),
            paper.item(evolve(rule, matters=of_5), "§7(b)(ii)", "amendments"),
            paper.item(evolve(rule, matters=of_7), "§7(b)(iii)", "amendments"),
        ),
        permissions=(paper.item(Permission((Matter("senior issue"),)), "§7(c)"),),
    )


def notices(paper: Paper) -> Notices:
    record_dates = ("dividend", "distribution", "subscription", "other right")
    deals = ("capital reorganization", "reclassification", "recapitalization", "merger", SALE)
    to_vote = paper.item(Matter("record date to vote"), "§9(a)", "record-date-to-vote")
    split = paper.item(Matter("split"), "§9(b)", "split-notice")
    merged = paper.item(Matter("consolidation"), "§9(b)", "consolidation-notice")
    asked = [paper.item(Matter(f"record date for {right}"), "§9(a)") for right in record_dates]
    asked += [paper.item(Matter(kind), "§9(b)") for kind in deals]
    asked += [paper.item(Matter("liquidation"), "§9(c)")]
    not_asked: list[Item[Matter]] = []
    for item, topic, choice in (
        (to_vote, "record-date-to-vote", "with-notice"),
        (split, "split-notice", "as-listed"),
        (merged, "consolidation-notice", "as-merger"),
    ):
        (asked if paper.reads(topic, choice) else not_asked).append(item)
    contents = (("§9(i)", "the record date"), ("§9(ii)", "the effective date"), ("§9(iii)", "the time of an exchange"))
    return Notices(
        paper.cite("§9"),
        of=tuple(asked),
        not_of=tuple(not_asked),
        before=paper.item(Duration(10, "business days"), "§9"),
        contents=tuple(paper.item(words, section) for section, words in contents),
        to_payment=paper.item(paper.reads("days-run-to", "to-payment"), "§9", "days-run-to"),
    )


def public(name: str, shares: int | None, *, amount: int | None, ahead_of: str = "") -> Stock:
    """A series of which only the public record is known: H, I, or J."""
    cite = Cite(name, "public record")
    number = None if shares is None else Item(F(shares), cite)
    stated = None if amount is None else Item(F(amount), cite)
    clauses: tuple[Clause, ...] = (
        Designation(cite, shares=number, stated_value=stated),
        Liquidation(
            cite,
            amount=None if amount is None else Item(Quantity("stated value"), cite),
            ahead=(Item(Group("class", ahead_of), cite),) if ahead_of else (),
        ),
    )
    return Stock(name, f"Series {name}", "Preferred", number, clauses=clauses, cite=cite)


def nstor(*more: Stock, **readings: str) -> Terms:
    """The company: Common, blank-check Preferred, H, I, J, K and what else a test brings."""
    paper = Paper("", readings)
    calendar = {"US-federal": "US federal", "NYSE": "NYSE"}[paper.readings["calendar"]]
    own = Cite("Common", "charter")
    return Terms(
        Company(
            "nStor Technologies, Inc.",
            "Delaware",
            calendar=paper.item(calendar, "company", "calendar"),
            class_vote_on_increase=Item(value=True, cite=Cite("", "DGCL §242(b)(2)")),
        ),
        (
            Stock("Common", "Common Stock", authorized=Item(F(75_000_000), own), votes=Item(F(1), own), cite=own),
            Stock(
                "Preferred",
                "Preferred Stock",
                authorized=Item(F(1_000_000), Cite("Preferred", "charter")),
                is_blank_check=True,
                cite=Cite("Preferred", "charter"),
            ),
            public("H", 5_100, amount=1000, ahead_of="K"),
            public("I", 250, amount=1000),
            public("J", None, amount=None),
            series_k(**readings),
            *more,
        ),
    )


def with_clause(clause: Clause, **readings: str) -> Terms:
    """nStor with another clause of its kind in Series K."""
    terms = nstor(**readings)
    k = terms.stocks[-1]
    clauses = tuple(clause if type(each) is type(clause) else each for each in k.clauses)
    return evolve(terms, stocks=(*terms.stocks[:-1], evolve(k, clauses=clauses)))


_K = Paper("K", {})
CONVERSION, PROTECTION, NOTICES = conversion(_K), protection(_K), notices(_K)
LIQUIDATION, VOTING = liquidation(_K), voting(_K)
