"""A form with a question of each kind, and a simple chain for what is sent in with it."""

from plone.dexterity.utils import createContentInContainer
from setneg.policy.content import submission_kinds
from setneg.workflows.steps.acting import as_system
import transaction


KIND = "PermintaanUji"
PLACE = "permintaan-uji"
CHAIN = """\
jenis: PermintaanUji
id: permintaan_uji
judul: Permintaan uji
pengajuan:
  uraian: Permintaan apa saja
  awalan: UJI
  tempat: permintaan-uji
tahap:
  - id: diajukan
    langkah:
      - {verb: delegasikan, ke: ditindaklanjuti, oleh: [Penerima]}
      - {verb: tolak, ke: ditolak, oleh: [Penerima], alasan: true}
      - {verb: minta_kelengkapan, ke: dilengkapi, oleh: [Penerima], alasan: true}
    melihat: [Pengusul, Penerima]
    waktu: 2 hari
  - id: dilengkapi
    langkah:
      - {verb: lengkapi, ke: diajukan, oleh: [Pengusul]}
    melihat: [Pengusul, Penerima]
    mengubah: [Pengusul]
  - id: ditindaklanjuti
    langkah:
      - {verb: jawab, ke: dijawab, oleh: [Pelaksana]}
    melihat: [Pengusul, Penerima, Pelaksana]
    waktu: 3 hari
  - id: dijawab
    langkah:
      - {verb: selesaikan, ke: selesai, oleh: [Pengusul]}
    melihat: [Pengusul, Penerima, Pelaksana]
  - id: ditolak
    melihat: [Pengusul, Penerima]
    akhir: true
  - id: selesai
    melihat: [Pengusul, Penerima, Pelaksana]
    akhir: true
"""
MODEL = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"
       xmlns:easyform="http://namespaces.plone.org/supermodel/easyform">
  <schema>{fields}</schema>
</model>"""
FIELDS = """
<field name="pokok" type="zope.schema.TextLine"><title>Pokok permintaan</title></field>
<field name="uraian" type="zope.schema.Text"><title>Uraian</title>
  <required>False</required></field>
<field name="jumlah" type="zope.schema.Int"><title>Banyaknya</title>
  <required>False</required><min>1</min></field>
<field name="kapan" type="zope.schema.Date"><title>Tanggal pemakaian</title>
  <required>False</required></field>
<field name="ruang" type="zope.schema.Choice"><title>Ruang</title>
  <required>False</required>
  <values><element>Aula</element><element>Ruang rapat</element></values></field>
<field name="lampiran" type="plone.namedfile.field.NamedBlobFile">
  <title>Surat</title><required>False</required></field>
<field name="foto" type="setneg.policy.forms.fields_files.Files"><title>Foto</title>
  <required>False</required></field>
"""
ACTION = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="tiket" type="setneg.policy.forms.action.TrackedSubmission">
<title>Jadikan pengajuan terlacak</title>
<jenis>{kind}</jenis><unit_pelayanan>biro-umum</unit_pelayanan><tempat></tempat>
<pemetaan>{mapping}</pemetaan><judul>{title}</judul>
</field></schema></model>"""


def make(site, kind=KIND, mapping="title: pokok", title="", fields=FIELDS, **settings):
    """The kind, and a form for everybody with a position that makes it."""
    if kind == KIND and KIND not in submission_kinds.names():
        submission_kinds.declare(CHAIN, "uji.yaml")
    with as_system(["Manager"]):
        form = createContentInContainer(
            site["formulir"],
            "EasyForm",
            checkConstraints=False,
            id="permintaan",
            title="Permintaan ruang",
            fields_model=MODEL.format(fields=fields),
            actions_model=ACTION.format(kind=kind, mapping=mapping, title=title),
            submitLabel="Kirim",
        )
    form.siapa = []
    for name, value in settings.items():
        setattr(form, name, value)
    if settings.get("terbuka_umum"):
        with as_system(["Manager"]):
            site.portal_workflow.doActionFor(form, "publish")
        form.waktu_minimum = 0
    transaction.commit()
    return form


def tickets(site):
    """All tickets of the made kind that are stored now."""
    transaction.begin()
    site._p_jar.sync()
    return list(site[PLACE].objectValues())


def page(person, form):
    """The page of a form: its hidden values."""
    from lxml import html

    answer = person.request("GET", form, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text[:600]
    tree = html.fromstring(answer.text)
    return dict(tree.get_element_by_id("form").fields)


def press(person, form, values, files=None, **words):
    """Press the button of an opened page; redirects are not followed."""
    sent = {name: value or "" for name, value in values.items()}
    for name in ("form.widgets.lampiran", "form.widgets.foto"):
        sent.pop(name, None)
    sent.update({f"form.widgets.{name}": value for name, value in words.items()})
    sent["form.buttons.submit"] = "Kirim"
    return person.request(
        "POST",
        form,
        data=sent,
        files=files or {"kosong": ("", b"")},
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )
