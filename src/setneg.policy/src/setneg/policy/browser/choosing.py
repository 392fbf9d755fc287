"""What the box before a line of a list is for, for those who do not see its place."""

from setneg.policy import _
from setneg.workflows.steps.wording import say


def choose(title: str) -> str:
    """The words of the box: the number of the line, or what it is called."""
    return say(_("choose_line", default="Pilih ${line}", mapping={"line": title}))
