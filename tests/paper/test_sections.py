"""Papers into sections: every style of numbering, what filings wrap around them, and HTML as it is served."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paripassu.paper.labels import labels_at, readings_of, roman_of
from paripassu.paper.paragraphs import paragraphs_of
from paripassu.paper.sections import Section, sections_of


def read(text: str) -> tuple[Section, ...]:
    return sections_of(paragraphs_of(text))


def numbers(text: str) -> list[str]:
    return [f"{each.outer} {each.number}".strip() for each in read(text)]


PLAIN = """\
<DOCUMENT>
<TYPE>EX-3.1
                         CERTIFICATE OF DESIGNATION

     A. The company is one of Delaware.

     1.  Designation.  There are 1,000 shares of  the
series, and no
more.

          (a) Rank. The series is first.

          (b) Notice is due before

               (i)    a merger;

               (ii)   a sale, or

          (c)  an ending,

then, in each case, by mail:  (i) the day and (ii) the place.

<PAGE> 2

     2.  Dividends.  None.
     3.  Voting.  None.
                                    - 2 -
Signed in Delaware.
"""


def test_a_plain_text_is_read_with_its_labels_and_without_its_envelope() -> None:
    assert numbers(PLAIN) == ["§1", "§1(a)", "§1(b)", "§1(b)(i)", "§1(b)(ii)", "§1(c)", "§2", "§3"]
    sections = {each.number: each for each in read(PLAIN)}
    assert (sections["§1"].title, sections["§1(a)"].title, sections["§2"].title) == ("Designation", "Rank", "Dividends")
    assert sections["§1(c)"].text == "an ending,"
    assert sections["§1"].text == (
        "Designation. There are 1,000 shares of the series, and no more. "
        "then, in each case, by mail: (i) the day and (ii) the place."
    )
    assert sections["§1"].inline == ("i", "ii")
    assert "PAGE" not in "".join(each.text for each in sections.values())


HTML = """\
<html><head><title>ex3-1.htm</title><style>p { margin: 0 }</style></head><body>
<p style="text-align:center"><b>CERTIFICATE</b></p>
<p>Section&nbsp;1. <u>Shares</u>. There are 10&#44;000 shares &amp; no more.</p>
<div>Section 2.&#160; <i>Conversion</i>.</div>
<table><tr><td>(a)</td><td>The price is <b>$2</b>.00.</td></tr>
<tr><td>(b)</td><td>A fraction is paid in cash.</td></tr></table>
<p>12</p><hr>
<div style="display: block">SECTION 3. Voting.<br>(a) One vote.<br/>(b) With Common.</div>
<script>var x = "(c) nothing";</script>
</body></html>
"""


def test_html_is_read_as_it_is_shown() -> None:
    assert numbers(HTML) == ["§1", "§2", "§2(a)", "§2(b)", "§3", "§3(a)", "§3(b)"]
    texts = {each.number: each.text for each in read(HTML)}
    assert texts["§1"] == "Shares. There are 10,000 shares & no more."
    assert texts["§2(a)"] == "The price is $2.00."
    assert texts["§3(b)"] == "With Common."


def test_a_plain_text_that_is_wrapped_in_html_keeps_its_lines() -> None:
    assert numbers(f"<HTML><BODY><PRE>\n{PLAIN}</PRE></BODY></HTML>") == numbers(PLAIN)


FILED = """\
<DOCUMENT>
<TYPE>EX-3.1
<SEQUENCE>2
<FILENAME>ex3-1.htm
<TEXT>
<HTML><BODY STYLE="font: 10pt Times New Roman">
<P STYLE="text-align: right"><B>Exhibit 3.1</B></P>
<DIV><FONT SIZE="2"><B><U>Section 1</U></B>.&nbsp;&nbsp;<U>Number</U>.&nbsp; Ten shares.</FONT></DIV>
<TABLE><TR VALIGN="TOP"><TD WIDTH="5%"></TD><TD><FONT>(a)</FONT></TD><TD><FONT>the first</FONT></TD></TR></TABLE>
<P>&nbsp;</P>
<TABLE><TR><TD>(b)</TD><TD>the second</TD></TR></TABLE>
<P ALIGN="CENTER">- 3 -</P>
<P STYLE="page-break-before: always"></P>
<P><A NAME="s2"></A>Section&#160;2.&#8195;<I>Rank</I>. Behind all, as Section&#160;1(a) says.</P>
<p>SECTION 3.&#151;VOTES.</p>
</BODY></HTML>
</TEXT>
</DOCUMENT>
"""


def test_a_page_as_it_was_filed_is_read() -> None:
    assert numbers(FILED) == ["§1", "§1(a)", "§1(b)", "§2", "§3"]
    texts = {each.number: each.text for each in read(FILED)}
    assert texts["§1"] == "Number. Ten shares."
    assert texts["§1(b)"] == "the second"
    assert texts["§2"] == "Rank. Behind all, as Section 1(a) says."


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    assert numbers("<html><body><p>1. One<p>2. Two<div>3. Three</body") == ["§1", "§2", "§3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section 1. A\n\nSection 2. B", ["§1", "§2"]),
        ("SECTION 1. A\n\nSECTION 2. B", ["§1", "§2"]),
        ("§ 1. A\n\n§2 B", ["§1", "§2"]),
        ("1. A\n\n1.1 B\n\n1.2. C\n\n1.2.1 D\n\n2. E", ["§1", "§1.1", "§1.2", "§1.2.1", "§2"]),
        ("4A. A\n\n(i) B\n\n(ii) C", ["§4A", "§4A(i)", "§4A(ii)"]),
        ("1. A\n\n(A) B\n\n(1) C\n\n(2) D\n\n(B) E", ["§1", "§1(A)", "§1(A)(1)", "§1(A)(2)", "§1(B)"]),
        ("1. A\n\na. B\n\nb. C", ["§1", "§1(a)", "§1(b)"]),
        ("1. A\n\n1) B\n\n2) C", ["§1", "§1(1)", "§1(2)"]),
        ("5. (a)(i) A\n\n(ii) B\n\n(b) C", ["§5", "§5(a)", "§5(a)(i)", "§5(a)(ii)", "§5(b)"]),
        ("ARTICLE IV\n\nB. Preferred\n\n2. Rights\n\n2.3 Votes\n\n(a) One", ["IV.B §2", "IV.B §2.3", "IV.B §2.3(a)"]),
        ("Article I. Name\n\n(a) A\n\nArticle II. Seat", ["§I", "§I(a)", "§II"]),
        ("I. Name\n\nII. Seat", ["§I", "§II"]),
        ("FOURTH: Stock\n\n(a) Ten.\n\nFIFTH: Seat", ["§FOURTH", "§FOURTH(a)", "§FIFTH"]),
        ("Section 1. A\n\nSection 5 hereof says more.\n\nSection 3(b) above is none.\n\nSection 2 Price", ["§1", "§2"]),
        ("Section 4(a) Rank. First.\n\nSection 4(b)(i) Pay. Last.", ["§4", "§4(a)", "§4(b)", "§4(b)(i)"]),
        ("Article I\n\n1. A\n\nArticle II\n\n1. B", ["I §1", "II §1"]),
        ("1. A\n\n1. A again", ["§1"]),
        ("1. A\n\n(c) B\n\n(e) C\n\n(f) D", ["§1", "§1(c)", "§1(e)", "§1(f)"]),
        ("1. A\n\n(a) B\n\n(1) C\n\n(a) D", ["§1", "§1(a)", "§1(a)(1)"]),
        ("(a) Alone.\n\n(b) Still.", []),
        ("1. A\n\n(iv) B\n\n(v) C", ["§1", "§1(iv)", "§1(v)"]),
        ("No labels here.\n\nNone here either.", []),
    ],
)
def test_every_style_of_numbering_is_understood(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def letters(last: str) -> str:
    return "\n\n".join(f"({chr(each)}) Text." for each in range(ord("a"), ord(last) + 1))


def test_the_ninth_letter_is_no_roman_number_after_the_eighth() -> None:
    assert numbers(f"1. A\n\n{letters('k')}")[-3:] == ["§1(i)", "§1(j)", "§1(k)"]


def test_a_roman_number_after_the_eighth_letter_is_one_if_the_next_goes_on() -> None:
    text = f"1. A\n\n{letters('h')}\n\n(i) B\n\n(ii) C\n\n(iii) D\n\n(i) E\n\n(j) F"
    assert numbers(text)[-5:] == ["§1(h)(i)", "§1(h)(ii)", "§1(h)(iii)", "§1(i)", "§1(j)"]


@given(depth=st.integers(1, 20), row=st.sampled_from(["letters", "roman", "digits", "capitals"]))
@settings(max_examples=60, deadline=None)
def test_a_row_of_labels_comes_out_as_it_went_in(depth: int, row: str) -> None:
    said = {
        "letters": [chr(ord("a") + each) for each in range(depth)],
        "roman": [roman_of(each + 1) for each in range(depth)],
        "digits": [str(each + 1) for each in range(depth)],
        "capitals": [chr(ord("A") + each) for each in range(depth)],
    }[row]
    text = "7. Title\n\n" + "\n\n".join(f"({each}) Words." for each in said)
    assert numbers(text) == ["§7", *(f"§7({each})" for each in said)]


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    found = read(text)
    assert all(each.number.startswith("§") for each in found)


@given(st.text(alphabet="<>/pdivbr &;#x1().a\n", max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read(text: str) -> None:
    assert all(each.number.startswith("§") for each in read(f"<p>{text}</p>"))


def test_a_label_says_where_it_ends() -> None:
    labels, end = labels_at("5.  (a)(ii) The price")
    assert [(each.style, each.value) for each in labels] == [("number", "5"), ("paren", "a"), ("paren", "ii")]
    assert "5.  (a)(ii) The price"[end:] == "The price"
    assert labels_at("The price is $5.") == ((), 0)
    assert labels_at("5,000 shares")[0] == ()


def test_a_value_in_parentheses_can_be_read_in_two_ways() -> None:
    assert readings_of("i") == (("letters", 9), ("roman letters", 1))
    assert readings_of("bb") == (("letters", 28),)
    assert readings_of("iv") == (("roman letters", 4),)
    assert readings_of("iiii") == (("letters", 87),)
    assert readings_of("12") == (("digits", 12),)


def test_a_fingerprint_holds_the_words_and_not_how_they_are_set() -> None:
    one, other, changed = (
        read(text)[0].fingerprint
        for text in ("1. The “Price” is\n$2 - no more.", '1.   THE "price" is $2 — no more.', "1. The price is $3.")
    )
    assert one == other
    assert one != changed
