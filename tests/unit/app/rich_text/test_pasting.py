"""What Word, LibreOffice and browsers put on the clipboard, in the shapes they really write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rich_text import (
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    checked,
    from_html,
    from_plain,
    plain_text,
    to_html,
)
from rich_texts import agenda_table, body, documents

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0in; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1 dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><b><span lang=FA
style='font-family:"B Titr";color:#2F5496'>گزارش پيشرفت</span></b><span
dir=LTR><o:p></o:p></span></h1>
<p class=MsoNormal dir=RTL style='text-align:justify;text-justify:kashida;direction:rtl'><span
lang=FA style='font-size:14.0pt;font-family:"B Nazanin";mso-bidi-language:FA'>به استحضار
مي&#8204;رساند <b>كميته فني</b>&nbsp;در <i>تاريخ</i> ۱۴۰۵/۹/۷ <u>تشکيل</u> شد.<o:p></o:p></span></p>
<p class=MsoNormal dir=RTL><span lang=FA><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal dir=RTL><span lang=FA><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraphCxSpFirst dir=RTL style='margin-top:0in;margin-right:.5in;
text-align:right;text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=FA style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]><span lang=FA>تأمین اعتبار<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle dir=RTL style='margin-right:1.0in;text-indent:-.25in;
mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]><span lang=FA>از محل ردیف</span></p>
<p class=MsoListParagraphCxSpLast dir=RTL style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>۲)<span>&nbsp;</span></span><![endif]>ابلاغ</p>
<p class=MsoNormal align=center dir=RTL style='text-align:center;margin-right:1.0in'>پایان</p>
<table class=MsoTableGrid dir=rtl border=1 cellspacing=0 cellpadding=0
style='border-collapse:collapse'>
 <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=60 valign=top style='width:45.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal
  dir=RTL><b><span lang=FA>رديف<o:p></o:p></span></b></p></td>
  <td width=240 valign=top style='width:180.0pt'><p class=MsoNormal
  dir=RTL>شرح</p></td></tr></thead>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=60><p class=MsoNormal dir=RTL>۱</p></td>
  <td width=240><p class=MsoNormal dir=RTL>سطر يك</p><p class=MsoNormal dir=RTL>سطر دو</p></td></tr>
</table>
<p class=MsoNormal><img width=100 src="file:///C:/clip_image001.png"><o:p></o:p></p>
<!--EndFragment--></body></html>"""


def test_word() -> None:
    start = TextAlignment.START
    cell = (body("شرح", alignment=start),)
    assert from_html(WORD).blocks == (
        Paragraph((Run("گزارش پیشرفت"),), ParagraphStyle.HEADING, start),
        Paragraph(
            (
                Run("به استحضار می\u200cرساند "),
                Run("کمیته فنی", bold=True),
                Run(" در "),
                Run("تاریخ", italic=True),
                Run(" ۱۴۰۵/۹/۷ "),
                Run("تشکیل", underline=True),
                Run(" شد."),
            )
        ),
        body("تأمین اعتبار", alignment=start, list_kind=ListKind.NUMBERS),
        body("از محل ردیف", indent=1, list_kind=ListKind.BULLETS),
        body("ابلاغ", list_kind=ListKind.NUMBERS),
        body("پایان", alignment=TextAlignment.CENTRE, indent=2),
        Table(
            (
                ((Paragraph((Run("ردیف", bold=True),), alignment=start),), cell),
                (
                    (body("۱", alignment=start),),
                    (body("سطر یک", alignment=start), body("سطر دو", alignment=start)),
                ),
            ),
            has_header=True,
            shares=(1.0, 4.0),
        ),
    )


LIBREOFFICE = """<!DOCTYPE html><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">@page { size: 21cm 29.7cm } p { line-height: 115% }</style></head>
<body lang="en-US" dir="ltr"><h2 dir="rtl" class="western" align="right">تصميمات</h2>
<p dir="rtl" align="justify" style="line-height: 150%"><font face="Vazirmatn"><font size="4"><span
lang="fa-IR">متن <b>پررنگ</b></span></font></font><br/>
سطر دوم</p>
<ol><li><p dir="rtl" align="right">یک</p>
<ul><li><p dir="rtl" align="right">زیر یک</p></li></ul></li>
<li><p dir="rtl" align="right">دو</p></li></ol>
<table dir="rtl" width="100%" cellpadding="4" cellspacing="0"><col width="64*"/><col width="192*"/>
<thead><tr valign="top"><th width="25%"><p dir="rtl" align="center">نام</p></th><th width="75%"><p
dir="rtl">سمت</p></th></tr></thead><tbody><tr><td rowspan="2">الف</td>
<td>ب</td></tr><tr><td>پ</td></tr>
<tr><td colspan="2">همه</td></tr></tbody></table></body></html>"""


