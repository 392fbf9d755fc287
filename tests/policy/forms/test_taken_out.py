"""Questions that a form asks no more, or did not ask this time: nobody is stopped by
them."""

from tests.policy.forms import samples
import transaction


SEND = "/formulir/permintaan/@kirim"


def test_a_mapped_question_that_is_taken_out_stops_nobody(site, person):
    # Pengelola situs menghapus isian yang menjadi judul; staf Biro SDM mengirim
    form = samples.make(site)
    form.fields_model = form.fields_model.replace('name="pokok"', 'name="hal_lain"')
    transaction.commit()
    sent = person("staf.sdm").post(SEND, hal_lain="Aula")
    assert sent["title"] == "Permintaan ruang"


def test_a_title_that_was_not_asked_stops_nobody(site, person):
    # Isian yang menjadi judul hanya ditanyakan bila banyaknya lebih dari tiga
    form = samples.make(site)
    form.fields_model = form.fields_model.replace(
        'name="pokok"', 'name="pokok" easyform:depends_on="jumlah &gt; 3"'
    )
    transaction.commit()
    staff = person("staf.sdm")
    assert staff.post(SEND, jumlah=2)["title"] == "Permintaan ruang"
    assert staff.post(SEND, jumlah=4, pokok="Aula")["title"] == "Aula"
    refused = staff.request("POST", SEND, json={"jumlah": 5})
    assert refused.status_code == 400
    assert list(refused.json()["isian"]) == ["pokok"]
