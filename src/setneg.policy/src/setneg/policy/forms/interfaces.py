"""What a kind of submission may say about the forms that make it."""

from collections.abc import Mapping
from typing import Any
from zope.interface import Interface


class IReception(Interface):
    """How a kind of submission is received; a utility named by its portal_type.

    `values` are what the binding maps, by field of the submission, as they were typed;
    `binding` (`forms.binding.Binding`) knows the form, the sender and all answers.
    """

    def barred(form: Any, userid: str) -> list[Any]:  # type: ignore[misc, empty-body]
        """Why a form of this kind cannot be filled in by this person now, whatever he
        would answer, and when it can; [] when it can. Asked each time a form is shown:
        nothing is written and no text is repeated that he may not read."""

    def refusals(values: Mapping[str, Any], binding: Any) -> dict[str, Any]:  # type: ignore[misc, empty-body]
        """Why this cannot be accepted: message by field of the submission, by field of
        the form, or under "" for the whole form; {} when it can. Writes nothing."""

    def attributes(values: Mapping[str, Any], binding: Any) -> dict[str, Any]:  # type: ignore[misc, empty-body]
        """Further attributes of the new submission; they win over what is mapped."""

    def after(submission: Any, values: Mapping[str, Any], binding: Any) -> None:  # type: ignore[misc, empty-body]
        """What else follows, in the same transaction; what it raises undoes all."""

    def nameless(values: Mapping[str, Any], binding: Any) -> bool:  # type: ignore[misc, empty-body]
        """Whether the sender is not to be known: no account and no position is kept,
        and he follows by code."""

    def withheld(values: Mapping[str, Any], binding: Any) -> frozenset[str]:  # type: ignore[misc, empty-body]
        """Fields of the form that are not kept among the submission's answers."""
