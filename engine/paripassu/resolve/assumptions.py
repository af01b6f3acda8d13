"""What the law adds to the terms of every company: printed with its reason, so that nobody takes it for the paper's."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from paripassu.model.citations import Assumption, Cite, Item, cited_in
from paripassu.model.clauses import Conversion, VotesBasis
from paripassu.model.terms import Company, Stock
from paripassu.resolve.outline import PUBLIC_RECORD
from paripassu.resolve.scope import Scope


def class_vote_on_increase(scope: Scope, company: Company, said: Item[bool] | None) -> Item[bool]:
    """Whether a class votes by itself on an increase of its own authorized number, by the charter or else by law."""
    if said is not None:
        return said
    law = Cite("", "DGCL §242(b)(2)")
    text = "An increase of the authorized number of a class also needs a majority of that class by itself."
    because = "the law says so unless the charter opts out, and the charter is not in the record"
    if company.is_foreign:
        because = "the law of Delaware stands in for that of the state of incorporation"
    scope.assume("class vote", text, because, law)
    return Item(value=True, cite=law)


def assume_for_all(scope: Scope, stocks: tuple[Stock, ...]) -> None:
    """What holds for every company, whatever its terms say."""
    scope.assume(
        "shares beyond the authorized number",
        "Shares issued beyond the authorized number are void.",
        "a company has no power to issue them (DGCL §§151(a), 161)",
        Cite("", "DGCL §161"),
    )
    scope.assume(
        "cents",
        "What is shared out is paid in whole cents that add up to the whole, by largest remainder.",
        "no clause says how cents are rounded",
        Cite("", "arithmetic"),
    )
    scope.assume(
        "quorum",
        "Enough were present at a meeting to decide, unless a story tells of abstentions and these come to too few.",
        "the bylaws are not in the record, and a count of votes does not tell who else was there",
        Cite("", "DGCL §216(1)"),
    )
    for stock in stocks:
        assume_of_votes(scope, stock)
        if stock.is_series and _has_preference(stock) and not _has_rank(stock):
            text = (
                f"{stock.name} ranks ahead of common stock, and with the other preferred where these do not say else."
            )
            scope.assume(f"rank of {stock.name}", text, "its own terms do not say", stock.cite)


def at_home(company: Company, assumptions: list[Assumption]) -> tuple[Assumption, ...]:
    """The assumptions by the law of the company's own state, which is itself assumed to be that of Delaware."""
    if not company.is_foreign:
        return tuple(assumptions)
    text = f"The law of {company.state} is taken to say what the law of Delaware (DGCL) says."
    law = Assumption("law", text, "the language knows the law of Delaware alone", Cite("", f"law of {company.state}"))
    return (law, *(evolve(each, cite=cited_in(each.cite, company.state)) for each in assumptions))


def assume_of_conversion(scope: Scope, conversion: Conversion) -> None:
    """What a conversion that shareholders set off is silent on, where a careful reader would ask."""
    automatic, reorganization = conversion.automatic, conversion.reorganization
    if automatic is not None:
        text = "An approved increase of the authorized number takes effect on the day of the meeting."
        because = "the certificate of amendment is taken to be filed that day (DGCL §103(d)); no clause gives its day"
        scope.assume("filing", text, because, automatic.cite)
    if automatic is not None and any(approval.is_sufficient for approval in automatic.value):
        text = (
            "Whether an increase is sufficient is judged on the day of the last approval, by what is outstanding then."
        )
        scope.assume("when an increase is sufficient", text, "the terms do not name the day", automatic.cite)
    if reorganization is not None:
        text = "The conversion right carries over by itself; nobody need make the provision that the terms call for."
        scope.assume("reorganizations", text, "a breach of that duty would be an event of its own", reorganization.cite)


def assume_of_votes(scope: Scope, stock: Stock) -> None:
    """Stock that votes as converted votes before it may convert, which not every paper says."""
    voting, conversion = stock.voting, stock.conversion
    basis = voting.votes.value if voting is not None and voting.votes is not None else None
    if voting is None or voting.votes is None or not isinstance(basis, VotesBasis) or not basis.as_converted:
        return
    if conversion is not None and conversion.automatic is not None and conversion.optional is None:
        text = f"{stock.name} votes for the shares that it could convert into, though it may not convert yet."
        because = "the terms count the shares into which it could be converted, not those it may demand"
        scope.assume(f"votes of {stock.name} before conversion", text, because, voting.votes.cite)


def _has_preference(stock: Stock) -> bool:
    return stock.liquidation is not None


def _has_rank(stock: Stock) -> bool:
    clause = stock.liquidation
    return clause is not None and bool(clause.ahead or clause.behind or clause.alike)


def with_votes(scope: Scope, stock: Stock) -> Stock:
    """A stock whose terms are silent on votes has one a share, by law; one that is not on record, none known."""
    if stock.votes is not None or stock.is_blank_check or (stock.voting is not None and stock.voting.votes is not None):
        return stock
    if stock.is_series and all(clause.cite.section == PUBLIC_RECORD for clause in stock.clauses):
        text = f"No votes are counted for {stock.name}."
        scope.assume(f"votes of {stock.name}", text, "its certificate is not in the record", stock.cite)
        return stock
    law = Cite("", "DGCL §212(a)")
    scope.assume(f"votes of {stock.name}", f"Each share of {stock.name} has one vote.", "its terms do not say", law)
    return evolve(stock, votes=Item(Fraction(1), law))
