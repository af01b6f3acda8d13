"""Charts of curves: what is drawn where, as SVG, as PNG, and as letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from PIL import Image

from paripassu.diagnostics.palette import PLAIN
from paripassu.model.claims import CarveOut, Conversion, Converts, Gauge, Structure, Trigger, common
from paripassu.report.plot_colors import PAPER, color_of, dash_of, is_dark
from paripassu.report.plot_layout import chart
from paripassu.report.plot_panels import at
from paripassu.report.plot_png import missing_painter, png_bytes
from paripassu.report.plot_scale import Scale, round_step, round_up, short_money
from paripassu.report.plot_series import last_amount, series_of
from paripassu.report.plot_shapes import Area, Chart, Pill, Shape, Stroke, Words
from paripassu.report.plot_svg import svg_lines
from paripassu.report.plot_terminal import sketch_lines
from paripassu.waterfall.curve import payout_curve
from waterfall.structures import MILLION, NEVER, ordinary, plain, sharing

F = Fraction
M = MILLION

STACK = payout_curve(
    Structure(
        (
            ordinary("Common", M),
            sharing("C", 1_500_000, 15 * M, 1, cap=30 * M),
            sharing("B", 300_000, 2_100_000, 2, cap=4_200_000),
            sharing("A", 200_000, 900_000, 3, cap=1_800_000),
        )
    )
)
FORCED = payout_curve(
    Structure(
        (
            evolve(plain("A", 10 * M, 50 * M), conversion=Conversion(Converts.MAY, Trigger(Gauge.ASSETS, F(60 * M)))),
            common("Common", F(10 * M)),
        ),
        (CarveOut("Costs & fees", F(M)),),
    )
)


def texts(drawn: Chart) -> list[str]:
    return [shape.text for shape in drawn.shapes if isinstance(shape, Words)]


def of_kind(drawn: Chart, kind: type[Shape], color: str) -> list[Shape]:
    return [shape for shape in drawn.shapes if isinstance(shape, kind) and shape.color == color]


def test_whoever_is_paid_first_is_at_the_bottom_of_the_stack() -> None:
    assert [own.name for own in series_of(STACK, F(75 * M))] == ["C", "B", "A", "Common"]
    assert [own.name for own in series_of(FORCED, F(75 * M))] == ["Costs & fees", "A", "Common"]


def test_series_are_the_exact_payments_at_both_ends_of_every_piece() -> None:
    series = series_of(STACK, F(75 * M))
    for own in series:
        for assets, dollars in own.paid:
            assert dollars == STACK(assets)[own.name]
    assert series[-1].above == [(assets, assets) for assets, _ in series[0].paid]


def test_a_jump_stands_upright() -> None:
    paid = next(own.paid for own in series_of(FORCED, F(75 * M)) if own.name == "A")
    at_jump = [dollars for assets, dollars in paid if assets == 60 * M]
    assert at_jump == [50 * M, F(59 * M, 2)]


def test_payees_that_never_get_anything_are_not_drawn() -> None:
    assert [own.name for own in series_of(STACK, F(16 * M))] == ["C", "B"]


def test_a_curve_is_drawn_some_way_beyond_its_last_breakpoint() -> None:
    assert last_amount(STACK) == 75 * M
    assert last_amount(STACK, F(5)) == 5
    assert last_amount(payout_curve(Structure((ordinary("Common", M),)))) == M


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (F(0), "$0"),
        (F(43_500_000), "$43.5M"),
        (F(104_264_500), "$104.2645M"),
        (F(2 * 10**9), "$2B"),
        (F(3 * 10**15), "$3,000T"),
        (F(1500), "$1.5k"),
        (F(49_903_345), "$49,903,345.00"),
        (F(20, 3), "$6.67"),
        (F(14_000_000, 3), "$4,666,666.67"),
    ],
)
def test_an_amount_is_short_where_that_is_exact(amount: Fraction, text: str) -> None:
    assert short_money(amount) == text


def test_steps_are_one_two_or_five_times_a_power_of_ten() -> None:
    assert [round_step(F(least)) for least in ("0.3", "1", "1.1", "4", "6", "1200")] == [F(1, 2), 1, 2, 5, 10, 2000]
    assert round_up(F(174_800_000)) == 180 * M
    assert round_up(F(75 * M)) == 75 * M


def test_a_scale_puts_amounts_where_they_belong() -> None:
    scale = Scale(F(100), F(40), F(240))
    assert [scale(F(amount)) for amount in (0, 25, 100)] == [40, 90, 240]
    assert scale.ticks(5) == [0, 20, 40, 60, 80, 100]


def test_a_line_is_as_high_between_its_points_as_they_say() -> None:
    points = [(F(0), F(0)), (F(10), F(20)), (F(10), F(5)), (F(20), F(5))]
    assert [at(points, F(assets)) for assets in (0, 5, 10, 15, 20)] == [0, 10, 5, 5, 5]


def test_every_breakpoint_has_its_number_its_amount_and_its_reason() -> None:
    said = texts(chart(STACK, "Stacked Caps"))
    assert said[0] == "Stacked Caps"
    assert "$31.5M  cap of A reached" in said
    assert "$60M  C converts" in said
    # Three marks too near to each other share a pill, but not a line of the list.
    assert "1-3" in said
    assert [text for text in said if re.fullmatch("[0-9]", text)] == [*"456789", *"123456789"]


def test_a_jump_says_who_gains_and_loses() -> None:
    said = " ".join(texts(chart(FORCED, "Forced")))
    assert "$60M  A must convert; A loses $20,500,000.00 at once" in said
    assert "Common gains $20,500,000.00 at once" in said


def test_payees_are_listed_with_what_they_get_in_the_end() -> None:
    said = texts(chart(STACK, "Stacked Caps"))
    place = said.index("At $75M")
    assert said[place + 1 : place + 5] == ["Common", "$25,000,000.00", "A", "$5,000,000.00"]


def test_axes_have_their_units() -> None:
    said = texts(chart(STACK, "Stacked Caps"))
    assert "Assets paid out (US dollars)" in said
    assert {"$0", "$20M", "$40M", "$60M"} < set(said)


def test_an_area_follows_the_exact_stack() -> None:
    drawn = chart(STACK, "Stacked Caps", F(15 * M))
    (area,) = of_kind(drawn, Area, color_of(0))
    assert isinstance(area, Area)
    left, right = F(84), F(760)
    low, high = F(380), F(128)
    assert area.points == ((left, low), (right, low), (right, high), (left, low))


def test_white_lines_part_areas_and_never_hide_them() -> None:
    assert len(of_kind(chart(STACK, "Stacked Caps"), Stroke, PAPER)) == 3
    thin = Structure((*(plain(f"P{place}", 1, 10) for place in range(90)), ordinary("Common", 10 * M)))
    assert of_kind(chart(payout_curve(thin), "Thin", F(M)), Stroke, PAPER) == []


def test_every_payee_has_a_line_in_its_color_and_its_name_at_the_end() -> None:
    drawn = chart(STACK, "Stacked Caps")
    for place in range(4):
        widths = [shape.width for shape in of_kind(drawn, Stroke, color_of(place)) if isinstance(shape, Stroke)]
        assert widths == [F(5, 2), 1]
    ends = [shape for shape in drawn.shapes if isinstance(shape, Words) and shape.x == 776]
    assert [end.text for end in ends] == ["C", "Common", "B", "A"]
    heights = [end.y for end in ends]
    assert all(lower - upper >= 15 for upper, lower in pairwise(heights))


def test_names_at_one_height_are_pushed_apart_and_stay_above_the_axis() -> None:
    alike = Structure(tuple(plain(f"P{place}", 10, 10) for place in range(6)))
    drawn = chart(payout_curve(alike), "Alike", F(60))
    heights = [shape.y for shape in drawn.shapes if isinstance(shape, Words) and shape.x == 776]
    assert len(set(heights)) == 6
    assert max(heights) <= 644


def test_of_very_many_payees_those_are_listed_that_get_most() -> None:
    many = Structure(tuple(plain(f"P{place}", 10, 100 + place, conversion=NEVER) for place in range(40)))
    said = texts(chart(payout_curve(many), "Many"))
    assert "26 others" in said
    assert "P39" in said
    assert "P3" not in said


def test_of_very_many_breakpoints_the_rest_is_counted() -> None:
    many = Structure(tuple(plain(f"P{place}", 10, 100 + place, place) for place in range(40)))
    drawn = chart(payout_curve(many), "Many")
    assert any(text.startswith("and ") and "pari payout --curve" in text for text in texts(drawn))
    assert drawn.height < 1400


def test_doubt_is_a_bar_under_the_axis_and_a_sentence() -> None:
    raised = evolve(plain("A", 10, 40), conversion=Conversion(Converts.MAY, Trigger(Gauge.COMMON_PRICE, F(2))))
    curve = payout_curve(Structure((raised, common("Common", F(10)))))
    doubt = curve.ambiguities[0]
    drawn = chart(curve, "Doubt")
    assert any(text.endswith(f"{doubt.standing.value} (orange bar).") for text in texts(drawn))
    bars = [shape for shape in of_kind(drawn, Area, color_of(5)) if isinstance(shape, Area)]
    assert bars[0].points[0][1] == 640


def test_colors_that_come_again_are_lighter_or_darker_and_dashed() -> None:
    assert len({color_of(place) for place in range(24)}) == 24
    assert [dash_of(place) for place in (0, 8, 16, 24)] == [0, 7, 3, 0]
    assert is_dark("0072b2")
    assert not is_dark("e69f00")


def test_svg_is_xml_with_a_title_and_words_for_those_who_cannot_see(golden: Callable[[str, str], None]) -> None:
    text = "\n".join(svg_lines(chart(FORCED, "Smith & Sons <Inc>"))) + "\n"
    root = ET.fromstring(text)  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Smith & Sons <Inc>"
    assert root.findtext(f"{space}desc") == ("Smith & Sons <Inc>: who gets what from $0 to $75M, with 3 breakpoints.")
    assert (root.get("width"), root.get("viewBox")) == ("1280", "0 0 1280 720")
    golden("plot/forced.svg", text)


def test_a_number_of_pixels_has_at_most_two_decimals() -> None:
    drawn = Chart(10, 10, "", "", (Pill(F(5), F(1, 3), F(2), F(7, 2), "000000"), Stroke(((F(-1, 200), F(0)),), "fff")))
    lines = list(svg_lines(drawn))
    assert lines[-3] == '<rect x="4" y="-1.42" rx="1.75" width="2" height="3.5" fill="#000000"/>'
    assert lines[-2].startswith('<polyline points="0,0" ')


def test_png_has_the_colors_of_the_chart_where_the_svg_has_them() -> None:
    image = Image.open(BytesIO(png_bytes(chart(STACK, "Stacked Caps")))).convert("RGB")
    assert image.size == (2560, 1440)
    # Near the right end of the stack: Common is on top, C at the bottom; above the title there is nothing.
    assert image.getpixel((1400, 420)) == tuple(bytes.fromhex(color_of(3)))
    assert image.getpixel((1400, 700)) == tuple(bytes.fromhex(color_of(0)))
    assert image.getpixel((10, 10)) == (255, 255, 255)


def test_png_has_letters_without_any_font_of_the_system() -> None:
    words = Chart(40, 20, "", "", (Words(F(20), F(15), "W", 14, "000000", "middle", is_bold=True),))
    image = Image.open(BytesIO(png_bytes(words))).convert("L")
    dark = sum(image.histogram()[:128])
    assert 100 < dark < 600


def test_dashes_are_as_long_as_the_gaps() -> None:
    line = Chart(40, 20, "", "", (Stroke(((F(0), F(10)), (F(40), F(10))), "000000", F(2), 5),))
    image = Image.open(BytesIO(png_bytes(line))).convert("L")
    row = [value < 128 for value in image.tobytes()[20 * 80 : 21 * 80]]
    assert row[2:8] == [True] * 6
    assert row[12:18] == [False] * 6
    assert row[22:28] == [True] * 6


def test_the_same_chart_is_the_same_bytes() -> None:
    drawn = chart(STACK, "Stacked Caps")
    assert png_bytes(drawn) == png_bytes(drawn)


def test_without_pillow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_painter("board.png") == ()
    monkeypatch.setattr("paripassu.report.plot_png.find_spec", lambda name: None if name == "PIL" else find_spec(name))
    (found,) = missing_painter("board.png")
    assert (found.code.id, found.message) == ("F027", "Drawing `board.png` needs the package Pillow.")
    assert (
        found.hint == "Install it with `pip install 'paripassu[plot]'`, or ask for an .svg file, which needs nothing."
    )


def test_a_sketch_is_made_of_letters(golden: Callable[[str, str], None]) -> None:
    text = "\n".join(sketch_lines(STACK, "Stacked Caps", PLAIN)) + "\n"
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 100
    golden("plot/stack.txt", text)


def test_every_payee_has_a_letter_of_its_own() -> None:
    alike = Structure(tuple(plain(name, 10, 10) for name in ("Alpha", "Alto", "alma", "Ahab")))
    text = "\n".join(sketch_lines(payout_curve(alike), "Alike", PLAIN, F(40)))
    assert re.findall(r"^   (\w)  (\w+)  ", text, re.MULTILINE) == [
        ("h", "Ahab"), ("l", "alma"), ("a", "Alto"), ("A", "Alpha"),
    ]  # fmt: skip
