"""The page of a comparison in a real browser: it is laid out, reached by keyboard, readable, quiet and alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import call
from devtools import Page, shown

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"
TAB, ENTER, SPACE = 9, 13, 32
# For every element with words of its own: how its color stands out from what lies behind it (as WCAG 2 has it).
CONTRASTS = """
(() => {
  const parts = c => (c.match(/[0-9.]+/g) || []).map(Number);
  const line = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * line(r) + 0.7152 * line(g) + 0.0722 * line(b);
  const behind = e => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
  const found = [];
  for (const e of document.querySelectorAll('body *')) {
    if (['SCRIPT', 'STYLE', 'TITLE', 'DESC'].includes(e.tagName.toUpperCase())) continue;
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const style = getComputedStyle(e);
    const own = e.namespaceURI.endsWith('svg') ? style.fill : style.color;
    const [a, b] = [light(parts(own)), light(behind(e))].sort((x, y) => y - x);
    found.push((a + 0.05) / (b + 0.05));
  }
  return found;
})()
"""
REACHED = "document.activeElement.tagName + ' ' + (document.activeElement.getAttribute('role') || '')"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("page")
    shortfall = str(NSTOR / "series-k-shortfall.events")
    words = ("--after", shortfall, "--script", shortfall, "--format", "html", "--output", str(folder / "page.html"))
    assert call("compare", str(NSTOR / "series-k.terms"), str(NSTOR / "series-i.terms"), *words).code == 0
    with shown(folder / "page.html", folder / "profile") as opened:
        yield opened


def test_the_browser_has_nothing_to_complain_of(page: Page) -> None:
    assert page.run("document.readyState") == "complete"
    assert page.said("Runtime.exceptionThrown") == []
    assert page.said("Runtime.consoleAPICalled") == []
    assert page.said("Log.entryAdded") == []


def test_nothing_but_the_page_is_asked_for(page: Page) -> None:
    asked = [event["request"]["url"] for event in page.said("Network.requestWillBeSent")]
    assert [url.rpartition("/")[2] for url in asked] == ["page.html"]
    assert asked[0].startswith("file:///")


@pytest.mark.parametrize("width", [1280, 800, 375])
def test_a_window_of_any_width_shows_the_page_without_scrolling_sideways(page: Page, width: int) -> None:
    page.resize(width, 800)
    assert page.run("document.documentElement.scrollWidth") <= width
    assert page.run("document.querySelector('main').getBoundingClientRect().width") > width / 2
    hidden = "[...document.querySelectorAll('h1,h2,h3,summary,svg')].filter(e => !e.getClientRects().length).length"
    assert page.run(hidden) == 0
    page.resize(1280, 800)


def test_every_fold_and_every_wide_table_is_reached_by_keyboard_in_order(page: Page) -> None:
    stops = page.run("document.querySelectorAll('summary, .wide').length")
    page.run("document.body.focus(); window.scrollTo(0, 0)")
    reached = []
    for _ in range(stops):
        page.press("Tab", TAB)
        reached.append(page.run(REACHED))
    assert stops > 20
    assert set(reached) == {"SUMMARY ", "DIV region"}
    page.run("document.activeElement.blur()")


@pytest.mark.parametrize(("key", "code"), [("Enter", ENTER), (" ", SPACE)])
def test_a_fold_opens_and_shuts_by_keyboard(page: Page, key: str, code: int) -> None:
    page.run("document.querySelector('summary').focus()")
    assert page.run("document.activeElement.parentElement.open") is False
    page.press(key, code)
    assert page.run("document.activeElement.parentElement.open") is True
    assert page.run("document.activeElement.nextElementSibling.getClientRects().length") == 1
    page.press(key, code)
    assert page.run("document.activeElement.parentElement.open") is False


def test_what_has_the_focus_is_seen_to_have_it(page: Page) -> None:
    page.run("document.querySelector('summary').focus()")
    page.press("Tab", TAB)
    style = "getComputedStyle(document.activeElement)"
    assert page.run(f"{style}.outlineStyle") == "solid"
    assert page.run(f"parseFloat({style}.outlineWidth)") >= 3


def test_every_word_stands_out_seven_times_from_what_lies_behind_it(page: Page) -> None:
    page.run("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = page.run(CONTRASTS)
    page.run("document.querySelectorAll('details').forEach(fold => fold.open = false)")
    assert len(found) > 100
    assert min(found) >= 7


def test_who_cannot_see_is_told_of_headings_pictures_and_tables(page: Page) -> None:
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")
    ]
    pictures = [name for role, name in named if role in {"image", "img"}]
    words = "What the second pays beyond the first, in dollars, by the assets paid out, for Common, J and K."
    assert pictures == [f"What the second pays beyond the first {words}"]
    assert [name for role, name in named if role == "table" and not name] == []
    assert sum(role == "columnheader" for role, _ in named) > 10
    assert sum(role == "rowheader" for role, _ in named) > 10
    assert next(name for role, name in named if role == "heading").endswith("series-i.terms")
    assert [role for role, _ in named if role == "main"] == ["main"]


def test_everything_is_open_on_paper_and_as_before_after_it(page: Page) -> None:
    shut = "[...document.querySelectorAll('details')].filter(fold => !fold.open).length"
    before = page.run(shut)
    page.run("addEventListener('beforeprint', () => { window.shutOnPaper = " + shut + "; })")
    printed = base64.b64decode(page.ask("Page.printToPDF")["data"])
    assert printed.startswith(b"%PDF-")
    assert (before > 5, page.run("window.shutOnPaper"), page.run(shut)) == (True, 0, before)
