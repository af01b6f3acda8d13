"""The legal concepts that two term sets are compared by: one for each field of each clause, in the glossary's words.

A concept says in which unit it is told, how much it matters, and whom it favors when there is more of it. "More" is a
higher figure, a longer list, a stricter rule, or simply being there; `absent` says on which side silence stands.
"""

from __future__ import annotations

from paripassu.value import Value, frozen

NONE, WORDING, PROCEDURE, CONTROL, ECONOMICS = "none", "wording", "procedure", "control", "economics"
GRADES = (NONE, WORDING, PROCEDURE, CONTROL, ECONOMICS)

HOLDERS, COMMON, COMPANY, OTHERS = "holders of the series", "Common", "the company", "other series"
DEPENDS = "depends"


@frozen(eq=False, repr=False)
class Favor(Value):
    """Who gains where there is more of a thing and who where there is less; else it depends `on` something."""

    more: str = DEPENDS
    less: str = DEPENDS
    on: str = ""


@frozen(eq=False, repr=False)
class Concept(Value):
    """What one field of a clause is about; `absent` is "less", "more" or "" (silence is neither)."""

    clause: str
    field: str
    name: str
    unit: str
    grade: str
    favor: Favor
    absent: str = "less"

    @property
    def key(self) -> str:
        """What it is called in data: `conversion.rate`."""
        return f"{dashed(self.clause)}.{self.field.replace('_', '-')}"


