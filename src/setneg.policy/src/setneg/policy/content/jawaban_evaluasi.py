"""JawabanEvaluasi: one answer to a questionnaire on a service, by nobody who is named."""

from plone.autoform import directives
from setneg.policy import _
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from zope import schema
from zope.interface import implementer


GIVEN = ("standar_dievaluasi", "putaran")


class IJawabanEvaluasi(IPengajuan):
    """Which service it is about, and in which opening of the questionnaire.

    Source: R-X-18 (standards are evaluated every year).
    """

    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    standar_dievaluasi = schema.ASCIILine(
        title=_("label_standar", default="Standar pelayanan"),
        required=False,
        readonly=True,
    )
    putaran = schema.ASCIILine(
        title=_("label_putaran", default="Putaran"), required=False, readonly=True
    )


@implementer(IJawabanEvaluasi)
class JawabanEvaluasi(Pengajuan):
    """An answer. Nobody is a party to it: it is read only in the results."""

    standar_dievaluasi = ""
    putaran = ""

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        return {}
