"""What a site manager has said about a form in the making, kept with the form.

Nothing of it works before the form is published; whoever leaves the wizard finds it
again where he left it.
"""

from collections.abc import Mapping
from persistent.mapping import PersistentMapping
from setneg.policy.designer import binding
from setneg.policy.designer.binding import Binding
from setneg.policy.designer.follow_up import data_of
from setneg.policy.designer.follow_up import FollowUp
from setneg.policy.designer.follow_up import of_data
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION = "setneg.policy.designer"
CHAIN, BINDING = "rantai", "ikatan"


class Plan:
    """The plan of one form."""

    def __init__(self, form: Any) -> None:
        self.form = form

    @property
    def _kept(self) -> Mapping[str, Any]:
        return IAnnotations(self.form).get(ANNOTATION, {})

    def _keep(self, key: str, value: Any) -> None:
        annotations = IAnnotations(self.form)
        if ANNOTATION not in annotations:
            annotations[ANNOTATION] = PersistentMapping()
        annotations[ANNOTATION][key] = value

    @property
    def follow_up(self) -> FollowUp | None:
        """The chain that is to be made; None when an existing kind is used."""
        kept = self._kept.get(CHAIN)
        return of_data(kept) if kept else None

    def make(self, follow_up: FollowUp) -> None:
        """Keep a chain to be made."""
        self._keep(CHAIN, data_of(follow_up))

    def use_existing(self) -> None:
        """Make no chain."""
        self._keep(CHAIN, None)

    @property
    def binding(self) -> Binding:
        """What was said last; else what the form does already; else nothing."""
        kept = self._kept.get(BINDING)
        if kept:
            return Binding(**kept)
        return binding.read(self.form.actions_model) or Binding()

    @property
    def begun(self) -> bool:
        """Whether somebody has decided what follows."""
        return bool(self.binding.jenis or self.follow_up)

    def bind(self, bound: Binding) -> None:
        """Keep what was said about the binding."""
        self._keep(BINDING, {**bound.__dict__, "pemetaan": dict(bound.pemetaan)})

    @property
    def unpublished(self) -> bool:
        """Whether something was said that the form does not do yet."""
        bound = binding.read(self.form.actions_model)
        return self.follow_up is not None or (
            bool(self._kept.get(BINDING)) and self.binding != bound
        )

    def fulfil(self) -> None:
        """Forget the plan: the form does it now."""
        IAnnotations(self.form).pop(ANNOTATION, None)