def dashed(name: str) -> str:
    """The name of a class as data has it: `lost-certificate`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]


_UP = Favor(HOLDERS, COMMON)
_DOWN = Favor(COMMON, HOLDERS)
_BINDS = Favor(HOLDERS, COMPANY)
_FREES = Favor(COMPANY, HOLDERS)


def _on(what: str) -> Favor:
    return Favor(on=what)


_MONEY_VS_COMMON = "whether the preference or the Common that it converts into is worth more"
_IN_MAJORITY = "whether a holder is in the majority that decides"
_IN_WAIVER = _on("whether a holder is in the majority that waives")
_SPLITS = "which way Common is split: more shares favor the holders, fewer favor Common"

_OF_STOCK = (
    Concept("Company", "state", "state of incorporation", "words", CONTROL, _on("what the law of each state says")),
    Concept("Company", "currency", "currency", "words", ECONOMICS, _on("the rate of exchange")),
    Concept("Company", "calendar", "calendar of business days", "words", PROCEDURE, _on("the holidays in question")),
    Concept(
        "Company", "class_vote_on_increase", "class vote on an increase", "yes", CONTROL,
        _on("whether the class wants the increase"),
    ),
    Concept("Company", "board", "number of directors", "words", CONTROL, _on("who elects the others"), ""),
    Concept("Stock", "authorized", "authorized number", "shares", ECONOMICS, _on("who is issued the shares")),
    Concept("Stock", "par_value", "par value", "price", PROCEDURE, _on("what law ties to par value")),
    Concept("Stock", "votes", "votes a share", "votes", CONTROL, Favor(HOLDERS, OTHERS)),
    Concept("Stock", "is_blank_check", "shares that the board may designate", "yes", CONTROL, _FREES),
)  # fmt: skip

_MONEY = (
    Concept("Designation", "shares", "number of shares", "shares", ECONOMICS, _on("who is issued the shares")),
    Concept("Designation", "fractions_allowed", "fractional shares", "yes", PROCEDURE, _BINDS),
    Concept("Designation", "par_value", "par value", "price", PROCEDURE, _on("what law ties to par value"), ""),
    Concept("Designation", "stated_value", "stated value", "price", ECONOMICS, _UP),
    Concept("Designation", "original_price", "original price", "price", ECONOMICS, _UP),
    Concept(
        "Designation", "outstanding_on", "day of the stock outstanding", "date", ECONOMICS,
        _on("which stock is outstanding on that day"), "",
    ),
    Concept("Dividends", "none", "no dividends", "yes", ECONOMICS, _DOWN),
    Concept("Dividends", "rates", "dividend rate", "rates", ECONOMICS, _UP),
    Concept("Dividends", "default_increase", "dividend rate in default", "percent", ECONOMICS, _UP),
    Concept("Dividends", "changes", "changes of the dividend rate", "rates", ECONOMICS, _on("which changes come")),
    Concept("Dividends", "lowest", "lowest dividend rate", "percent", ECONOMICS, _UP),
    Concept("Dividends", "highest", "highest dividend rate", "percent", ECONOMICS, _UP, "more"),
    Concept("Dividends", "lowest_index", "lowest index", "percent", ECONOMICS, _UP),
    Concept("Dividends", "highest_index", "highest index", "percent", ECONOMICS, _UP, "more"),
    Concept("Dividends", "reset", "reset of the index", "words", ECONOMICS, _on("where the index goes"), ""),
    Concept("Dividends", "fallbacks", "what replaces the index", "words", ECONOMICS, _on("what is published"), ""),
    Concept("Dividends", "gross_up", "gross-up of dividends for tax", "words", ECONOMICS, _UP),
    Concept("Dividends", "mirror", "dividends as on other stock", "words", ECONOMICS, _UP),
    Concept("Dividends", "accrual", "accrual of dividends", "words", ECONOMICS, _UP),
    Concept("Dividends", "pay_dates", "dividend payment dates", "words", PROCEDURE, _UP),
    Concept("Dividends", "pay_from", "first dividend date", "date", PROCEDURE, _on("what is paid before it"), ""),
    Concept(
        "Dividends", "rolls_forward", "payment on the next business day", "yes", PROCEDURE,
        _on("whether a day of delay matters"), "",
    ),
    Concept("Dividends", "record", "record dates of dividends", "words", PROCEDURE, _on("who holds on the day"), ""),
    Concept(
        "Dividends", "in_kind_stock", "stock that dividends are paid in", "words", ECONOMICS,
        _on("what each stock is worth"), "",
    ),
    Concept(
        "Dividends", "in_kind", "dividends in kind", "yes", ECONOMICS, _on("whether the stock is worth the money"), ""
    ),
    Concept("Dividends", "in_kind_only", "dividends in kind alone", "yes", ECONOMICS, _DOWN),
    Concept("Dividends", "in_kind_price", "price of dividends in kind", "price", ECONOMICS, _DOWN, ""),
    Concept("Dividends", "in_kind_rounded_down", "dividends in kind rounded down", "yes", ECONOMICS, _DOWN),
    Concept("Dividends", "conditions", "conditions of dividends", "list", ECONOMICS, _DOWN),
    Concept("Dividends", "converted", "dividends after a conversion", "words", ECONOMICS, _on("who converts when"), ""),
    Concept("Dividends", "skip_notice", "notice of a skipped dividend", "words", PROCEDURE, _UP),
    Concept("Dividends", "in_proportion", "dividends in proportion to those of equals", "yes", ECONOMICS, _UP),
    Concept("Dividends", "waiver", "waiver of a dividend", "threshold", CONTROL, _IN_WAIVER, ""),
    Concept("Dividends", "stopper", "what unpaid dividends stop", "list", CONTROL, _UP),
    Concept("Liquidation", "amount", "liquidation amount", "price", ECONOMICS, _UP),
    Concept("Liquidation", "amount_later", "liquidation amount that steps", "words", ECONOMICS, _UP, ""),
    Concept("Liquidation", "ahead", "rank ahead of", "list", ECONOMICS, Favor(HOLDERS, OTHERS)),
    Concept("Liquidation", "behind", "rank behind", "list", ECONOMICS, Favor(OTHERS, HOLDERS)),
    Concept("Liquidation", "alike", "rank alike with", "list", ECONOMICS, _on("how the others ranked before")),
    Concept("Liquidation", "shortfall", "sharing a shortfall", "words", ECONOMICS, _on("who else is outstanding"), ""),
    Concept("Liquidation", "participation", "participation", "words", ECONOMICS, _UP),
    Concept("Liquidation", "trust_counts_as_paid", "money set aside in trust counts as paid", "yes", PROCEDURE, _FREES),
    Concept("Liquidation", "excluded", "what is not a liquidation", "list", ECONOMICS, _DOWN),
    Concept("Liquidation", "deemed", "what is deemed a liquidation", "list", ECONOMICS, _UP),
    Concept(
        "Liquidation", "deemed_waiver", "waiver of a deemed liquidation", "words", CONTROL,
        _on("whether a holder is in the majority that waives"), "",
    ),
    Concept(
        "Liquidation", "deemed_only_if", "vote that makes a deal a liquidation", "words", CONTROL,
        _on(_IN_MAJORITY), "",
    ),
    Concept(
        "Liquidation", "later_money", "sharing of money that comes later", "words", ECONOMICS,
        _on("whether the first payment met the preference"), "",
    ),
    Concept(
        "Liquidation", "unapproved_is_junior", "rank of series issued without consent", "yes", ECONOMICS,
        Favor(HOLDERS, OTHERS),
    ),
    Concept(
        "Liquidation", "deemed_waiver_before", "time to waive a deemed liquidation", "duration", PROCEDURE,
        _on("whether a holder is in the majority that waives"), "",
    ),
)  # fmt: skip

_CONTROL = (
    Concept("Voting", "votes", "votes", "words", CONTROL, Favor(HOLDERS, OTHERS)),
    Concept("Voting", "together_with", "votes together with", "words", CONTROL, _on("how the others vote"), ""),
    Concept("Voting", "consents", "consent to acts of others", "list", CONTROL, _BINDS),
    Concept("Voting", "board_part", "part of the board elected by the series", "words", CONTROL, _BINDS),
    Concept("Voting", "absent", "redemption of shares that do not vote", "price", CONTROL, _FREES),
    Concept("Voting", "lapses", "end of the right to directors", "words", CONTROL, _FREES),
    Concept("TransferRules", "none_before", "day before which no share is transferred", "date", CONTROL, _FREES),
    Concept("TransferRules", "consent", "consent to a transfer", "words", CONTROL, _on(_IN_MAJORITY), ""),
    Concept("TransferRules", "only_with", "stock with which shares are transferred", "words", CONTROL, _FREES),
    Concept("PreEmption", "of", "new stock offered first", "list", CONTROL, _BINDS),
    Concept("PreEmption", "part", "part of new stock for each holder", "words", ECONOMICS, _on("who else holds"), ""),
    Concept("PreEmption", "notice", "time to take new stock", "duration", PROCEDURE, _BINDS),
    Concept("PreEmption", "excepted", "new stock not offered first", "list", CONTROL, _FREES),
    Concept("PayToPlay", "converts", "conversion of who does not take part", "words", ECONOMICS, _DOWN),
    Concept("PayToPlay", "of_all", "conversion of all shares of who does not take part", "yes", ECONOMICS, _DOWN),
    Concept("Voting", "directors", "directors elected by the series", "count", CONTROL, _BINDS),
    Concept("Voting", "more_directors", "more directors while dividends are unpaid", "words", CONTROL, _BINDS),
    Concept("Protection", "consents", "acts that need a vote of the series", "list", CONTROL, _BINDS),
    Concept("Protection", "waiver", "who may waive rights of the series", "words", CONTROL, _on(_IN_MAJORITY), ""),
    Concept("Protection", "permissions", "what the company may do all the same", "list", CONTROL, _FREES),
    Concept("MergerCovenant", "survivor_assumes", "assumption by the survivor", "yes", CONTROL, _BINDS),
    Concept("MergerCovenant", "no_avoidance", "no avoidance of the terms", "yes", CONTROL, _BINDS),
    Concept(
        "Reacquired", "to", "what reacquired shares become", "words", CONTROL, _on("what the board makes of them"), ""
    ),
    Concept("Reacquired", "reissuable", "reissue of reacquired shares", "yes", CONTROL, _FREES, ""),
)

_CHANGE = (
    Concept("Conversion", "into", "stock converted into", "words", ECONOMICS, _on("what each stock is worth"), ""),
    Concept("Conversion", "automatic", "automatic conversion", "words", ECONOMICS, _on(_MONEY_VS_COMMON), ""),
    Concept("Conversion", "optional", "conversion at the holder's option", "yes", ECONOMICS, _UP),
    Concept("Conversion", "rate", "conversion rate", "number", ECONOMICS, _UP),
    Concept("Conversion", "price", "conversion price", "price", ECONOMICS, _DOWN, ""),
    Concept("Conversion", "reorganization", "conversion right in a reorganization", "words", ECONOMICS, _UP),
    Concept("Conversion", "split_adjusts", "adjustment of the rate to splits", "yes", ECONOMICS, _on(_SPLITS), ""),
    Concept("Conversion", "deliver", "time to deliver certificates", "duration", PROCEDURE, _FREES, "more"),
    Concept("Conversion", "agent_delivers", "delivery through the transfer agent", "yes", PROCEDURE, _FREES),
    Concept(
        "Conversion",
        "fractions",
        "parts of a share on conversion",
        "words",
        PROCEDURE,
        _on("whether a fraction or its price is worth more"),
        "",
    ),
    Concept("Conversion", "mandatory", "offering that forces conversion", "words", ECONOMICS, _UP, "more"),
    Concept("Conversion", "company_may", "conversion at the company's option", "list", ECONOMICS, _DOWN),
    Concept("Conversion", "limit", "limit on what a holder may own", "words", CONTROL, _DOWN),
    Concept("Conversion", "window", "time in which holders may convert", "words", ECONOMICS, _DOWN, "more"),
    Concept("Conversion", "exchange_cap", "limit on all conversions together", "words", ECONOMICS, _DOWN),
    Concept("Conversion", "on_day", "day of conversion", "words", ECONOMICS, _DOWN),
    Concept("Conversion", "by_vote", "conversion by vote of the series", "words", CONTROL, _on(_IN_MAJORITY), ""),
    Concept(
        "Conversion",
        "automatic_later",
        "time until an automatic conversion",
        "duration",
        PROCEDURE,
        _on("what the shares are worth by then"),
        "",
    ),
    Concept("Mechanics", "late_delivery", "damages for late certificates", "words", ECONOMICS, _BINDS),
    Concept("Mechanics", "buy_in", "compensation for a buy-in", "yes", ECONOMICS, _BINDS),
    Concept("Mechanics", "rescission", "rescission of a late conversion", "yes", CONTROL, _BINDS),
    Concept("Mechanics", "exchange_rule", "no act beyond the rule of an exchange", "words", CONTROL, _BINDS),
    Concept("Mechanics", "reserve", "shares kept for conversions", "yes", CONTROL, _BINDS),
    Concept("OwnershipLimit", "most", "limit on what one holder may own", "percent", CONTROL, _on("who holds much")),
    Concept("OwnershipLimit", "excepted", "who may own more", "list", CONTROL, _on("who is named"), ""),
    Concept("ControlConversion", "rate", "conversion rate on a change of control", "words", ECONOMICS, _UP),
    Concept("ControlConversion", "time", "time to convert after a change of control", "duration", ECONOMICS, _UP),
    Concept("ControlConversion", "called_do_not", "no such conversion of called shares", "yes", ECONOMICS, _DOWN),
    Concept("Conversion", "rate_later", "conversion rate that changes", "words", ECONOMICS, _on("which is higher"), ""),
    Concept("Conversion", "on_day_rate", "conversion rate on the set day", "number", ECONOMICS, _UP, ""),
    Concept("Conversion", "on_test", "prices that force conversion", "words", ECONOMICS, _DOWN),
    Concept("Conversion", "on_report", "figure that forces conversion", "words", ECONOMICS, _on(_MONEY_VS_COMMON), ""),
    Concept("Conversion", "on_reverse_split", "conversion on a reverse split", "yes", ECONOMICS, _DOWN),
    Concept("Conversion", "make_whole", "make-whole on conversion", "words", ECONOMICS, _UP),
    Concept("Conversion", "vesting", "vesting of the right to convert", "words", ECONOMICS, _DOWN, "more"),
    Concept("Conversion", "may_raise", "conversion rate raised by the company", "words", ECONOMICS, _UP),
    Concept("NoConversion", "none", "no conversion", "yes", ECONOMICS, _DOWN),
    Concept("Adjustment", "split", "adjustment of the price to splits", "yes", ECONOMICS, _on(_SPLITS), ""),
    Concept("Adjustment", "dilution", "adjustment of the price to cheaper issues", "words", ECONOMICS, _UP),
    Concept("Adjustment", "waiver", "waiver of the adjustment", "words", CONTROL, _on(_IN_MAJORITY), ""),
    Concept("Adjustment", "rights", "adjustment of the price to rights", "words", ECONOMICS, _UP),
    Concept("Adjustment", "distribution", "adjustment of the price to distributions", "words", ECONOMICS, _UP),
    Concept("Adjustment", "spin_off", "adjustment of the price to spin-offs", "words", ECONOMICS, _UP),
    Concept("Adjustment", "cash_dividend", "adjustment of the price to cash dividends", "words", ECONOMICS, _UP),
    Concept("Adjustment", "tender_offer", "adjustment of the price to tender offers", "words", ECONOMICS, _UP),
    Concept("Adjustment", "smallest_change", "smallest adjustment of the price", "words", ECONOMICS, _DOWN),
    Concept("Adjustment", "offering_floor", "worth of a share in a public offering", "price", ECONOMICS, _UP),
    Concept("Adjustment", "unless_participating", "no adjustment where the series takes part", "yes", ECONOMICS, _DOWN),
    Concept("Redemption", "none", "no redemption", "yes", ECONOMICS, _on("who would ask for it")),
    Concept("Redemption", "mandatory", "mandatory redemption", "words", ECONOMICS, _UP),
    Concept("Redemption", "deposit_counts", "deposit counts as redemption", "yes", PROCEDURE, _FREES),
    Concept("Redemption", "by_holders", "redemption at the holders' request", "words", ECONOMICS, _UP),
    Concept("Redemption", "by_company", "redemption at the company's option", "list", ECONOMICS, _DOWN),
    Concept("Redemption", "selection", "whose shares are redeemed", "words", PROCEDURE, _on("who is picked"), ""),
    Concept(
        "Redemption", "order", "order of redemptions", "words", ECONOMICS, _on("which series are due together"), ""
    ),
    Concept(
        "Redemption", "payment", "redemption paid in stock", "words", ECONOMICS, _on("what the stock is worth"), ""
    ),
)

_PAPERS = (
    Concept("LostCertificate", "evidence", "evidence of a lost certificate", "yes", PROCEDURE, _FREES),
    Concept(
        "LostCertificate", "indemnity_unless_mutilated", "indemnity for a lost certificate", "yes", PROCEDURE, _FREES
    ),
    Concept(
        "LostCertificate", "surrender_if_mutilated", "surrender of a mutilated certificate", "yes", PROCEDURE, _FREES
    ),
    Concept("LostCertificate", "or_security", "security instead of an indemnity", "yes", PROCEDURE, _BINDS),
    Concept("LostCertificate", "satisfactory", "indemnity that satisfies the company", "yes", PROCEDURE, _FREES),
    Concept("GeneralRules", "definitions", "defined amounts", "list", ECONOMICS, _on("what rests on them"), ""),
    Concept("GeneralRules", "causes", "what follows from what", "list", ECONOMICS, _on("what follows for whom"), ""),
    Concept("GeneralRules", "powers", "what rules permit and forbid", "list", CONTROL, _on("whom the rule binds"), ""),
    Concept("GeneralRules", "duties", "duties under rules", "list", PROCEDURE, _on("who owes the duty"), ""),
    Concept("GeneralRules", "orders", "order of sections", "list", CONTROL, _on("what the sections say"), ""),
    Concept("Notices", "of", "acts that need notice", "list", PROCEDURE, _BINDS),
    Concept("Notices", "not_of", "acts that need no notice", "list", PROCEDURE, _FREES),
    Concept("Notices", "before", "length of notice", "duration", PROCEDURE, _BINDS),
    Concept("Notices", "received", "time until a notice counts as received", "duration", PROCEDURE, _BINDS),
    Concept("Notices", "to_payment", "notice of a dividend counted to its payment", "yes", PROCEDURE, _FREES),
    Concept("Notices", "contents", "contents of a notice", "list", PROCEDURE, _BINDS),
)

CONCEPTS: tuple[Concept, ...] = (*_OF_STOCK, *_MONEY, *_CONTROL, *_CHANGE, *_PAPERS)
_BY_PLACE = {(each.clause, each.field): each for each in CONCEPTS}


def concept_of(clause: str, field: str) -> Concept:
    """The concept of one field of a class of the model."""
    return _BY_PLACE[clause, field]


def graver(first: str, second: str) -> str:
    """The graver of two grades."""
    return max(first, second, key=GRADES.index)
