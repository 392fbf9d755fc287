"""Paraf koordinasi as people do it: over REST, and with the forms of the page."""

import pytest
from setneg.workflows import coordination
from tests.workflows.steps import people
import transaction


@pytest.fixture
def memorandum(site):
    document = people.until(site, people.begin(site, "Memorandum"), "periksa_eselon_3")
    transaction.commit()
    return document


def test_asked_and_answered_over_rest(memorandum, rest):
    """Kabag meminta dua unit; Kepala Biro Umum menjawab; Kabag menarik yang lain."""
    url = memorandum.absolute_url()
    kabag, umum = rest("kabag.tatalaksana"), rest("karo.umum")
    assert umum.request("GET", url).status_code in (401, 403)
    made = kabag.post(
        f"{url}/@paraf-koordinasi",
        jabatan=["biro-umum__kepala", "biro-keuangan__kepala"],
        tenggat="2 hari",
        wajib=True,
        permintaan="Apakah sesuai?",
    )["items"]
    assert [each["keadaan"] for each in made] == ["menunggu", "menunggu"]
    inbox = umum.get("/@kotak-masuk")
    assert memorandum.UID() in str(inbox)
    seen = umum.get(f"{url}/@paraf-koordinasi")
    assert [each["permintaan"] for each in seen["items"]] == ["Apakah sesuai?"]
    given = umum.post(
        f"{url}/@paraf-koordinasi/{made[0]['id']}/jawab", pendapat="setuju"
    )
    assert given["dijawab_oleh"] == "karo.umum"
    gone = kabag.post(
        f"{url}/@paraf-koordinasi/{made[1]['id']}/tarik", alasan="Tidak perlu"
    )
    assert gone["keadaan"] == "ditarik"
    closed = rest("karo.keuangan").request("GET", url)
    assert closed.status_code in (401, 403)


@pytest.mark.parametrize(
    ("who", "body", "status"),
    [
        ("kabag.tatalaksana", {"jabatan": "biro-umum__kepala"}, 400),
        ("kabag.tatalaksana", {"jabatan": 7, "tenggat": []}, 400),
        ("kabag.tatalaksana", {}, 400),
        ("staf.sisdur", {"jabatan": "biro-umum__kepala", "tenggat": "2 hari"}, 403),
        ("staf.ksp", {"jabatan": "biro-umum__kepala", "tenggat": "2 hari"}, 401),
        (None, {"jabatan": "biro-umum__kepala", "tenggat": "2 hari"}, 401),
    ],
)
def test_a_refused_request_leaves_nothing_behind(memorandum, rest, who, body, status):
    """Kabag keliru, penyusun bukan gilirannya, orang luar dan pengunjung."""
    answer = rest(who).request(
        "POST", f"{memorandum.absolute_url()}/@paraf-koordinasi", json=body
    )
    assert answer.status_code == status, answer.text
    transaction.begin()
    assert coordination.opinions(memorandum) == []


def test_one_wrong_name_among_several_asks_nobody(memorandum, rest):
    """Kabag salah menulis jabatan kedua."""
    answer = rest("kabag.tatalaksana").request(
        "POST",
        f"{memorandum.absolute_url()}/@paraf-koordinasi",
        json={"jabatan": ["biro-umum__kepala", "entah"], "tenggat": "2 hari"},
    )
    assert answer.status_code == 400
    assert "entah" in answer.json()["message"]
    transaction.begin()
    assert coordination.opinions(memorandum) == []


def fine(window):
    assert window.headers["status"].startswith("200"), window.headers["status"]


def shows(window, url):
    """The page, read from what is stored and not from what was just made."""
    transaction.begin()
    window.open(url)
    fine(window)


def test_the_forms_of_the_page(memorandum, desk):
    """Kabag meminta lewat formulir; Kepala Biro Umum menjawab tanpa catatan, lalu lengkap."""
    url = memorandum.absolute_url()
    kabag = desk("kabag.tatalaksana")
    shows(kabag, url)
    kabag.getLink("Minta pendapat unit lain").click()
    kabag.getControl(name="jabatan:list").value = ["biro-umum__kepala"]
    kabag.getControl(name="tenggat").value = "entah kapan"
    kabag.getControl(name="permintaan").value = "Apakah ruangnya cukup?"
    kabag.getControl("Minta pendapat").click()
    assert "Isi tenggat pendapat" in kabag.contents
    assert "Apakah ruangnya cukup?" in kabag.contents
    kabag.getControl(name="tenggat").value = "3 hari"
    kabag.getControl(name="wajib").value = True
    kabag.getControl("Minta pendapat").click()
    assert "Paraf koordinasi telah dicatat" in kabag.contents
    fine(kabag)
    shows(kabag, f"{url}/@@paraf-koordinasi")

    umum = desk("karo.umum")
    shows(umum, url)
    umum.getLink("Beri pendapat").click()
    fine(umum)
    umum.getControl(name="pendapat").value = ["tidak_setuju"]
    umum.getControl("Kirim pendapat").click()
    assert "Tuliskan catatan atau alasan" in umum.contents
    umum.getControl(name="catatan").value = "Ruang terlalu kecil."
    umum.getControl("Kirim pendapat").click()
    assert "Ruang terlalu kecil." in umum.contents
    fine(umum)

    shows(kabag, f"{url}/@@paraf-koordinasi")
    shows(kabag, url)
    assert "tidak setuju" in kabag.contents
    assert "Meminta pendapat Kepala Biro Umum" in kabag.contents
    assert "Memberi pendapat" in kabag.contents


def test_nothing_is_changed_by_a_link(memorandum, desk):
    """Kabag dipancing membuka alamat dengan aksi di dalamnya."""
    window = desk("kabag.tatalaksana")
    window.open(
        f"{memorandum.absolute_url()}/@@paraf-koordinasi?aksi=minta"
        "&jabatan=biro-umum__kepala&tenggat=3+hari"
    )
    assert "405" in window.headers["status"]
    transaction.begin()
    assert coordination.opinions(memorandum) == []
