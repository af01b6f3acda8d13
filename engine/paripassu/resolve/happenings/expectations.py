"""`expect` lines: what the author of a story says must have come out at that place."""

from __future__ import annotations

from fractions import Fraction

from paripassu.diagnostics.codes import UNITS_DO_NOT_FIT
from paripassu.model.script import (
    Expectation,
    ExpectBoardPart,
    ExpectCount,
    ExpectDirector,
    ExpectDisplaced,
    ExpectDuty,
    ExpectEntitlement,
    ExpectHolds,
    ExpectMailing,
    ExpectMayBuy,
    ExpectOwed,
    ExpectPaid,
    ExpectQuantity,
    ExpectReorganization,
    ExpectRuling,
    ExpectShort,
)
from paripassu.resolve.happenings.deals import property_of
from paripassu.resolve.happenings.shares import SHARES
from paripassu.resolve.story import NUMBERS, SUMS, Story
from paripassu.syntax.nodes import Phrase

_QUANTITIES = {
    "conversion_rate": "conversion rate",
    "conversion_price": "conversion price",
    "liquidation_amount": "liquidation amount",
    "stated_value": "stated value",
    "unpaid_dividends": "unpaid dividends",
    "accrued_dividends": "accrued dividends",
    "declared_dividends": "declared dividends",
    "redemption_price": "redemption price",
    "dividend_rate": "dividend rate",
    "full_dividend": "full dividend",
    "accreted_value": "accreted value",
}
# In which unit a quantity is expected, where it is not money for each share.
_UNITS = {"conversion rate": "NUMBER", "dividend rate": "PERCENT"}
_WANTED = {
    "NUMBER": ("a number of shares for each share", "Write it without a dollar sign."),
    "MONEY": ("money for each share", "Write it as money, such as `$500`."),
    "PERCENT": ("a percentage a year", "Write it as a percentage, such as `4.5%`."),
}


def _stock(line: Phrase, story: Story) -> str:
    return story.stock(line.words("NAME")[0])


def _holder(line: Phrase, story: Story) -> str:
    return story.holder(line.words("STRING")[0])


def holds(line: Phrase, story: Story) -> Expectation:
    """`expect "Halco Investments" holds 39,000,000 Common`, or so many of what another company issued, in quotes."""
    shares = story.number(line, SHARES, zero_allowed=True)
    issued = line.words("STRING")[1:]
    if issued:
        return ExpectHolds(_holder(line, story), shares, issued[0].text, of_others=True, span=line.span)
    return ExpectHolds(_holder(line, story), shares, _stock(line, story), span=line.span)


def count(line: Phrase, story: Story) -> Expectation:
    """`expect Preferred undesignated 969,650`."""
    shares = story.number(line, SHARES, zero_allowed=True)
    return ExpectCount(_stock(line, story), line.phrases("count")[0].text(), shares, span=line.span)


def holder_paid(line: Phrase, story: Story) -> Expectation:
    """`expect "Ten Shares" paid $0.08`, perhaps `on K`."""
    on = line.phrase("on_class")
    amount = story.money(line, "The payment", zero_allowed=True)
    of = _stock(on, story) if on is not None else ""
    return ExpectPaid(amount, _holder(line, story), of, span=line.span)


def class_paid(line: Phrase, story: Story) -> Expectation:
    """`expect K paid $2,800,000 in all`."""
    return ExpectPaid(story.money(line, "The payment", zero_allowed=True), of=_stock(line, story), span=line.span)


def owed(line: Phrase, story: Story) -> Expectation:
    """`expect "First Holder" owed $15,000 of dividends on A`."""
    amount = story.money(line, "The dividends", zero_allowed=True)
    return ExpectOwed(_holder(line, story), amount, _stock(line, story), span=line.span)


def ruling(line: Phrase, story: Story) -> Expectation:
    """`expect void under §1`, `expect breach of §9`, `expect undetermined, missing "adverse"`."""
    missing = line.phrase("missing")
    cited = tuple(part.word() for part in line.phrases("section_cited"))
    # The law behind the terms is cited in quotes and stands in no file, so nothing can be looked up.
    sections = tuple(story.section(word) if word.kind == "SECTION" else word.text for word in cited if word is not None)
    said = line.rule.removeprefix("expect_")
    return ExpectRuling(said, sections, missing.text("STRING") if missing is not None else "", span=line.span)


