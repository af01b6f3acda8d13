"""What a search found, as blocks: a story for each concept, or how far it looked."""

from __future__ import annotations

import os

from paripassu.compare.comparison import Comparison, Searched
from paripassu.compare.search import WHOLE
from paripassu.report.blocks import Fold, Words
from paripassu.report.compare_story import concept_name, how_far, shows, story_lines


def search_fold(searched: Searched, whole: Comparison) -> Fold:
    """One concept: the story in a line, opening to the script."""
    name = concept_name(searched.found)
    if len(whole.series) > 1:
        name = f"{searched.of}: {name}"
    if searched.story is None:
        return Fold("search", f"{name}: {how_far(searched.found)}")
    lines = script_of(searched, whole)
    inside = (*(Words(line, "code") for line in lines if line), Words(how_far(searched.found), "note"))
    return Fold("search", f"{name}: {shows(searched.story)}", inside)


def script_of(searched: Searched, whole: Comparison, beside: str = ".") -> tuple[str, ...]:
    """The script of a story that was found, which runs on the company of the first side, from a folder beside it."""
    if searched.story is None or searched.found.events is None:
        return ()
    company = os.path.relpath(whole.ours.partition(":")[0], beside)
    about = searched.found.concept
    title = f"Parting over {'' if about == WHOLE else f'{concept_name(searched.found)} of '}{searched.of}"
    return tuple(story_lines(title, company, searched.found.events, searched.story))
