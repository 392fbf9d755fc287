"""Reports over REST: `GET|POST <iku>/@realisasi`, `GET /@capaian`."""

import base64
import binascii
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.performance import board
from setneg.policy.performance import counting
from setneg.policy.performance import figures
from setneg.policy.performance import opening
from setneg.policy.performance import settings
from setneg.policy.performance.board import Line
from setneg.policy.performance.board import Told
from setneg.policy.performance.lights import LIGHTS
from setneg.policy.services.cases.base import CaseService
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import StepNotOffered
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps.wording import say
from typing import Any


#: What a report says; nothing else of a body reaches the step.
SAID = ("nilai", "pembilang", "penyebut", "kendala", "tindak_lanjut")


class ReportsGet(Service):
    """The periods of an indicator, what they came to, and the way of counting."""

    def reply(self) -> dict[str, Any]:
        found = board.line_of(self.context.UID(), settings.scale())
        name, standard = counting.chosen(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@realisasi",
            "pencacah": name or None,
            "standar": standard or None,
            **(line_json(found) if found is not None else {"periode": []}),
        }


class ReportsPost(CaseService):
    """Body: `periode`, `nilai` or `pembilang` and `penyebut`, `bukti` (a file as
    plone.restapi writes it), `kendala`, `tindak_lanjut`."""

    def reply(self) -> Any:
        return self.carried_out(self.tell)

    def tell(self, body: dict[str, Any]) -> dict[str, Any]:
        report = self.report(body.get("periode"))
        data = {name: body[name] for name in SAID if name in body}
        for name in ("nilai", "pembilang", "penyebut"):
            if isinstance(data.get(name), int | float):
                data[name] = self.typed(data[name])
        if body.get("bukti") is not None:
            data["bukti"] = evidence(body["bukti"])
        try:
            steps.take(report, "kerjakan", data)
        except StepNotOffered as refused:
            raise NotYours(" ".join(refused.reasons)) from refused
        except StepRefused as refused:
            raise CaseRefused(refused.reasons) from refused
        self.created(report.absolute_url())
        return {"@id": report.absolute_url(), **self.shown(report)}

    def typed(self, value: Any) -> str:
        try:
            return figures.written(figures.read(value))
        except figures.FigureError as error:
            raise CaseRefused([error.said]) from error

    def report(self, key: Any) -> Any:
        """The report of a period that is open; said why else."""
        found = opening.report_of(self.context, str(key or ""))
        if found is None:
            raise CaseRefused(
                [
                    _(
                        "period_not_open",
                        default="Periode “${period}” belum dibuka untuk indikator ini.",
                        mapping={"period": str(key or "-")[:40]},
                    )
                ]
            )
        return found

    def shown(self, report: Any) -> dict[str, Any]:
        found = board.line_of(self.context.UID(), settings.scale())
        told = found.told if found is not None else ()
        return next(
            (told_json(each) for each in told if each.period.key == report.periode), {}
        )


class BoardGet(Service):
    """`GET /@capaian?tahun=2026&unit=biro-ortala`: what the page shows."""

    def reply(self) -> dict[str, Any]:
        form = self.request.form
        unit = str(form.get("unit", ""))
        year = typed.year(form) or next(iter(board.years()), organisation.today().year)
        units = organisation.current().below(unit) if unit else ()
        found = board.lines(year, settings.scale(), units)
        return {
            "@id": f"{api.portal.get().absolute_url()}/@capaian",
            "tahun": year,
            "lampu": board.counted(found),
            "items": [line_json(each) for each in found],
        }


def line_json(line: Line) -> dict[str, Any]:
    """One indicator in a year."""
    whole = line.whole
    return {
        "iku": line.uid,
        "unit": line.unit,
        **{
            name: line.facts.get(name) or None
            for name in ("kode", "indikator", "sasaran", "satuan", "polaritas")
        },
        "tahun": line.facts.get("tahun"),
        "konsolidasi": line.facts.get("konsolidasi") or None,
        "periode": [told_json(each) for each in line.told],
        "gabungan": {
            "realisasi": figures.stored(whole.figure),
            "target": figures.stored(whole.goal.target) if whole.goal else None,
            "capaian": figures.stored(whole.percent),
            "dilaporkan": whole.reported,
            "dari": whole.of,
            "lengkap": whole.complete,
            **light_json(line.light),
        },
    }


def told_json(told: Told) -> dict[str, Any]:
    """One period."""
    return {
        "@id": told.url or None,
        "kunci": told.period.key,
        "nama": told.period.title,
        "mulai": json_compatible(told.period.start),
        "akhir": json_compatible(told.period.end),
        "target": figures.stored(told.goal.target),
        "realisasi": figures.stored(told.figure),
        "capaian": figures.stored(told.percent),
        "tahap": told.state or None,
        "terlambat": told.late,
        "cara": told.way or None,
        **light_json(told.light),
    }


def light_json(name: str) -> dict[str, str]:
    """A light by its id, its sign and its word."""
    shown = LIGHTS[name]
    return {"lampu": name, "tanda": shown.sign, "sebutan": say(shown.title)}


def evidence(given: Any) -> list[NamedBlobFile]:
    """The files of a body, one or several; CaseRefused when one is none."""
    every = given if isinstance(given, list) else [given]
    try:
        return [
            NamedBlobFile(
                data=base64.b64decode(each["data"], validate=True),
                filename=str(each["filename"]),
            )
            for each in every
        ]
    except (TypeError, KeyError, ValueError, binascii.Error) as error:
        raise CaseRefused(
            [
                _(
                    "evidence_shape",
                    default="Setiap berkas memuat data (base64) dan filename.",
                )
            ]
        ) from error