def test_libreoffice() -> None:
    heading, text, one, below, two, table = from_html(LIBREOFFICE).blocks
    assert heading == Paragraph((Run("تصمیمات"),), ParagraphStyle.SUBHEADING, TextAlignment.START)
    assert text == Paragraph((Run("متن "), Run("پررنگ", bold=True), Run("\nسطر دوم")))
    start = TextAlignment.START
    assert one == body("یک", alignment=start, list_kind=ListKind.NUMBERS)
    assert below == body("زیر یک", alignment=start, indent=1, list_kind=ListKind.BULLETS)
    assert two == body("دو", alignment=start, list_kind=ListKind.NUMBERS)
    assert isinstance(table, Table)
    assert (table.has_header, table.shares) == (True, (1.0, 3.0))
    assert [[cell[0].text for cell in row] for row in table.rows] == [
        ["نام", "سمت"],
        ["الف", "ب"],
        ["", "پ"],
        ["همه", ""],
    ]


def test_a_browser() -> None:
    pasted = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<p dir="rtl" style="margin-top:0pt"><span style="font-weight:700;color:#f00">مهم</span>'
        '<span style="font-weight:400"> و </span><a href="https://x.ir" style="text-decoration:'
        'underline">پیوند</a></p></b><div>بخش<div>درون</div></div><script>alert(1)</script>'
    )
    assert from_html(pasted).blocks == (
        Paragraph((Run("مهم", bold=True), Run(" و پیوند"))),
        body("بخش"),
        body("درون"),
    )


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("متن بی برچسب", "متن بی برچسب"),
        ("<p>یک<p>دو", "یک\nدو"),
        ("<table><tr><td>الف<tr><td>ب</table>", "الف\nب"),
        ("<table><tr><td>تنها</td></tr></table>", "تنها"),
        (
            "<table><tr><td><table><tr><td>درون</td></tr></table></td><td>ب</td></tr></table>",
            "درون | ب",
        ),
        ("<ul><li>یک<li>دو</ul>سه", "یک\nدو\nسه"),
        ("</p></td></table>متن</b>", "متن"),
        ("<style>p{}</style><title>نه</title><p>&lt;آری&gt;</p>", "<آری>"),
        ("<td>خانه بی جدول</td>", "خانه بی جدول"),
        ("<p>\u202eوارونه\u0000</p>", "وارونه"),
        ("<p style='margin-right:x.y.zpt;mso-list:level99'>متن</p>", "متن"),
        ("<table></table><p></p>", ""),
    ],
)
def test_whatever_is_pasted_is_read(pasted: str, words: str) -> None:
    assert plain_text(from_html(pasted)) == words


@given(documents)
def test_what_we_give_to_others_comes_back(document: Document) -> None:
    """Our own HTML is read as what it was, but for what HTML knows no words for."""
    given_back = plain_text(from_html(to_html(document)))
    wanted = plain_text(checked(document, "body"))
    assert given_back.replace("|", " ").split() == wanted.replace("|", " ").split()


def test_a_letter_comes_back_as_it_was() -> None:
    letter = Document(
        (
            body("سر", style=ParagraphStyle.HEADING, alignment=TextAlignment.START),
            body("یک", list_kind=ListKind.NUMBERS),
            body("زیر", list_kind=ListKind.BULLETS, indent=1),
            body("دو", list_kind=ListKind.NUMBERS),
            body("تو", indent=2),
            agenda_table(2),
            body("پایان", alignment=TextAlignment.END),
        )
    )
    assert from_html(to_html(letter)) == letter


@given(st.text("<>/='\" abptdrulio:;!-[]&#\n", max_size=120))
def test_no_page_stops_the_reader(pasted: str) -> None:
    from_html(pasted)


def test_plain_text_is_no_page() -> None:
    assert from_plain("<b>") == Document((body("<b>"),))
