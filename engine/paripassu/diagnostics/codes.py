"""The codes of all findings: one letter for the stage, three digits that are never used again, and a slug for people.

Letters: S syntax, N names, T amounts and dates, L sense of the deal, R run, F files and formats.
Each code has a page in `docs/errors`, which the tests run.
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Severity = Literal["error", "warning"]


@frozen
class Code:
    """One kind of finding: its number, its name, how grave it is, and what it says in general."""

    id: str
    slug: str
    severity: Severity
    title: str

    @property
    def page(self) -> str:
        """Name of the page in `docs/errors`."""
        return f"{self.id}-{self.slug}.md"

    @property
    def is_drafting(self) -> bool:
        """Whether it is about the sense of the deal, which the writer of the terms may let stand."""
        return self.id.startswith("L4") and self.id < "L489"


# Letter F, files and formats
FILE_NOT_FOUND = Code("F001", "file-not-found", "error", "A file that was asked for does not exist.")
UNREADABLE_FILE = Code("F002", "unreadable-file", "error", "A file exists but could not be read.")
BINARY_FILE = Code("F003", "binary-file", "error", "A file holds something other than text.")
FILE_TOO_LARGE = Code("F004", "file-too-large", "error", "A file is larger than what is read.")
UNKNOWN_ENCODING = Code("F005", "unknown-encoding", "warning", "A text is not UTF-8 and was read as Windows-1252.")
UNKNOWN_FILE_KIND = Code("F006", "unknown-file-kind", "error", "A file is not of a kind that is asked for.")
CALENDAR_NOT_INSTALLED = Code("F007", "calendar-not-installed", "error", "A holiday calendar is not installed.")
UNWRITABLE_FILE = Code("F008", "unwritable-file", "error", "A file could not be written.")
UNKNOWN_SETTING = Code("F009", "unknown-setting", "error", "A setting is not one that is known.")
WRONG_SETTING = Code("F010", "wrong-setting", "error", "A setting has a value that it cannot have.")
BROKEN_CAPTABLE = Code("F020", "broken-captable", "error", "A cap table is not what it claims to be.")
MISSING_COLUMN = Code("F021", "missing-column", "error", "A cap table lacks a column.")
INCOMPLETE_ROW = Code("F022", "incomplete-row", "error", "A row of a cap table leaves out what it is about.")
COMMON_WITH_PREFERENCE = Code(
    "F023", "common-with-preference", "warning", "A cap table gives common stock a preference or a cap."
)
CAPTABLE_DIFFERS = Code("F024", "captable-differs", "warning", "A cap table says other things than the terms.")
UNCOUNTED_SECURITY = Code("F025", "uncounted-security", "warning", "A security of a cap table is not counted.")
UNKNOWN_SECURITY = Code("F026", "unknown-security", "error", "A transaction names what its bundle does not have.")
EXTRA_NOT_INSTALLED = Code("F027", "extra-not-installed", "error", "What is asked for needs an optional package.")
NO_AMOUNTS = Code("F030", "no-amounts", "error", "A file of amounts holds none.")
OTHER_SWEEP = Code("F031", "other-sweep", "error", "The parts of another sweep stand where this one would go on.")
WORKERS_LOST = Code("F032", "workers-lost", "error", "The workers of a sweep cannot be reached, or were lost.")
NO_SUCH_REVISION = Code("F040", "no-such-revision", "error", "A file could not be read at a revision.")
NO_SECTIONS = Code("F050", "no-sections", "error", "No section of a paper can be told from the others.")

# Letter S, syntax
UNKNOWN_WORD = Code("S001", "unknown-word", "error", "A word is not in the language.")
UNEXPECTED_WORD = Code("S002", "unexpected-word", "error", "A word of the language stands where it does not fit.")
MISSING_WORDS = Code("S003", "missing-words", "error", "A line ends before it is complete.")
UNCLOSED_QUOTE = Code("S004", "unclosed-quote", "error", "A quotation is opened and never closed.")
STRAY_CHARACTER = Code("S005", "stray-character", "error", "A character has no meaning in the language.")
NESTED_TOO_DEEP = Code("S006", "nested-too-deep", "error", "Parentheses stand inside each other too deeply.")
NUMBER_TOO_LONG = Code("S007", "number-too-long", "error", "A number has more digits than any amount needs.")
INDENTED_WITHOUT_A_CLAUSE = Code(
    "S008", "indented-without-a-clause", "error", "An indented line has no clause to belong to."
)
ITEMS_NOT_EXPECTED_HERE = Code("S009", "items-not-expected-here", "error", "A line that stands alone has items.")
NOTHING_TO_VOTE_ON = Code("S010", "nothing-to-vote-on", "error", "Votes are counted, and no act is put to the vote.")
SAID_TWICE = Code("S011", "said-twice", "error", "A line says a second time what may be said once.")
LINE_TOO_LONG = Code("S012", "line-too-long", "error", "A line has more words than anyone writes.")

# Letter N, names
UNKNOWN_CLASS = Code("N101", "unknown-class", "error", "A class or series of stock is named but not declared.")
UNKNOWN_HOLDER = Code("N102", "unknown-holder", "error", "A holder is named who never held any stock.")
DUPLICATE_SERIES = Code("N103", "duplicate-series", "error", "Two series have one name.")
UNKNOWN_SECTION = Code("N104", "unknown-section", "error", "A section is cited that the terms do not have.")
UNKNOWN_READING = Code("N105", "unknown-reading", "error", "A reading is chosen that the terms do not offer.")
MISSING_INCLUDE = Code("N106", "missing-include", "error", "A file that is included does not exist.")
INCLUDE_CYCLE = Code("N107", "include-cycle", "error", "A file includes itself, directly or through others.")
CLASHING_CLAUSES = Code("N108", "clashing-clauses", "error", "Two clauses of one kind say different things.")
MISSING_SECTION = Code("N109", "missing-section", "error", "A section that the terms need is missing.")
RANK_CYCLE = Code("N110", "rank-cycle", "error", "Series rank ahead of each other in a circle.")
UNKNOWN_CALENDAR = Code("N111", "unknown-calendar", "error", "A holiday calendar is named that is not known.")
DUPLICATE_CLASS = Code("N112", "duplicate-class", "error", "Two classes of stock have one name.")
NO_SERIES_TO_FOLLOW = Code("N114", "no-series-to-follow", "error", "A file to be like has no series, or several.")
DUPLICATE_READING = Code("N115", "duplicate-reading", "error", "Two readings of one question have one name.")
ANSWER_MISSING = Code("N116", "answer-missing", "error", "A question is asked and not answered.")
DUPLICATE_COMPANY = Code("N117", "duplicate-company", "error", "Two companies are declared.")
NO_COMPANY = Code("N118", "no-company", "error", "No company is declared.")
UNKNOWN_TARGET = Code("N113", "unknown-target", "error", "Something is asked about that a run does not have.")
SCRIPT_WITHOUT_COMPANY = Code("N119", "script-without-company", "error", "A script does not name its company file.")
CLAUSE_WITHOUT_SERIES = Code("N120", "clause-without-series", "error", "A clause stands above any class or series.")
CONTRADICTORY_RANKS = Code("N130", "contradictory-ranks", "error", "Two lines rank the same two series differently.")
DUPLICATE_PAYEE = Code("N131", "duplicate-payee", "error", "Two that are paid or held have one name.")
EMPTY_QUOTES = Code("N132", "empty-quotes", "error", "Nothing stands between two quotes.")
SERIES_OF_A_SERIES = Code("N133", "series-of-a-series", "error", "A series is said to be one of another series.")
UNDEFINED_TERM = Code("N150", "undefined-term", "error", "A name stands for an amount that no rule defines.")
RULES_IN_A_CIRCLE = Code("N151", "rules-in-a-circle", "error", "Sections prevail over each other in a circle.")
UNKNOWN_DEFAULT = Code("N134", "unknown-default", "error", "A default is cured that nobody told of.")

# Letter T, amounts and dates
WRONG_DATE = Code("T201", "wrong-date", "error", "A date is not in the calendar.")
NEGATIVE_AMOUNT = Code("T202", "negative-amount", "error", "An amount is below zero where it cannot be.")
ZERO_AMOUNT = Code("T203", "zero-amount", "error", "An amount is zero where it cannot be.")
UNITS_DO_NOT_FIT = Code("T204", "units-do-not-fit", "error", "Two amounts of different units are put together.")
EVENTS_OUT_OF_ORDER = Code("T205", "events-out-of-order", "error", "An event is dated before the one above it.")
MALFORMED_NUMBER = Code("T206", "malformed-number", "error", "A number is not written as numbers are.")
PART_ABOVE_WHOLE = Code("T207", "part-above-whole", "error", "A part of a whole is more than all of it.")
UNKNOWN_DAY_COUNT = Code("T208", "unknown-day-count", "error", "A way to count days is named that is not known.")
AMOUNT_IN_A_CIRCLE = Code("T209", "amount-in-a-circle", "error", "An amount is defined by itself.")
NUMBERS_DO_NOT_ADD_UP = Code("T211", "numbers-do-not-add-up", "error", "The parts of a whole do not come to it.")
DATES_OUT_OF_ORDER = Code("T220", "dates-out-of-order", "error", "The days of one line do not come in order.")

# Letter L, sense of the deal
PAR_ABOVE_STATED_VALUE = Code("L401", "par-above-stated-value", "warning", "A share has more par value than price.")
CONVERSION_BEYOND_AUTHORIZED = Code(
    "L402", "conversion-beyond-authorized", "warning", "A series converts into more stock than is authorized."
)
DESIGNATED_BEYOND_AUTHORIZED = Code(
    "L403", "designated-beyond-authorized", "warning", "More shares are designated than are authorized."
)
RANK_WITHOUT_AMOUNT = Code("L404", "rank-without-amount", "warning", "A series has a rank, and no amount to be paid.")
FRACTIONS_UNSETTLED = Code(
    "L405", "fractions-unsettled", "warning", "A conversion leaves parts of a share, and no clause settles them."
)
NOTICE_WITHOUT_PERIOD = Code("L406", "notice-without-period", "warning", "Notice is due, and no clause says when.")
AMOUNT_NOT_STATED = Code("L407", "amount-not-stated", "warning", "An amount rests on another that no clause states.")
DEFINED_AND_UNUSED = Code("L408", "defined-and-unused", "warning", "Something is defined, and no clause speaks of it.")
SAYS_NOTHING = Code("L409", "says-nothing", "warning", "A clause is opened and says nothing.")
READING_WITHOUT_DIFFERENCE = Code(
    "L410", "reading-without-difference", "warning", "A question has one answer, or two that say the same."
)
RANK_GAP = Code("L411", "rank-gap", "warning", "No line says how two series rank against each other.")
RANK_CHANGE_UNCLEAR = Code("L412", "rank-change-unclear", "warning", "A rank ends on one day and begins on another.")
RANKED_AGAINST_ITSELF = Code("L413", "ranked-against-itself", "warning", "A series is ranked against itself.")
NEVER_REACHED = Code("L414", "never-reached", "warning", "A line holds on no day that the series can see.")
OVERLAPPING_RULES = Code("L415", "overlapping-rules", "warning", "Two lines say different things of one act.")
DEADLINE_OUT_OF_REACH = Code("L416", "deadline-out-of-reach", "warning", "A period cannot be kept beside another.")
THRESHOLD_NEVER_MET = Code("L417", "threshold-never-met", "warning", "A threshold is never met, or always.")
IN_KIND_BEYOND_DESIGNATED = Code(
    "L418", "in-kind-beyond-designated", "warning", "Dividends in kind need more shares than are designated."
)
SPLITS_UNADJUSTED = Code("L419", "splits-unadjusted", "warning", "A conversion is not adjusted for splits.")
MERGERS_UNSETTLED = Code("L420", "mergers-unsettled", "warning", "A preference has no position on mergers.")
AMENDMENT_BY_MERGER = Code("L421", "amendment-by-merger", "warning", "A vote on amendments does not reach mergers.")
REDEMPTION_BEYOND_FUNDS = Code(
    "L422", "redemption-beyond-funds", "warning", "A redemption is not limited to the funds legally available."
)
CUMULATIVE_AND_DECLARED = Code(
    "L423", "cumulative-and-declared", "warning", "Dividends accumulate, and count only if declared."
)
MARKET_PRICE_ADJUSTED = Code("L424", "market-price-adjusted", "warning", "A price that follows the market is adjusted.")
FIXED_TRIGGER_PRICE = Code("L425", "fixed-trigger-price", "warning", "A test names a figure that splits leave behind.")
ROUNDED_TWICE = Code("L426", "rounded-twice", "warning", "Parts of a share are rounded twice.")
RECORD_DATE_TOO_EARLY = Code(
    "L427", "record-date-too-early", "warning", "A record date comes more than 60 days before its dividend."
)
REDEMPTION_ORDER_CLASHES = Code(
    "L428", "redemption-order-clashes", "warning", "Two series contradict each other on who is redeemed first."
)
IGNORES_NOTHING = Code("L489", "ignores-nothing", "warning", "A comment ignores nothing, or does not say why.")

# Letter R, run
OVER_AUTHORIZED = Code("R301", "over-authorized", "error", "More shares are issued than are authorized.")
SHARES_NOT_HELD = Code("R302", "shares-not-held", "error", "Shares are given up by someone who does not hold them.")
EXPECTATION_FAILED = Code("R303", "expectation-failed", "error", "A script expects something else than came out.")
UNDETERMINED = Code("R304", "undetermined", "warning", "An outcome waits for a fact that nobody asserted.")
TALLY_EXCEEDS_VOTES = Code("R305", "tally-exceeds-votes", "error", "More votes are counted than could be cast.")
NO_FRACTIONS = Code("R306", "no-fractions", "error", "Parts of a share are issued of stock that has none.")
NO_RIGHT_TO_CONVERT = Code("R307", "no-right-to-convert", "error", "Stock is converted that does not convert so.")
NOTHING_DECLARED = Code("R308", "nothing-declared", "error", "A dividend is paid that is not there to be paid.")
NO_POWER_TO_CREATE = Code("R309", "no-power-to-create", "error", "Stock is made that the board has no power to make.")
NO_DIVIDENDS = Code("R310", "no-dividends", "error", "A dividend is declared on stock that is entitled to none.")
NO_RIGHT_TO_REDEEM = Code("R312", "no-right-to-redeem", "error", "Stock is redeemed that may not be redeemed so.")
NOT_APPROVED = Code("R313", "not-approved", "error", "The charter is amended although the holders voted against it.")
RECORD_DATE_TOO_LATE = Code("R314", "record-date-too-late", "error", "A record date comes after the vote it is for.")
NEVER_MADE = Code("R315", "never-made", "error", "An event speaks of a series that never came to be.")
WITHOUT_CONSENT = Code("R316", "without-consent", "error", "An act is void because those asked did not consent to it.")
NO_SUCH_DEAL = Code("R317", "no-such-deal", "error", "Money comes out of a deal that nobody told of, or too much.")
NOT_ELECTED = Code("R318", "not-elected", "error", "Directors are said to be elected who did not get the votes.")
NOT_TRANSFERABLE = Code("R319", "not-transferable", "error", "Shares are transferred that may not be transferred so.")
NOT_THEIR_CHOICE = Code("R311", "not-their-choice", "error", "Something is chosen by someone who has no choice.")
NOT_PERMITTED = Code("R350", "not-permitted", "error", "Somebody does what a rule gives no power to do.")
RULES_CONTRADICT = Code("R351", "rules-contradict", "error", "Two rules apply and set one thing differently.")
PAYOUT_WAITS = Code("R320", "payout-waits", "error", "A payout waits for a fact that nobody supplied.")
NOTHING_HELD = Code("R321", "nothing-held", "error", "A payout is asked for, and nobody holds anything.")
SEVERAL_OUTCOMES = Code("R322", "several-outcomes", "warning", "A payout has several stable outcomes, or none.")
CAP_BELOW_PREFERENCE = Code("R323", "cap-below-preference", "warning", "A cap is below what is owed first.")
CAP_OF_ZERO = Code("R324", "cap-of-zero", "error", "A cap comes to zero.")
SHORTFALL_SHARED_TWO_WAYS = Code(
    "R325", "shortfall-shared-two-ways", "error", "Series of one rank share a shortfall by different measures."
)
REST_OVERDIVIDED = Code("R326", "rest-overdivided", "error", "Fixed parts of the rest cannot be divided as written.")
NOBODY_TAKES_THE_REST = Code("R327", "nobody-takes-the-rest", "warning", "Money can be left that no term gives away.")
CONVERTS_INTO_NOTHING = Code("R328", "converts-into-nothing", "error", "A series converts into no shares at all.")
PAID_MORE_THAN_OWED = Code("R329", "paid-more-than-owed", "warning", "A series has had more than it is owed.")
NOTHING_OWED = Code("R330", "nothing-owed", "error", "Damages are paid that nobody is owed.")
CURRENCIES_DIFFER = Code("R340", "currencies-differ", "warning", "Two sides that are compared count in two currencies.")
CLASS_LACKING = Code("R341", "class-lacking", "warning", "A side speaks of stock that the other company does not have.")
SERIES_ON_ONE_SIDE = Code("R342", "series-on-one-side", "warning", "A series has nothing to be compared with.")
RUNS_ON_ONE_SIDE = Code("R343", "runs-on-one-side", "warning", "A script fits the terms of one side only.")
HOLDINGS_DO_NOT_FIT = Code("R344", "holdings-do-not-fit", "warning", "Who holds what does not fit both sides.")


def all_codes() -> tuple[Code, ...]:
    """Every code, in the order of the numbers."""
    return tuple(sorted((value for value in globals().values() if isinstance(value, Code)), key=lambda code: code.id))


def find_code(word: str) -> Code | None:
    """The code of a number (`N101`, in any case) or of a slug (`unknown-class`)."""
    for code in all_codes():
        if word.upper() == code.id or word.lower() == code.slug:
            return code
    return None
