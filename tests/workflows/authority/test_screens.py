"""The screens and services of signing authority and substitution, as people use them."""

from lxml import html
from plone import api
from plone.testing.zope import Browser
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import organisation
from tests.stories.client import Portal
from tests.workflows.steps import people
import transaction


POST = "subbag-ppek2__kepala"
ADMIN = "kepegawaian.admin"


@pytest.fixture
def site(functional):
    """The portal with somebody who manages the organisation, and a memorandum."""
    portal = functional["portal"]
    api.user.create(email="a@contoh.go.id", username=ADMIN, password=DEMO_PASSWORD)
    api.user.grant_roles(username=ADMIN, roles=["Site Administrator"])
    transaction.commit()
    return portal


@pytest.fixture
def rest(site):
    return Portal(site.absolute_url(), password=DEMO_PASSWORD).person


@pytest.fixture
def desk(functional, site):
    def window(userid):
        browser = Browser(functional["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {userid}:{DEMO_PASSWORD}")
        return browser

    return window


@pytest.fixture
def memo(site):
    def make(**fields):
        document = people.begin(site, "Memorandum", **fields)
        transaction.commit()
        return document

    return make


def path_of(site, document):
    return document.absolute_url()[len(site.absolute_url()) :]


def post_path(site):
    brains = site.portal_catalog.unrestrictedSearchResults(portal_type="Jabatan")
    found = (brain._unrestrictedGetObject() for brain in brains)
    return path_of(site, next(p for p in found if p.position_id() == POST))


@pytest.mark.rule("R-X-09")
def test_the_drafter_hands_a_memorandum_to_the_deputy_with_a_reason(site, rest, memo):
    # Staf Sisdur lewat REST; alamat ikut menjadi pimpinan satuan organisasi
    path = path_of(site, memo(kepada=["biro-umum__kepala"]))
    staf = rest("staf.sisdur")
    asked = staf.request("GET", f"{path}/@penandatangan").json()
    assert (asked["penandatangan"], asked["lazim"]) == ("eselon_2", "eselon_2")
    assert asked["pilihan"][0]["kepada"] == ["setmen__kepala"]
    wanted = {"penandatangan": "eselon_1"}
    refused = staf.request("POST", f"{path}/@penandatangan", json=wanted)
    assert (refused.status_code, "alasan" in refused.json()["message"]) == (400, True)
    wanted["alasan"] = "Menyangkut seluruh satuan organisasi"
    done = staf.request("POST", f"{path}/@penandatangan", json=wanted).json()
    assert (done["penandatangan"], done["masalah"]) == ("eselon_1", [])
    assert staf.request("GET", path).json()["kepada"] == ["setmen__kepala"]
    (record,) = done["peralihan"]
    assert (record["oleh"], record["alasan"]) == ("staf.sisdur", wanted["alasan"])


@pytest.mark.rule("R-SPS-01")
def test_a_memorandum_to_the_wrong_level_does_not_go_up(site, rest, memo):
    # Staf Sisdur menulis kepada unit kerja atas nama Deputi
    path = path_of(site, memo(penandatangan="eselon_1", kepada=["biro-umum__kepala"]))
    refused = rest("staf.sisdur").request("POST", f"{path}/@workflow/susun", json={})
    assert refused.status_code == 400
    assert "tidak bersurat kepada Kepala Biro Umum" in refused.text


@pytest.mark.rule("R-SPS-01")
def test_a_memorandum_to_an_organisation_begins_as_the_deputys(memo):
    # Staf Sisdur tidak memilih penanda tangan
    assert memo(kepada=["setpres__kepala"]).penandatangan == "eselon_1"
    assert not memo(kepada=["biro-umum__kepala"]).penandatangan


@pytest.mark.rule("R-X-08")
def test_a_direction_says_who_when_and_through_what(site, rest):
    # Staf Sisdur mengalihkan keputusan kepada Deputi
    decision = people.begin(site, "Keputusan")
    transaction.commit()
    path = f"{path_of(site, decision)}/@penandatangan"
    staf = rest("staf.sisdur")
    said = {"penandatangan": "eselon_1", "arahan_oleh": "Sekretaris Kementerian"}
    assert staf.request("POST", path, json=said).status_code == 400
    said |= {"arahan_pada": "2026-01-05", "arahan_saluran": "lisan"}
    record = staf.request("POST", path, json=said).json()["peralihan"][0]
    assert record["arahan"]["oleh"] == "setmen__kepala"
    assert (record["arahan"]["pada"], record["arahan"]["saluran"]) == (
        "2026-01-05",
        "lisan",
    )


def test_the_page_offers_the_moved_address_and_takes_the_switch(site, desk, memo):
    # Staf Sisdur di layar
    document = memo(kepada=["biro-umum__kepala"])
    window = desk("staf.sisdur")
    window.open(document.absolute_url())
    window.getLink("Ganti penanda tangan").click()
    assert "Alamat disesuaikan menjadi" in window.contents
    assert "setmen__kepala" not in window.contents
    window.getControl(name="alasan").value = "Lintas satuan organisasi"
    window.getControl("Alihkan penanda tangan").click()
    assert "Penanda tangan kini Deputi" in window.contents
    assert "Lintas satuan organisasi" in window.contents
    transaction.begin()
    assert document.kepada == ["setmen__kepala"]


@pytest.mark.rule("R-X-09")
@pytest.mark.parametrize("value", ["eselon_1", None])
def test_once_it_has_gone_up_only_a_switch_changes_the_signer(site, rest, memo, value):
    # Kabag mengubah bidang penanda tangan, alih-alih mengalihkannya dengan alasan
    first = "eselon_2" if value else "eselon_1"
    to = ["biro-umum__kepala"] if value else ["setpres__kepala"]
    document = memo(penandatangan=first, kepada=to)
    people.until(site, document, "periksa_eselon_3")
    transaction.commit()
    path = path_of(site, document)
    change = {"penandatangan": value}
    refused = rest("kabag.tatalaksana").request("PATCH", path, json=change)
    assert (refused.status_code, "Ganti penanda tangan" in refused.text) == (400, True)
    kept = rest("kabag.tatalaksana").request(
        "PATCH", path, json={"penandatangan": first, "title": "Judul baru"}
    )
    assert kept.status_code == 204
    transaction.begin()
    assert document.penandatangan == first
    assert document.title == "Judul baru"


def test_the_edit_form_says_where_the_signer_changes(site, rest, memo):
    # Kabag pada formulir sunting
    document = memo(kepada=["biro-umum__kepala"])
    people.until(site, document, "periksa_eselon_3")
    transaction.commit()
    kabag = rest("kabag.tatalaksana").session
    url = f"{document.absolute_url()}/edit"
    page = kabag.get(url, headers={"Accept": "text/html"})
    form = html.fromstring(page.text).get_element_by_id("form")
    fields = dict(form.form_values())
    fields |= {
        "form.widgets.ISigner.penandatangan:list": "eselon_1",
        "form.buttons.save": "Simpan",
    }
    answer = kabag.post(url, data=fields, headers={"Accept": "text/html"})
    assert "sudah diajukan" in answer.text
    transaction.begin()
    assert not document.penandatangan


@pytest.mark.rule("R-SPS-01")
def test_a_switch_does_not_leave_an_address_that_the_new_signer_may_not_use(
    site, rest, memo
):
    # Staf Sisdur mengalihkan memorandum kepada Menteri dari Deputi kepada Karo
    document = memo(penandatangan="eselon_1", kepada=["kemensetneg__kepala"])
    path = f"{path_of(site, document)}/@penandatangan"
    said = {"penandatangan": "eselon_2", "alasan": "Hal teknis"}
    refused = rest("staf.sisdur").request("POST", path, json=said)
    assert refused.status_code == 400
    assert (
        "tidak bersurat kepada Menteri Sekretaris Negara" in refused.json()["message"]
    )
    said["kepada"] = ["biro-umum__kepala"]
    assert rest("staf.sisdur").request("POST", path, json=said).status_code == 200
    transaction.begin()
    assert (document.penandatangan, document.kepada) == ("eselon_2", said["kepada"])


@pytest.mark.parametrize("userid", ["kabag.ak1", "staf.sdm"])
def test_strangers_learn_nothing_of_the_signature(site, rest, memo, userid):
    # orang dari unit lain
    path = path_of(site, memo())
    person = rest(userid)
    assert person.request("GET", f"{path}/@penandatangan").status_code in (
        401,
        403,
        404,
    )
    said = {"penandatangan": "eselon_1", "alasan": "x"}
    answer = person.request("POST", f"{path}/@penandatangan", json=said)
    assert answer.status_code in (401, 403, 404)


def test_a_substitute_is_previewed_appointed_and_ended(site, rest):
    # Pengelola organisasi menunjuk Plt. Kasubbag
    path, admin = f"{post_path(site)}/@pengganti", rest(ADMIN)
    said = {"akun": "kasubbag.ppk2", "kapasitas": "plt", "mulai": "2026-01-01"}
    refused = admin.request("POST", path, json=said)
    assert (refused.status_code, "Dasar" in refused.text) == (400, True)
    said |= {"dasar": "Sprin-9/2026", "pratinjau": True}
    seen = admin.request("POST", path, json=said).json()["akibat"]
    assert "bertindak sebagai Plt." in seen[0]
    assert seen[1] == "0 naskah kini menunggu jabatan ini."
    assert admin.request("GET", path).json()["pemangku"] == []
    admin.request("POST", path, json={**said, "pratinjau": False})
    transaction.begin()
    day = organisation.today()
    assert (
        organisation.current(site).holding("kasubbag.ppk2", POST, day).capacity == "plt"
    )
    admin.request("POST", path, json={"akhiri": 0, "hari": "2026-01-31"})
    transaction.begin()
    assert organisation.current(site).holders(POST, day) == ()
    assert len(admin.request("GET", path).json()["pemangku"]) == 1


def test_a_substitute_is_appointed_on_screen_after_the_preview(site, desk):
    # Pengelola organisasi di layar
    window = desk(ADMIN)
    window.open(f"{site.absolute_url()}{post_path(site)}/@@pengganti")
    window.getControl(name="akun").value = "kasubbag.ppk2"
    window.getControl(name="mulai").value = "2026-01-01"
    window.getControl(name="dasar").value = "Sprin-9/2026"
    window.getControl("Lihat akibatnya").click()
    assert "Bila disimpan" in window.contents
    window.getControl("Simpan").click()
    assert "Sprin-9/2026" in window.contents
    # dihapus lewat formulir sunting biasa: tetap tercatat
    post = site.unrestrictedTraverse(post_path(site).lstrip("/"))
    with api.env.adopt_user(ADMIN):
        from zope.event import notify
        from zope.lifecycleevent import ObjectModifiedEvent

        post.pemangku = []
        notify(ObjectModifiedEvent(post))
    assert "kasubbag.ppk2" in post.pemangku_dihapus[0]["baris"]


@pytest.mark.rule("R-X-01")
def test_the_superior_and_the_manager_see_what_waits_for_nobody(site, desk, rest):
    # naskah Subbagian PPEK II menunggu Kasubbag yang lowong
    letter = people.begin(site, "Memorandum", "staf.ppek2", unit="subbag-ppek2")
    people.step(site, letter, "staf.ppek2", "susun")
    transaction.commit()
    inbox = desk("kabag.ak2")
    inbox.open(f"{site.absolute_url()}/@@kotak-masuk")
    assert "Menunggu jabatan kosong di bawah Anda" in inbox.contents
    other = desk("kabag.ak1")
    other.open(f"{site.absolute_url()}/@@kotak-masuk")
    assert "jabatan kosong di bawah" not in other.contents
    found = rest(ADMIN).request("GET", "/@jabatan-kosong").json()
    (row,) = found["items"]
    assert (row["jabatan"]["id"], row["keadaan"]) == (POST, "lowong")
    assert row["penunjuk"]["id"] == "bagian-ak2__kepala"
    assert "percobaan" not in row["title"]
    assert rest("staf.ppek2").request("GET", "/@jabatan-kosong").status_code in (
        401,
        403,
    )
    manager = desk(ADMIN)
    manager.open(f"{site.absolute_url()}/@@jabatan-kosong")
    assert "Kepala Subbagian" in manager.contents
    page = desk("staf.ppek2")
    page.open(letter.absolute_url())
    assert "tidak ada pejabat: lowong" in page.contents
    assert "Pengganti diusulkan oleh" in page.contents


def test_the_manager_reads_and_changes_the_authority(site, desk, rest):
    # Pengelola situs di layar
    window = desk(ADMIN)
    window.open(f"{site.absolute_url()}/@@kewenangan")
    assert "pimpinan satuan organisasi" in window.contents
    window.getControl(name="isi").value = "kewenangan: [{jenis: A}]"
    window.getControl(name="alasan").value = "uji"
    window.getControl("Berlakukan").click()
    assert "baris 1" in window.contents
    text = "pengganti: {plh: ['tanda_tangan:Keputusan']}"
    window.getControl(name="isi").value = text
    window.getControl(name="alasan").value = "Surat edaran 2/2026"
    window.getControl("Berlakukan").click()
    assert "Surat edaran 2/2026" in window.contents
    exported = rest(ADMIN).request("GET", "/@kewenangan").json()["deklarasi"]
    assert "tanda_tangan:Keputusan" in exported
    assert rest("karo.ortala").request("GET", "/@kewenangan").status_code in (401, 403)
