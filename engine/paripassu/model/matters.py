"""What an act is about, in the words that clauses use to pick acts out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from paripassu.model.quantities import Threshold
from paripassu.value import Value, frozen


@frozen(eq=False, repr=False)
class Matter(Value):
    """One kind of act, narrowed: "merger"; a transfer of more than `above` of the votes; an amendment of `sections`.

    `kind` is one of MATTERS. `of` narrows to a class, `above` to a share of the votes that must be exceeded,
    `sections` to parts of the terms, `on` to stock outstanding on a day; `unless_kept` leaves out deals after which the
    holders keep so much of the votes, `unless_survives` mergers that the company survives. With `rights_only` an
    amendment counts if it changes the rights that stand in the sections, not if it changes other words there.
    """

    kind: str
    of: str = ""
    above: Fraction | None = None
    sections: tuple[str, ...] = ()
    on: date | None = None
    unless_kept: Threshold | None = None
    unless_survives: bool = False
    rights_only: bool = False


# The closed vocabulary: the key is the kind, the value is how an explanation says it.
MATTERS: dict[str, str] = {
    "liquidation": "liquidation, dissolution or winding up",
    "merger": "merger or consolidation",
    "consolidation": "consolidation",
    "sale of substantially all assets": "sale of all or substantially all assets",
    "sale of less than substantially all assets": "sale of less than substantially all assets",
    "capital reorganization": "capital reorganization",
    "reclassification": "reclassification",
    "recapitalization": "recapitalization",
    "transfer of voting securities": "transfer of voting securities",
    "purchase of stock": "purchase of stock by the company",
    "redemption of stock": "redemption of stock",
    "skipped dividend": "skipped dividend",
    "waiver of dividend": "waiver of a dividend",
    "record date for dividend": "record date for a dividend",
    "record date for distribution": "record date for a distribution",
    "record date for subscription": "record date for a right to subscribe",
    "record date for other right": "record date for another right",
    "record date to vote": "record date merely to vote",
    "dividend on junior stock": "dividend on junior stock",
    "repurchase of junior stock": "repurchase of junior stock",
    "amendment reducing liquidation amount": "amendment that reduces the liquidation amount",
    "amendment changing seniority": "amendment that changes seniority in liquidation",
    "amendment changing section": "amendment that cancels or modifies a section",
    "unequal amendment": "amendment that treats holders of one series unequally",
    "amendment": "amendment of the charter",
    "senior issue": "creation or issue of a senior series",
    "parity issue": "creation or issue of a series of equal rank",
    "junior issue": "creation or issue of a junior series",
    "increase of authorized": "increase of the authorized number",
    "issuance of conversion shares": "issuance of the conversion shares",
    "waiver of adjustment": "waiver of the adjustment of the conversion price",
    "waiver of section": "waiver of a section",
    "conversion of the series": "conversion of the series by its vote",
    "raised conversion rate": "conversion rate raised by the company for a time",
    "written consent": "action by written consent",
    "adverse action": "action or omission that adversely affects the series",
    "transfer of shares": "transfer of shares",
    "treatment as a liquidation": "treatment of a deal as a liquidation",
    "split": "split, reverse split or stock dividend",
    "public offering": "public offering",
    "change of control": "change of control",
}


@frozen(eq=False, repr=False)
class Group(Value):
    """Stock picked out by a description.

    `kind` is "class" (then `name`), "stock outstanding on" or "preferred outstanding on" (then `on`),
    "other preferred", "senior" (later series that rank ahead), "junior", or "everything". `except_for` lists classes
    left out. A description may hold for a time only: from `since` on, `before` a day, or `while_default` lasts.
    """

    kind: str
    name: str = ""
    on: date | None = None
    except_for: tuple[str, ...] = ()
    since: date | None = None
    before: date | None = None
    while_default: bool = False


def is_in_force(group: Group, day: date | None, *, in_default: bool) -> bool:
    """Whether a description holds on a day (None: before every day that terms name)."""
    if group.while_default and not in_default:
        return False
    if group.since is not None and (day is None or day < group.since):
        return False
    return group.before is None or day is None or day < group.before
