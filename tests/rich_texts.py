"""Rich texts to try things with: any document by chance, and one of forty pages."""

from __future__ import annotations

from hypothesis import strategies as st

from app.rich_text import (
    DEEPEST_INDENT,
    Block,
    Cell,
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TextAlignment,
    joined,
)

WORDS = (
    "با سلام و احترام",
    "به استحضار می‌رساند",
    "۱۴۰۵/۹/۷",
    "(پیوست)",
    "استانداری محترم",
    "%۱۲",
    "letter ABC",
    "«برنامه»",
)
LETTERS = "ابپتسکی‌ ۰۱۲۳،.()«»/abXY{}\n"

texts = st.one_of(st.sampled_from(WORDS), st.text(LETTERS, min_size=1, max_size=25))
runs = st.lists(
    st.builds(Run, texts, bold=st.booleans(), italic=st.booleans(), underline=st.booleans()),
    max_size=4,
).map(joined)
paragraphs = st.builds(
    Paragraph,
    runs,
    st.sampled_from(ParagraphStyle),
    st.sampled_from(TextAlignment),
    st.integers(0, DEEPEST_INDENT),
    st.sampled_from(ListKind),
)
cells = st.lists(paragraphs, min_size=1, max_size=2).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cell = st.lists(cells, min_size=columns, max_size=columns).map(tuple)
    shares = st.lists(st.integers(1, 9).map(float), min_size=columns, max_size=columns).map(tuple)
    return Table(
        tuple(draw(st.lists(cell, min_size=rows, max_size=rows))),
        draw(st.booleans()),
        draw(st.one_of(st.just(()), shares)),
    )


blocks: st.SearchStrategy[Block] = st.one_of(paragraphs, paragraphs, paragraphs, tables())
documents = st.lists(blocks, max_size=6).map(lambda found: Document(tuple(found)))

SENTENCE = (
    "به استحضار می‌رساند در اجرای بند ۳ مصوبه شورای برنامه‌ریزی مورخ ۱۴۰۵/۹/۷، گزارش پیشرفت "
    "طرح‌های آبرسانی (فاز دوم) با ۶۷٪ پیشرفت فیزیکی تهیه و برای بهره‌برداری ارسال شده است؛ "
    "خواهشمند است دستور فرمایید مراتب بررسی و نتیجه تا پایان هفته به این دفتر اعلام شود. "
)


def body(text: str, **more: object) -> Paragraph:
    return Paragraph((Run(text),), **more)  # type: ignore[arg-type]


def cell(text: str) -> Cell:
    return (body(text, alignment=TextAlignment.START),)


def agenda_table(rows: int) -> Table:
    head = tuple(map(cell, ("ردیف", "مصوبه", "مسئول پیگیری", "مهلت")))
    made = (
        tuple(map(cell, (f"{number}", f"{SENTENCE[:90]}", "فرمانداری شهرستان", "۱۴۰۵/۱۰/۱۵")))
        for number in range(1, rows + 1)
    )
    return Table((head, *made), has_header=True, shares=(1, 6, 3, 2))


def long_minutes(sections: int = 40) -> Document:
    """Minutes of about a page a section, each with a heading, a list and a table."""
    found: list[Block] = []
    for number in range(1, sections + 1):
        found.append(body(f"دستور {number}: بررسی طرح‌ها", style=ParagraphStyle.HEADING))
        found += [body(SENTENCE * 2) for _ in range(3)]
        found += [
            body(SENTENCE[:120], list_kind=ListKind.NUMBERS, alignment=TextAlignment.START)
            for _ in range(4)
        ]
        found.append(agenda_table(6))
    return Document(tuple(found))
