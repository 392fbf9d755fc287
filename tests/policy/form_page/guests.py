"""A form with every kind of question: guests of the house; how a browser fills it in."""

from lxml import html
from plone import api
import transaction


FIELDS = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"
       xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"><schema>
<field name="nama" type="zope.schema.TextLine" easyform:TDefault="here/@@isian-awal/nama">
  <title>Nama</title></field>
<field name="unit" type="zope.schema.TextLine" easyform:TDefault="here/@@isian-awal/unit">
  <title>Unit</title><required>False</required></field>
<field name="jenis" type="zope.schema.Choice"><title>Jenis</title>
  <values><element>Audiensi</element><element>Lainnya</element></values></field>
<field name="sebutkan" type="zope.schema.TextLine"
       easyform:depends_on='jenis = "Lainnya"'><title>Sebutkan</title>
  <max_length>20</max_length></field>
<field name="jumlah" type="zope.schema.Int"><title>Jumlah</title>
  <required>False</required></field>
<field name="daftar" type="setneg.policy.forms.fields_rows.RepeatedRows"
       easyform:depends_on="jumlah &gt; 1"><title>Daftar peserta</title>
  <kolom>nama: Nama
peran: Peran: pilihan Ketua, Anggota</kolom><most>2</most>
  <required>False</required></field>
<field name="berkas" type="setneg.policy.forms.fields_files.Files"><title>Berkas</title>
  <most>2</most><kinds>pdf</kinds></field>
<field name="surat" type="plone.namedfile.field.NamedBlobFile"><title>Surat</title>
  <required>False</required></field>
</schema></model>
"""
ACTIONS = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="simpan" type="collective.easyform.actions.SaveData"><title>Simpan</title>
</field></schema></model>
"""
PATH = "/formulir/tamu"
HEAD, STAFF = "kasubbag.sisdur", "staf.sisdur"
PDF = ("surat.pdf", b"%PDF-1.7 isi", "application/pdf")


def put(site, published=False, **settings):
    """Put a form among those of the site, for people with an account or for everybody."""
    with api.env.adopt_roles(["Manager"]):
        made = api.content.create(
            site["formulir"], "EasyForm", submitLabel="Kirim", **settings
        )
        if published:
            api.content.transition(made, to_state="published")
    transaction.commit()
    return made


def make(site, **settings):
    """The form, for heads of units; answers are saved by easyform."""
    return put(
        site,
        id="tamu",
        title="Penerimaan tamu",
        description="Untuk tamu yang datang berkelompok.",
        fields_model=FIELDS,
        actions_model=ACTIONS,
        **settings,
    )


def opened(person, path=PATH):
    """The page, and the fields of its form as a browser would send them untouched."""
    answer = person.request("GET", path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text[:500]
    tree = html.fromstring(answer.text)
    found = tree.xpath("//form[@id='form']")
    words = {}
    if found:
        for name, value in found[0].fields.items():
            if value is not None and "berkas" not in name and "surat" not in name:
                words[name] = value
    return tree, words


def sent(person, words, files=(), button="submit", path=PATH, **said):
    """Press a button of the page."""
    body = [(name, value) for name, value in words.items()]
    body = [(n, v) for n, v in body if f"form.widgets.{n.split('.')[-1]}" not in said]
    data = {**dict(body), **{f"form.widgets.{k}": v for k, v in said.items()}}
    data[f"form.buttons.{button}"] = "x"
    parts = [(f"form.widgets.{name}", file) for name, file in files]
    return person.request(
        "POST",
        path,
        data=data,
        files=parts or None,
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )


def mistakes(answer):
    tree = html.fromstring(answer.text)
    return [each.text_content() for each in tree.xpath("//*[@id='kesalahan']//li")]
