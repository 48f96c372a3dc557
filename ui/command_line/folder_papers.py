"""The list of the governor's folder, as `daftar print` makes it."""

from __future__ import annotations

from argparse import Namespace

from app.errors import InvalidInput
from app.folder import count_folder_prints, folder_paper
from app.office import Office
from ui.command_line.papers import Paper, letterhead, print_mark


def folder_lists(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """A folder by its id; without one the folder that is prepared, or the newest; or it empty.

    Raises:
        InvalidInput: Days or several folders were named.
        NotFound: There is no such folder.
    """
    from reports.folder_list import blank_folder_list, folder_list

    dated = arguments.from_day is not None or arguments.to_day is not None
    if dated or arguments.waiting or arguments.put_in_folder or len(arguments.ids) > 1:
        raise InvalidInput("ID", "فهرست کارتابل با یک شناسه خواسته می‌شود، یا بی آن.")
    head = letterhead(office)
    if arguments.blank:
        mark = print_mark(office)
        return Paper(blank_folder_list(letterhead=head, mark=mark, copies=arguments.copies))
    paper = office.read(folder_paper, arguments.ids[0] if arguments.ids else None)
    mark = print_mark(office, reprint=paper.printed_count)

    def written(office: Office) -> None:
        office.write(count_folder_prints, paper.folder.id)

    return Paper(folder_list(paper, letterhead=head, mark=mark), written)
