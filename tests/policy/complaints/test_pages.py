"""What handlers see and do on the page of a complaint, and the numbers."""

from io import BytesIO
from openpyxl import load_workbook
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.complaints import identity
from setneg.policy.complaints import statistics
from setneg.workflows import organisation
from setneg.workflows.journal import entries
import transaction


pytestmark = pytest.mark.rule("R-X-17")
KABAG = "bagian-tatalaksana__kepala"


@pytest.fixture
def handled(complain, step):
    """A complaint that the head of the section handles."""
    complaint = complain()
    step(complaint, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(complaint, "kabag.tatalaksana", "terima")
    return complaint


def test_the_handler_charges_members_of_his_team_by_name(handled, rest, sees):
    # Kepala Bagian Tata Laksana
    url = handled.absolute_url()
    assert sees(handled, "kasubbag.sisdur")
    rest("kabag.tatalaksana").post(f"{url}/@petugas", petugas=["staf.sisdur"])
    transaction.begin()
    assert sees(handled, "staf.sisdur")
    assert not sees(handled, "kasubbag.sisdur")
    answer = rest("kabag.tatalaksana").request(
        "POST", f"{url}/@petugas", json={"petugas": ["karo.umum"]}
    )
    assert answer.status_code == 400
    answer = rest("staf.sisdur").request(
        "POST", f"{url}/@petugas", json={"petugas": []}
    )
    assert answer.status_code == 403


def test_the_handler_asks_for_time_and_the_superior_grants_it_on_the_page(
    handled, desk
):
    # Kepala Bagian meminta, Kepala Biro memberi
    browser = desk("kabag.tatalaksana")
    browser.open(handled.absolute_url())
    browser.getControl("Diperpanjang selama").value = "5 hari"
    browser.getControl("Alasan").value = "Perlu keterangan unit lain."
    browser.getControl("Minta kepada atasan").click()
    head = desk("karo.ortala")
    head.open(handled.absolute_url())
    assert "Perlu keterangan unit lain." in head.contents
    head.getControl("Alasan").value = "Disetujui."
    head.getControl("Beri perpanjangan").click()
    assert "Diperpanjang 5 hari: Disetujui." in head.contents


def test_nobody_extends_by_opening_an_address(handled, desk):
    # Kepala Biro, tanpa mengirim formulir
    browser = desk("karo.ortala")
    browser.open(f"{handled.absolute_url()}/@@perpanjangan?aksi=beri&waktu=5+hari")
    assert browser.headers["Status"].startswith(("403", "405"))


def test_the_name_is_read_on_its_page_with_a_reason(send, stored, desk, rest):
    # Kepala Biro membaca identitas; jurnal mencatatnya
    complaint = stored(
        send(None, cara="rahasia", nama_pengadu="Rahayu W.", kontak_pengadu="0812")
    )
    browser = desk("karo.ortala")
    browser.open(complaint.absolute_url())
    assert "Rahayu" not in browser.contents
    browser.getLink("Baca identitas").click()
    browser.getControl("Alasan").value = "Perlu meminta keterangan lisan."
    browser.getControl("Baca identitas").click()
    assert "Rahayu W." in browser.contents
    transaction.begin()
    acts = [entry.act for entry in entries(stored({"nomor": complaint.nomor}))]
    assert "baca_identitas" in acts
    url = complaint.absolute_url()
    refused = rest("staf.sisdur").request("POST", f"{url}/@identitas", json={})
    assert refused.status_code in (401, 403, 404)
    empty = rest("karo.ortala").request("POST", f"{url}/@identitas", json={})
    assert empty.status_code == 400
    assert identity.kept(complaint)


def test_how_it_was_sent_is_said_once(send, stored, desk):
    # Kepala Biro membaca pengaduan anonim
    browser = desk("karo.ortala")
    browser.open(stored(send(None)).absolute_url())
    assert browser.contents.count("Cara menyampaikan") == 1
    assert "Anonim: tanpa nama sama sekali" in browser.contents


def test_the_published_numbers_hide_few_complaints(complain, desk, site):
    # Pegawai mana pun
    complain()
    transaction.commit()
    browser = desk("staf.apn")
    browser.open(f"{site.absolute_url()}/@@pengaduan-statistik")
    assert "&lt; 3" in browser.contents
    own = desk("karo.ortala")
    own.open(f"{site.absolute_url()}/@@pengaduan-statistik?lingkup=saya")
    assert "&lt; 3" not in own.contents
    nobody = desk("staf.apn")
    nobody.open(f"{site.absolute_url()}/@@pengaduan-statistik?lingkup=saya")
    assert "Belum ada pengaduan" in nobody.contents


def test_the_numbers_come_as_files(complain, step, rest):
    # Kepala Biro Ortala
    for _time in range(3):
        complaint = complain()
        step(complaint, "karo.ortala", "terima", kelas="normatif")
        step(complaint, "karo.ortala", "jawab", jawaban="Sudah.")
    person = rest("karo.ortala")
    address = "/@@pengaduan-statistik.xlsx?lingkup=saya"
    sheet = load_workbook(BytesIO(person.request("GET", address).content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][2] == "Masuk"
    step_row = next(row for row in rows if str(row[1]).startswith("SPK-6"))
    assert (step_row[2], step_row[4], step_row[7]) == (3, 3, 100)
    assert step_row[9] == "ya"
    text = person.request("GET", "/@@pengaduan-statistik.csv?lingkup=saya").text
    assert "SPK-6" in text
    visitor = rest(None).request("GET", "/@@pengaduan-statistik.csv")
    assert visitor.status_code in (401, 302) or "SPK" not in visitor.text


def test_the_site_manager_sets_the_times(site):
    # Pengelola situs
    with api.env.adopt_roles(["Manager"]):
        panel = api.content.get_view("pengaduan-pengaturan", site, site.REQUEST)
        assert panel is not None
    assert (
        api.portal.get_registry_record("setneg.policy.pengaduan.normatif") == "5 hari"
    )


def test_a_substitute_that_nobody_knows_is_refused_and_stays_typed(site, desk):
    # Pengelola situs salah menulis id jabatan
    name = "setneg.policy.pengaduan.penampung"
    before = api.portal.get_registry_record(name)
    browser = desk()
    browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
    browser.open(f"{site.absolute_url()}/@@pengaduan-pengaturan")
    typed = "inspektorat__kepala\nentah__kepala"
    browser.getControl(name="form.widgets.penampung").value = typed
    browser.getControl(name="form.buttons.save").click()
    assert "Jabatan tidak dikenal: entah__kepala." in browser.contents
    kept = browser.getControl(name="form.widgets.penampung").value
    assert kept.split() == typed.split()
    transaction.begin()
    assert api.portal.get_registry_record(name) == before


def test_only_steps_are_marked_as_often_complained_about(complain, site):
    # Kepala Biro Ortala; tiga pengaduan tanpa langkah
    for _time in range(3):
        complain(langkah="")
    with api.env.adopt_user("karo.ortala"):
        today = organisation.today()
        rows = statistics.facts(today, today, everybody=False)
        tables = {table.id: table for table in statistics.tables(rows, False)}
        [(_words, row)] = tables["langkah"].rows
    assert (row.count, row.repeated) == (3, False)


def test_the_office_of_a_standard_reads_its_complaints_and_repeated_steps(
    complain, standard, desk, rest
):
    # Kepala Biro Ortala; pegawai lain hanya melihat jalannya mengadu
    for _time in range(3):
        complain()
    head = desk("karo.ortala")
    head.open(standard.absolute_url())
    assert "Pengaduan 20" in head.contents and "3 masuk" in head.contents
    assert "pengaduan berulang" in head.contents
    other = desk("staf.apn")
    other.open(standard.absolute_url())
    assert "3 masuk" not in other.contents
    assert "Sampaikan pengaduan" in other.contents
    told = rest("karo.ortala").get(f"{standard.absolute_url()}/@pengaduan")
    assert told["angka"]["count"] == 3
    assert told["berulang"][0]["banyak"] == 3
    assert "angka" not in rest("staf.apn").get(f"{standard.absolute_url()}/@pengaduan")
    tables = rest("staf.apn").get("/@pengaduan-statistik")["items"]
    assert tables[0]["items"][0]["count"] == 3
