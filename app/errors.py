"""The few difficulties a person may be told of; everything else is our bug."""

from __future__ import annotations


class AppError(Exception):
    """An expected difficulty, its text plain Persian and fit to be shown as it is.

    Attributes:
        message: One or two sentences: what is wrong and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidInput(AppError):
    """Something typed cannot be taken.

    Attributes:
        field: The draft's field name the sentence belongs beside.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class InvalidFields(AppError):
    """Several fields of one draft cannot be taken; all of them are named at once.

    Attributes:
        problems: One `InvalidInput` a field, in the order of the form.
    """

    def __init__(self, problems: list[InvalidInput]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


class NotFound(AppError):
    """There is no such record, or this person may not know that there is."""


class StaleRecord(AppError):
    """Another desk saved the record after it was read here; nothing was written."""


class NotAllowed(AppError):
    """The signed-in operator has no right to this, or the record's state forbids it."""


class NeedsConfirmation(AppError):
    """It can be done, but a person must say so first.

    Attributes:
        question: What stands at stake, a stable word the answer is given for.
    """

    def __init__(self, question: str, message: str) -> None:
        super().__init__(message)
        self.question = question


class StoreUnavailable(AppError):
    """The store cannot be reached, read or written just now; nothing was lost that was saved."""


class StoreUnusable(AppError):
    """The file or database is not a store of ours, is damaged, or is newer than this program."""


class StoreDamaged(StoreUnusable):
    """The file is a store of ours that cannot be read to its end any more."""