def duty(line: Phrase, story: Story) -> Expectation:
    """`expect duty §5(d) to "Halco Investments" due 2002-07-09`, `expect no duty §9`."""
    standing = line.phrase("due", "met", "breached")
    to = line.phrase("owed_to")
    return ExpectDuty(
        story.section(line.words("SECTION")[0]),
        standing.rule if standing is not None else "none",
        story.day_in(standing),
        _holder(to, story) if to is not None else "",
        span=line.span,
    )


def quantity(line: Phrase, story: Story) -> Expectation:
    """`expect conversion rate of K 4,347 19/23`, `expect stated value of 0.5 K $500`."""
    name = _QUANTITIES[line.phrases(*_QUANTITIES)[0].rule]
    is_ratio = name == "conversion rate"
    numbers, sums, parts = line.all(*NUMBERS), line.all(*SUMS), line.words("PERCENT")
    value_at = line.parts[-1]
    unit = "PERCENT" if parts else "MONEY" if sums else "NUMBER"
    wanted = _UNITS.get(name, "MONEY")
    if unit != wanted:
        words, hint = _WANTED[wanted]
        message = f"The {name} is {words}, not `{value_at.span.text}`."
        story.report(UNITS_DO_NOT_FIT, message, value_at.span, hint)
        return ExpectQuantity(name, _stock(line, story), Fraction(0), span=line.span)
    if parts:
        value = story.amount(parts[0], "The rate", zero_allowed=True) or Fraction(0)
        return ExpectQuantity(name, _stock(line, story), value, span=line.span)
    of_some = len(numbers) > (1 if is_ratio else 0)
    shares = story.number(line, SHARES) if of_some else Fraction(1)
    value = story.number(line, "The rate", len(numbers) - 1) if is_ratio else story.money(line, "The amount", True)
    # The terms say it of one share; of more or less than one it is in proportion.
    return ExpectQuantity(name, _stock(line, story), value / (shares or Fraction(1)), span=line.span)


def votes(line: Phrase, story: Story) -> Expectation:
    """`expect "Ten Shares" votes 43,478`, of all stock together, or `with K` for one class."""
    of = line.phrase("with_class")
    value = story.number(line, "The number of votes", zero_allowed=True)
    stock = _stock(of, story) if of is not None else ""
    return ExpectQuantity("votes", stock, value, _holder(line, story), span=line.span)


def short(line: Phrase, story: Story) -> Expectation:
    """`expect short by 869,566 Common`."""
    return ExpectShort(story.number(line, SHARES), _stock(line, story), span=line.span)


def mailing(line: Phrase, story: Story) -> Expectation:
    """`expect last mailing date 2002-06-03 under §9`, `expect notice received 2002-06-07 under §9`."""
    section = story.section(line.words("SECTION")[0])
    is_receipt = line.rule == "expect_received"
    return ExpectMailing(section, story.day_of(line.words("DATE")[0]), is_receipt, span=line.span)


def entitlement(line: Phrase, story: Story) -> Expectation:
    """`expect one K converts into 2,173 21/23 "NewCo" + $434 18/23`."""
    each = property_of(line.phrases("property")[0], story)
    return ExpectEntitlement(_stock(line, story), each.cash, each.securities, span=line.span)


def reorganization(line: Phrase, story: Story) -> Expectation:
    """`expect reorganization of K`, `expect no reorganization of K`."""
    return ExpectReorganization(_stock(line, story), line.rule == "expect_reorganization", span=line.span)


def displaced(line: Phrase, story: Story) -> Expectation:
    """`expect §7(c) displaces §7(a)`."""
    by, section = (story.section(word) for word in line.words("SECTION"))
    return ExpectDisplaced(section, by, span=line.span)


def director(line: Phrase, story: Story) -> Expectation:
    """`expect "Jane Roe" elected`, `expect "Jane Roe" no director`."""
    del story
    return ExpectDirector(line.words("STRING")[0].text, line.rule == "expect_elected", span=line.span)


def board_part(line: Phrase, story: Story) -> Expectation:
    """`expect "Halco Investments" elects 60% of the board`."""
    part = story.part_of_whole(line, "The part of the board", zero_allowed=True)
    return ExpectBoardPart(_holder(line, story), part, span=line.span)


def may_buy(line: Phrase, story: Story) -> Expectation:
    """`expect "Halco Investments" may buy 5,000 Common`."""
    shares = story.number(line, SHARES, zero_allowed=True)
    return ExpectMayBuy(_holder(line, story), shares, _stock(line, story), span=line.span)
