"""How a submission is received that has no rules of its own."""

from collections.abc import Mapping
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.interfaces import IReception
from typing import Any
from zope.component import queryUtility
from zope.interface import implementer


@implementer(IReception)
class Reception:
    """The usual way; kinds with rules of their own say the difference."""

    #: Whether nobody is ever known who sends one, whatever he fills in.
    always_nameless = False

    def barred(self, form: Any, userid: str) -> list[Any]:
        return []

    def refusals(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        return {}

    def attributes(self, values: Mapping[str, Any], binding: Binding) -> dict[str, Any]:
        """Receiver and handler, where the form names them."""
        named = {"penerima": binding.penerima, "pelaksana": binding.pelaksana}
        return {name: post for name, post in named.items() if post}

    def after(
        self, submission: Any, values: Mapping[str, Any], binding: Binding
    ) -> None:
        """Nothing else follows."""

    def nameless(self, values: Mapping[str, Any], binding: Binding) -> bool:
        return self.always_nameless

    def withheld(self, values: Mapping[str, Any], binding: Binding) -> frozenset[str]:
        return frozenset()


def reception_of(portal_type: str) -> IReception:
    """Who receives a kind of submission."""
    return queryUtility(IReception, name=portal_type) or queryUtility(IReception)
