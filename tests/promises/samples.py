"""One document of each kind, with everybody in his place, put straight into a stage."""

from plone import api
from setneg.workflows import coordination
from tests.promises.tables import Part
from tests.promises.tables import Row
from tests.workflows.steps import people


HEADS = {
    "umum": "biro-umum__kepala",
    "keuangan": "biro-keuangan__kepala",
    "ortala": "biro-ortala__kepala",
    "tatalaksana": "bagian-tatalaksana__kepala",
}

#: Kinds of which the document itself says who is who; who makes it, and what it says.
OWN = {
    "JawabanEvaluasi": (
        "karo.umum",
        {"unit": "biro-ortala", "unit_pelayanan": "biro-ortala"},
    ),
    "IKU": ("sesmen", {"unit": "setmen", "unit_pelayanan": "bagian-ak2"}),
    "SiklusIKU": (
        "kabag.ak1",
        {"penanggung_jawab": "bagian-ak1", "unit_diminta": ["setmen"]},
    ),
    "RealisasiIKU": (
        "karo.umum",
        {
            "unit": "biro-ortala",
            "penyedia": "biro-umum",
            "pemeriksa": ("bagian-ak1__kepala",),
        },
    ),
    "Usulan": (
        "karo.umum",
        {
            "unit": "biro-umum",
            "pengusul": HEADS["umum"],
            "unit_pelayanan": "biro-ortala",
            "pelaksana": HEADS["tatalaksana"],
        },
    ),
    "Permohonan": (
        "karo.umum",
        {
            "unit": "biro-umum",
            "pengusul": HEADS["umum"],
            "pimpinan": "setmen__kepala",
            "unit_pelayanan": "subbag-tu-sesmen",
        },
    ),
    "UsulanTim": (
        "karo.umum",
        {
            "unit": "biro-umum",
            "pengusul": HEADS["umum"],
            "unit_pelayanan": "biro-ortala",
            "pelaksana": "subbag-sisdur__kepala",
        },
    ),
    "DrafStandar": (
        "karo.umum",
        {
            "unit": "biro-umum",
            "pengusul": HEADS["umum"],
            "unit_pelayanan": "subbag-standardisasi",
            "unit_pengunggah": "biro-it",
        },
    ),
    "Tugas": (
        "kabag.tatalaksana",
        {"oleh": HEADS["tatalaksana"], "untuk": ["subbag-sisdur__kepala"]},
    ),
    "Rapat": ("staf.sisdur", {"peserta": [HEADS["keuangan"]]}),
    "Notula": (
        "staf.sisdur",
        {
            "pimpinan_rapat": "deputi-aparatur__kepala",
            "hadir": [HEADS["keuangan"]],
            "readers": (HEADS["umum"],),
        },
    ),
    "SuratMasuk": (
        "staf.tusesmen",
        {
            "unit": "subbag-tu-sesmen",
            "ditujukan": ["setmen__kepala"],
            "penerima_disposisi": (HEADS["keuangan"],),
            "readers": ("biro-umum__staf",),
        },
    ),
    "Disposisi": (
        "sesmen",
        {
            "unit": "setmen",
            "dari": "setmen__kepala",
            "untuk": HEADS["keuangan"],
            "pengamat": ("subbag-tu-sesmen__staf",),
        },
    ),
    "Pengaduan": (
        "karo.umum",
        {
            "unit": "biro-umum",
            "pengusul": HEADS["umum"],
            "head_named": HEADS["ortala"],
            "pelaksana": HEADS["tatalaksana"],
        },
    ),
}


def make(portal, kind, signer):
    """A document at its first stage; who receives it later is named already."""
    userid, said = OWN.get(kind, ("staf.sisdur", {"readers": (HEADS["umum"],)}))
    given = {
        name: said[name]
        for name in ("unit", "pengusul", "unit_pelayanan")
        if name in said
    }
    document = people.begin(portal, kind, userid, **given)
    for name, value in {**said, "penandatangan": signer}.items():
        if name not in given:
            setattr(document, name, value)
    if kind not in OWN:  # opinions are asked on what goes up a line
        with people.acting_as(portal, userid):
            coordination.ask(document, HEADS["keuangan"], "3 hari")
    return document


def place(document, part: Part, row: Row, stages) -> None:
    """Put it into the stage of a row, as if it had just come from the stage before.

    stages  title -> id of the stages of its chain
    """
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowsFor(document)[0]
    status = dict(tool.getStatusOf(definition.getId(), document))
    status["review_state"] = stages[row.title]
    status["action"] = arrival(part, row, stages)
    tool.setStatusOf(definition.getId(), document, status)
    definition.updateRoleMappingsFor(document)


def arrival(part: Part, row: Row, stages) -> str:
    """The step by which a document comes to a row from one above it; "" for the first."""
    for above in part.rows[: row.number - 1]:
        for cell in above.cells.values():
            for verb, target in cell.steps:
                if target == row.number:
                    return f"{verb}-{stages[row.title]}"
    return ""
