"""As whom somebody sends: asked of who holds positions, of nobody else."""

from lxml import html
from plone import api
import pytest
from setneg.policy.forms import terms
from tests import counts
from tests.policy import appointing
from tests.policy.form_page.guests import opened
from tests.policy.form_page.guests import put
from tests.policy.form_page.guests import sent
import transaction


pytestmark = pytest.mark.rule("R-X-12")
PATH = "/formulir/ruang"
OWN, ACTING = "biro-sdm__kepala", "biro-keuangan__kepala"
HTML = {"Accept": "text/html"}
FIELDS = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"
       xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"><schema>
<field name="pengusul" type="zope.schema.Choice"
       easyform:TDefault="here/@@pengusul-bawaan"><title>Diajukan sebagai</title>
  <vocabulary>setneg.policy.JabatanPengusul</vocabulary></field>
<field name="judul" type="zope.schema.TextLine"><title>Judul</title></field>
<field name="atas_nama" type="zope.schema.TextLine"
       easyform:depends_on="pengusul = 'biro-sdm__kepala'"><title>Atas nama</title></field>
</schema></model>
"""
ACTIONS = """\
<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="tiket" type="setneg.policy.forms.action.TrackedSubmission">
  <title>Tiket</title><jenis>Usulan</jenis><unit_pelayanan>biro-ortala</unit_pelayanan>
  <pemetaan>pengusul: pengusul
title: judul</pemetaan></field></schema></model>
"""


@pytest.fixture
def form(site):
    """A form for staff that was opened to visitors, as it was copied."""
    counts.anew()
    return put(
        site,
        published=True,
        id="ruang",
        title="Permohonan ruang",
        fields_model=FIELDS,
        actions_model=ACTIONS,
        terbuka_umum=True,
        waktu_minimum=0,
        siapa=[],
    )


@pytest.fixture
def several(site):
    """Kepala Biro SDM is Plt. Kepala Biro Keuangan, too."""
    appointing.appoint("pimpinan.sdm", ACTING)


def choices(tree):
    """Titles of the positions that the page offers, without the request to choose."""
    found = tree.xpath("//select[@name='form.widgets.pengusul:list']/option")
    return [
        each.text_content().strip() for each in found if "--" not in each.get("value")
    ]


def test_a_visitor_is_not_asked_as_whom_he_sends(rest, form, site):
    # Pengunjung tanpa akun, pada formulir pegawai yang dibuka untuk umum
    visitor = rest(None)
    tree, words = opened(visitor, PATH)
    assert "Diajukan sebagai" not in tree.text_content()
    assert not any("pengusul" in name for name in words)
    answer = sent(visitor, words, path=PATH, judul="Ruang rapat")
    assert "USL-" in answer.text, html.fromstring(answer.text).text_content()[:2000]
    transaction.begin()
    [brain] = site.portal_catalog.unrestrictedSearchResults(portal_type="Usulan")
    ticket = brain._unrestrictedGetObject()
    assert not ticket.pengusul and not ticket.pengaju


def test_a_visitor_over_rest_neither(rest, form):
    # Pengunjung tanpa akun, lewat REST
    visitor = rest(None)
    asked = visitor.get(f"{PATH}/@formulir")
    assert "pengusul" not in asked["properties"]
    assert asked["required"] == ["judul"]
    body = {"_halaman": asked["_halaman"], "judul": "Ruang rapat"}
    assert visitor.request("POST", f"{PATH}/@kirim", json=body).status_code == 201


def test_who_holds_a_position_is_asked(rest, form):
    # Kepala Biro SDM
    head = rest("pimpinan.sdm")
    tree, _words = opened(head, PATH)
    [own] = terms.positions(form, "pimpinan.sdm")
    assert choices(tree) == [own.title]
    assert "pengusul" in head.get(f"{PATH}/@formulir")["required"]


def test_an_account_without_a_position_sends_as_himself(rest, form, site):
    # Pegawai yang jabatannya belum dicatat
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            email="baru@example.org",
            username="pegawai.baru",
            password="setneg-demo-2026",
        )
    transaction.commit()
    person = rest("pegawai.baru")
    tree, words = opened(person, PATH)
    assert "Diajukan sebagai" not in tree.text_content()
    sent(person, words, path=PATH, judul="Ruang rapat")
    transaction.begin()
    [brain] = site.portal_catalog.unrestrictedSearchResults(portal_type="Usulan")
    assert brain._unrestrictedGetObject().pengaju == "pegawai.baru"


class TestSeveral:
    """Somebody who holds several positions says in which of them he sends."""

    def test_he_chooses_and_none_is_chosen_for_him(self, rest, form, several):
        # Kepala Biro SDM, juga Plt. Kepala Biro Keuangan
        tree, words = opened(rest("pimpinan.sdm"), PATH)
        own, acting = choices(tree)
        assert own.startswith("Kepala") and acting.startswith("Plt. Kepala")
        assert words["form.widgets.pengusul:list"] == "--NOVALUE--"

    def test_unit_and_sender_follow_from_what_he_chose(self, rest, form, several, site):
        # Kepala Biro SDM, juga Plt. Kepala Biro Keuangan
        head = rest("pimpinan.sdm")
        _tree, words = opened(head, PATH)
        said = {"judul": "Ruang", "pengusul:list": ACTING}
        sent(head, words, path=PATH, **said)
        transaction.begin()
        [brain] = site.portal_catalog.unrestrictedSearchResults(portal_type="Usulan")
        ticket = brain._unrestrictedGetObject()
        assert (ticket.pengusul, ticket.unit) == (ACTING, "biro-keuangan")
        page = head.request("GET", ticket.absolute_url(), headers=HTML)
        assert "Kepala Biro Keuangan" in page.text

    def test_what_leaves_it_open_is_refused(self, rest, form, several):
        # Kepala Biro SDM, juga Plt. Kepala Biro Keuangan; lewat REST
        head = rest("pimpinan.sdm")
        asked = head.get(f"{PATH}/@formulir")
        body = {"_halaman": asked["_halaman"], "judul": "Ruang", "atas_nama": "SDM"}
        answer = head.request("POST", f"{PATH}/@kirim", json=body)
        assert answer.status_code == 400
        assert set(answer.json()["isian"]) == {"pengusul"}
        form.fields_model = form.fields_model.replace(
            "<vocabulary>", "<required>False</required><vocabulary>", 1
        )
        transaction.commit()
        answer = head.request("POST", f"{PATH}/@kirim", json=body)
        assert answer.status_code == 400
        assert "lebih dari satu jabatan" in answer.json()["isian"]["pengusul"]
        taken = head.post(f"{PATH}/@kirim", **body, pengusul=OWN)
        assert taken["nomor"]

    def test_the_first_page_and_the_head_of_every_page_name_all_of_them(
        self, rest, several
    ):
        # Kepala Biro SDM, juga Plt. Kepala Biro Keuangan
        page = rest("pimpinan.sdm").request("GET", "/", headers=HTML)
        hero = html.fromstring(page.text).find_class("setneg-positions")[0]
        found = [" ".join(each.text_content().split()) for each in hero]
        assert found[0].startswith("Kepala") and found[1].startswith("Plt. Kepala")
