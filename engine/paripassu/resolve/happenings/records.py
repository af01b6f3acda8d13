"""What is put on record: dividends, record dates, notices, certificates, prices, elections, judgments, adverse acts."""

from __future__ import annotations

from paripassu.dates import parse_date
from paripassu.diagnostics.codes import DATES_OUT_OF_ORDER, UNKNOWN_DEFAULT
from paripassu.diagnostics.suggest import did_you_mean
from paripassu.diagnostics.words import quote
from paripassu.model.events import (
    AdverseAction,
    Appraise,
    Assert,
    CertificateProof,
    ClosePrice,
    DeclareDividend,
    Default,
    DeliverCertificates,
    Elect,
    LoseCertificate,
    MailNotice,
    PassTime,
    PayDividend,
    ReplaceCertificate,
    SetRecordDate,
)
from paripassu.resolve.happenings.acts import matter_in
from paripassu.resolve.story import Story, Told
from paripassu.syntax.nodes import Phrase

_PROOFS = {
    "evidence": "evidence",
    "indemnity": "indemnity",
    "security": "security",
    "mutilated_certificate": "surrender",
}
_ELECTIONS = {"fractional_shares": "fractional shares", "cash_for_fractions": "cash for fractions"}
_FACTS = {
    "adverse": "adverse",
    "avoidance": "avoidance",
    "substantially_all": "substantially all",
    "good_faith": "good faith",
    "change_of_control": "change of control",
    "regulatory_event": "regulatory event",
    "change_of_rights": "change of rights",
    "satisfactory": "satisfactory",
}


def _stock(line: Phrase, story: Story) -> str:
    return story.stock(line.words("NAME")[0])


def declare_dividend(told: Told, story: Story) -> DeclareDividend:
    """`declare dividend of $0.01 on Common, record date 2002-03-15, payable 2002-04-01`."""
    _check_payable(told, story)
    head = told.head
    in_stock, rhythm = head.phrase("in_stock"), head.phrase("rhythm")
    return DeclareDividend(
        told.day,
        _stock(head, story),
        story.money(head, "The dividend"),
        story.day_in(head.phrase("record_date")),
        story.day_in(head.phrase("payable")),
        _stock(in_stock, story) if in_stock is not None else "",
        rhythm.phrases()[0].text() if rhythm is not None else "",
        span=told.span,
    )


def _check_payable(told: Told, story: Story) -> None:
    """Nobody can be paid before it is known who holds the stock."""
    named = [word for rule in ("record_date", "payable") for part in told.head.phrases(rule) for word in part.words()]
    days = [parse_date(word.text) or told.day for word in named]
    known = max([told.day, *days[:-1]])
    if told.head.phrase("payable") is not None and days[-1] < known:
        message = f"The dividend is payable on {days[-1]}, before {known}, when it is not known yet to whom."
        story.report(DATES_OUT_OF_ORDER, message, named[-1].span, "Correct one of the days.")


def pay_dividend(told: Told, story: Story) -> PayDividend:
    """`pay dividend on Common`."""
    return PayDividend(told.day, _stock(told.head, story), span=told.span)


def set_record_date(told: Told, story: Story) -> SetRecordDate:
    """`set record date 2002-01-31 to vote`, `set record date 2002-03-15 for dividend on Common`."""
    head = told.head
    on = head.phrase("on_class")
    record_date = story.day_of(head.words("DATE")[1])
    of = _stock(on, story) if on is not None else ""
    return SetRecordDate(told.day, record_date, matter_in(head), of, span=told.span)


def mail_notice(told: Told, story: Story) -> MailNotice:
    """`mail notice of merger on 2002-06-17 to holders of K`."""
    head = told.head
    to = head.phrases("all_holders", "some_holders")[0]
    omitting = head.phrase("omitting")
    return MailNotice(
        told.day,
        matter_in(head),
        story.day_of(head.phrases("on_day")[0].words("DATE")[0]),
        _stock(to, story),
        tuple(story.holder(word) for word in to.words("STRING")),
        tuple(word.text for word in omitting.words("STRING")) if omitting is not None else (),
        span=told.span,
    )


def _certificate(told: Told, story: Story) -> tuple[str, str]:
    """Of which class a certificate is, and whose."""
    certificate = told.head.phrases("certificate")[0]
    return _stock(certificate, story), story.holder(certificate.words("STRING")[0])


def lose_certificate(told: Told, story: Story) -> LoseCertificate:
    """`lose certificate of K of "Halco Investments", stolen`."""
    of, holder = _certificate(told, story)
    return LoseCertificate(told.day, of, holder, told.head.phrases("loss")[0].text(), span=told.span)


