"""Indicators in force, people at their desks, and the evidence that they hand in."""

import base64
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.policy.performance import opening
from setneg.workflows.steps import take
import time_machine
import transaction


#: The unit that reports, its people, and the Bagian that checks.
UNIT = "biro-keuangan"
HEAD, STAFF = "karo.keuangan", "staf.keuangan"
FIELDS = {
    "indikator": "Persentase tagihan dibayar tepat waktu",
    "tujuan": "Pengelolaan keuangan yang akuntabel",
    "sasaran": "Meningkatnya ketepatan pembayaran",
    "definisi": "Tagihan yang dibayar dalam lima hari kerja.",
    "rumus": "Jumlah tepat waktu dibagi jumlah seluruhnya.",
    "satuan": "%",
    "pelaporan": "triwulanan",
    "sumber_data": "Buku kas",
    "polaritas": "maksimalkan",
    "konsolidasi": "rata_rata",
    "tingkat": "unit_kerja",
    "jenis_ukuran": "output",
    "kode": "IKU-1",
}


def at(day, hour=9):
    """The clock on a day (ISO), at an hour in Jakarta."""
    year, month, number = map(int, day.split("-"))
    moment = datetime(year, month, number, hour - 7, tzinfo=UTC)
    return time_machine.travel(moment, tick=True)


def proof(name="bukti.pdf"):
    return NamedBlobFile(data=b"%PDF-1.7 bukti", filename=name)


def proof_json(name="bukti.pdf", data=b"%PDF-1.7 bukti"):
    return {"filename": name, "data": base64.b64encode(data).decode()}


def put(document, stage):
    """Put a document straight into a stage of its chain."""
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowsFor(document)[0]
    status = dict(tool.getStatusOf(definition.getId(), document))
    status["review_state"] = stage
    tool.setStatusOf(definition.getId(), document, status)
    definition.updateRoleMappingsFor(document)
    document.reindexObject()


def targets(year, *values):
    """Targets of the quarters."""
    return [
        {"periode": f"{year}-TW{number}", "nilai": value}
        for number, value in enumerate(values, 1)
    ]


@pytest.fixture
def indicator(site):
    """Make an indicator that is in force: `indicator(unit=..., tahun=2026, ...)`."""

    def made(**given):
        fields = {
            **FIELDS,
            "unit": UNIT,
            "unit_pelayanan": "bagian-ak1",
            "tahun": 2026,
            "pengusul": f"{UNIT}__kepala",
            "target": targets(given.get("tahun", 2026), "80", "80", "90", "90"),
        }
        document = createContentInContainer(
            site["iku"], "IKU", checkConstraints=False, **(fields | given)
        )
        put(document, "ditetapkan")
        transaction.commit()
        return document

    return made


@pytest.fixture
def opened(site, indicator):
    """An indicator whose first quarter is open: (indicator, its report)."""

    def made(key="2026-TW1", day="2026-04-01", **given):
        document = indicator(**given)
        with at(day):
            opening.open_due(site, datetime.fromisoformat(day).date())
        transaction.commit()
        return document, opening.report_of(document, key)

    return made


def report(document, who=STAFF, day="2026-04-05", **said):
    """Tell a figure with its evidence, on a day."""
    with at(day), api.env.adopt_user(who):
        take(document, "kerjakan", {"bukti": [proof()], **said})


def step(document, who, verb, day="2026-04-08", **data):
    with at(day), api.env.adopt_user(who):
        take(document, verb, data)


def approve(document, day="2026-04-08", checker="kabag.ak1", head=HEAD):
    """The Bagian finds it right, the head agrees."""
    step(document, checker, "terima", day)
    step(document, head, "setujui", day)
