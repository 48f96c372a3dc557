"""The text inside files, read page by page so that a record is found by what its papers say.

PDFs say their words themselves; pictures need a program of the desk (`recognising`). The text
belongs to a content, by its hash, and not to the file of a record: the same paper on two records
is read once.
"""

from app.file_texts.counting import TextCounts, read_failed_again, text_counts
from app.file_texts.reading import read_texts
from app.file_texts.recognising import Recogniser, RecogniserState, look_for_recogniser
from app.file_texts.states import STATE_WORDS, TextState, TextWay

__all__ = [
    "STATE_WORDS",
    "Recogniser",
    "RecogniserState",
    "TextCounts",
    "TextState",
    "TextWay",
    "look_for_recogniser",
    "read_failed_again",
    "read_texts",
    "text_counts",
]
