"""The checklist an invented office wrote for itself: projects that are opened by the governor."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.demo.happening import seeded_key
from app.demo.protocol_desk import ProtocolDesk
from app.protocol.checklists import save_checklist
from app.protocol.drafts import ChecklistDraft, ChecklistTaskDraft
from app.protocol.states import CaseKind, TaskAnchor, TaskCondition

_UNIT: Final = "کارشناس تشریفات"
OPENING: Final = ChecklistDraft(
    name="آیین گشایش طرح",
    kind=CaseKind.CEREMONY,
    note="برای طرح‌هایی که استاندار یا میهمان او می‌گشاید.",
    tasks=(
        ChecklistTaskDraft(title="بازدید از محل طرح", days_before=6, responsible=_UNIT),
        ChecklistTaskDraft(title="هماهنگی با دستگاه اجرایی", days_before=6, responsible=_UNIT),
        ChecklistTaskDraft(stage=2, title="لوح یادبود", days_before=4, responsible=_UNIT,
                           document="متن لوح"),
        ChecklistTaskDraft(stage=2, title="متن سخنان استاندار", days_before=2,
                           responsible="رئیس دفتر", condition=TaskCondition.GOVERNOR),
        ChecklistTaskDraft(stage=2, title="حفاظت و پلیس راهور", days_before=2,
                           responsible="حراست", condition=TaskCondition.RANK,
                           condition_value="minister"),
        ChecklistTaskDraft(stage=3, title="گزارش و تصاویر", anchor=TaskAnchor.END, days_before=-2,
                           responsible="روابط عمومی", document="گزارش"),
    ),
)  # fmt: skip


def keep_checklist(desk: ProtocolDesk) -> None:
    """Write it down beside those that come along."""
    draft = replace(OPENING, request_key=seeded_key(desk.random))
    save_checklist(desk.session, "", 0, draft)