def present_proof(told: Told, story: Story) -> CertificateProof:
    """`present evidence, indemnity for certificate of K of "Halco Investments"`."""
    of, holder = _certificate(told, story)
    what = tuple(_PROOFS[proof.rule] for proof in told.head.phrases(*_PROOFS))
    return CertificateProof(told.day, of, holder, what, span=told.span)


def replace_certificate(told: Told, story: Story) -> ReplaceCertificate:
    """`replace certificate of K of "Halco Investments"`."""
    of, holder = _certificate(told, story)
    return ReplaceCertificate(told.day, of, holder, span=told.span)


def deliver_certificates(told: Told, story: Story) -> DeliverCertificates:
    """`deliver certificates of Common to "Halco Investments"`, of "NewCo", or `instruct transfer agent to deliver`."""
    head = told.head
    *issuer, to = head.words("STRING")
    of = issuer[0].text if issuer else _stock(head, story)
    by_agent = head.rule == "instruct_agent"
    return DeliverCertificates(told.day, of, story.holder(to), by_agent, bool(issuer), span=told.span)


def close_price(told: Told, story: Story) -> ClosePrice:
    """`close price of Common $0.31`."""
    price = story.money(told.head, "The close price", zero_allowed=True)
    other = told.head.word("STRING")
    of = _stock(told.head, story) if other is None else other.text
    return ClosePrice(told.day, of, price, span=told.span)


def vwap(told: Told, story: Story) -> ClosePrice:
    """`vwap of Common $0.31`."""
    price = story.money(told.head, "The average price")
    return ClosePrice(told.day, _stock(told.head, story), price, "vwap", span=told.span)


def elect(told: Told, story: Story) -> Elect:
    """`elect fractional shares for K by company`."""
    head = told.head
    holder = head.word("STRING")
    who = story.holder(holder) if holder is not None else "company"
    what = _ELECTIONS[head.phrases(*_ELECTIONS)[0].rule]
    return Elect(told.day, who, what, _stock(head, story), span=told.span)


def default(told: Told, story: Story) -> Default:
    """`default "missed dividend"`, `cure "missed dividend"`; only what is known by that name can be cured."""
    word, begins = told.head.words("STRING")[0], told.head.rule == "default"
    name = word.text
    if begins:
        story.defaults[name] = None
    elif name not in story.defaults and not story.may_be_declared(name):
        hint = did_you_mean(name, story.defaults) or "A `default` line above has to name it first."
        story.report(UNKNOWN_DEFAULT, f"There was no default named {quote(name)}.", word.span, hint)
    return Default(told.day, name, begins=begins, span=told.span)


def assert_fact(told: Told, story: Story) -> Assert:
    """`assert adverse to K: "sale of the plant", by "Board of directors"`."""
    head = told.head
    about, by = head.words("STRING")
    fact = head.phrases(*_FACTS)[0]
    of = _stock(fact, story) if fact.words("NAME") else ""
    holds = head.phrase("denial") is None
    return Assert(told.day, _FACTS[fact.rule], about.text, by.text, holds, of, span=told.span)


def adverse_action(told: Told, story: Story) -> AdverseAction:
    """`adverse action "sale of the plant" by subsidiary "Acme", 60% owned`, and `adverse omission` likewise."""
    head = told.head
    affecting, subsidiary = head.phrase("affecting"), head.phrase("by_subsidiary")
    owned = () if subsidiary is None else story.parts_of_whole(subsidiary, "The part owned")
    return AdverseAction(
        told.day,
        head.text("STRING"),
        of=_stock(affecting, story) if affecting is not None else "",
        by=subsidiary.text("STRING") if subsidiary is not None else "",
        owned=owned[-1] if owned else None,
        owned_shares=owned[0] if len(owned) > 1 else None,
        is_omission=head.rule == "adverse_omission",
        span=told.span,
    )


def appraise(told: Told, story: Story) -> Appraise:
    """`appraise "NewCo" at $3.00 by "Board of directors"`, `appraise Common at $0.31 on 2002-07-03 by "Board"`."""
    head = told.head
    *other, by = head.words("STRING")
    what = other[0].text if other else _stock(head, story)
    value = story.money(head, "The value", zero_allowed=True)
    on = head.phrase("on_day")
    return Appraise(told.day, what, value, by.text, None if on is None else story.day_in(on), span=told.span)


def as_of(told: Told, story: Story) -> PassTime:
    """`as of 2002-07-10`."""
    del story
    return PassTime(told.day, span=told.span)
