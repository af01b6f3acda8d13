"""All checks of a set of terms, each in a file named after what it finds."""

from __future__ import annotations

from paripassu.checks.amendment_by_merger import check_amendment_by_merger
from paripassu.checks.amount_not_stated import check_amount_not_stated
from paripassu.checks.calendar_not_installed import check_calendar_not_installed
from paripassu.checks.conversion_beyond_authorized import check_conversion_beyond_authorized
from paripassu.checks.cumulative_and_declared import check_cumulative_and_declared
from paripassu.checks.deadline_out_of_reach import check_deadline_out_of_reach
from paripassu.checks.defined_and_unused import check_defined_and_unused
from paripassu.checks.definition_unused import check_definition_unused
from paripassu.checks.designated_beyond_authorized import check_designated_beyond_authorized
from paripassu.checks.fixed_trigger_price import check_fixed_trigger_price
from paripassu.checks.fractions_unsettled import check_fractions_unsettled
from paripassu.checks.ignored import without_ignored
from paripassu.checks.in_kind_beyond_designated import check_in_kind_beyond_designated
from paripassu.checks.market_price_adjusted import check_market_price_adjusted
from paripassu.checks.mergers_unsettled import check_mergers_unsettled
from paripassu.checks.negative_amount import check_negative_amount
from paripassu.checks.never_reached import check_never_reached
from paripassu.checks.notice_without_period import check_notice_without_period
from paripassu.checks.overlapping_rules import check_overlapping_rules
from paripassu.checks.par_above_stated_value import check_par_above_stated_value
from paripassu.checks.rank_change_unclear import check_rank_change_unclear
from paripassu.checks.rank_gap import check_rank_gap
from paripassu.checks.rank_without_amount import check_rank_without_amount
from paripassu.checks.ranked_against_itself import check_ranked_against_itself
from paripassu.checks.reading_without_difference import check_reading_without_difference
from paripassu.checks.record_date_too_early import check_record_date_too_early
from paripassu.checks.redemption_beyond_funds import check_redemption_beyond_funds
from paripassu.checks.redemption_order import check_redemption_order
from paripassu.checks.rounded_twice import check_rounded_twice
from paripassu.checks.says_nothing import check_says_nothing
from paripassu.checks.splits_unadjusted import check_splits_unadjusted
from paripassu.checks.threshold_never_met import check_threshold_never_met
from paripassu.diagnostics.findings import Diagnostic
from paripassu.model.terms import Terms

_CHECKS = (
    check_calendar_not_installed,
    check_par_above_stated_value,
    check_conversion_beyond_authorized,
    check_designated_beyond_authorized,
    check_rank_without_amount,
    check_amount_not_stated,
    check_negative_amount,
    check_fractions_unsettled,
    check_notice_without_period,
    check_defined_and_unused,
    check_definition_unused,
    check_says_nothing,
    check_reading_without_difference,
    check_rank_gap,
    check_rank_change_unclear,
    check_ranked_against_itself,
    check_never_reached,
    check_overlapping_rules,
    check_deadline_out_of_reach,
    check_threshold_never_met,
    check_in_kind_beyond_designated,
    check_splits_unadjusted,
    check_mergers_unsettled,
    check_amendment_by_merger,
    check_redemption_beyond_funds,
    check_cumulative_and_declared,
    check_market_price_adjusted,
    check_fixed_trigger_price,
    check_rounded_twice,
    check_record_date_too_early,
    check_redemption_order,
)


def check_terms(terms: Terms) -> tuple[Diagnostic, ...]:
    """Whatever makes no sense in terms that are otherwise sound, and what cannot be run yet; once at each place.

    What a comment of the terms lets stand is left out.
    """
    found: dict[tuple[str, str, int], Diagnostic] = {}
    for check in _CHECKS:
        for finding in check(terms):
            span = finding.at.span
            found.setdefault((finding.code.id, span.source.name, span.start), finding)
    return tuple(without_ignored(terms, list(found.values())))
