"""Figures and questionnaires in Chromium: report, check, approve, read, ask, answer."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.performance import opening
from setneg.policy.questionnaires import rounds
from setneg.workflows import organisation
from setneg.workflows.steps import take
from tests.policy.performance.conftest import FIELDS
from tests.policy.performance.conftest import proof
from tests.policy.performance.conftest import put
from tests.policy.performance.conftest import targets
import transaction


pytestmark = pytest.mark.browser

YEAR = 2026
KARO = "karo.ortala"


def indicator(site, code, words, unit, head, **given):
    """An indicator in force."""
    fields = {**FIELDS, "kode": code, "indikator": words, **given}
    made = createContentInContainer(
        site["iku"],
        "IKU",
        checkConstraints=False,
        unit=unit,
        unit_pelayanan="bagian-ak1",
        tahun=YEAR,
        pengusul=head,
        **{"target": targets(YEAR, "80", "80", "90", "90"), **fields},
    )
    put(made, "ditetapkan")
    return made


@pytest.fixture
def year(site):
    """A ministry's indicator and the two units that make it up; three quarters are open."""
    above = indicator(
        site,
        "IKU-1",
        "Jumlah layanan administrasi yang selesai tepat waktu",
        "deputi-aparatur",
        "deputi-aparatur__kepala",
        satuan="layanan",
        konsolidasi="jumlah",
        tingkat="eselon_1",
        target=targets(YEAR, "100", "100", "120", "120"),
    )
    parts = [
        indicator(
            site,
            code,
            words,
            unit,
            f"{unit}__kepala",
            satuan="layanan",
            konsolidasi="jumlah",
            induk=above.UID(),
            metode_turunan="komponen_pembentuk",
            target=targets(YEAR, "50", "50", "60", "60"),
        )
        for code, words, unit in (
            ("IKU-1.1", "Jumlah prosedur yang diselesaikan tepat waktu", "biro-ortala"),
            ("IKU-1.2", "Jumlah layanan kepegawaian tepat waktu", "biro-sdm"),
        )
    ]
    opening.open_due(site, date(YEAR, 10, 1))
    for document in (above, *parts):
        for quarter in ("TW1", "TW2", "TW3"):
            asked = opening.report_of(document, f"{YEAR}-{quarter}")
            asked.ditutup = datetime.now(UTC) + timedelta(days=9)
    transaction.commit()
    return above, *parts


def reported(document, quarter, value, head, staff):
    """A quarter that the staff told, the Bagian checked and the head approved."""
    asked = opening.report_of(document, f"{YEAR}-{quarter}")
    for who, verb, said in (
        (staff, "kerjakan", {"nilai": value, "bukti": [proof()]}),
        ("kabag.ak1", "terima", {}),
        (head, "setujui", {}),
    ):
        with api.env.adopt_user(who):
            take(asked, verb, said)
    transaction.commit()


@pytest.mark.rule("R-IKU-09", "R-IKU-10")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_quarter_from_the_report_to_the_board(desk, site, year, tmp_path, width):
    # Staf Biro Ortala melapor, Kabag AK I memeriksa, Karo menyetujui, pengunjung membaca.
    above, own, other = year
    reported(own, "TW1", "55", KARO, "staf.ortala")
    reported(own, "TW2", "42", KARO, "staf.ortala")
    reported(other, "TW1", "20", "pimpinan.sdm", "staf.sdm")
    reported(above, "TW1", "75", "deputi.aparatur", "staf.deputiaparatur")
    file = tmp_path / "rekap.pdf"
    file.write_bytes(b"%PDF-1.7 rekap")
    url = opening.report_of(own, f"{YEAR}-TW3").absolute_url()

    staff = desk(width=width)
    staff.sign_in("staf.ortala")
    staff.open(url)
    staff.step("kerjakan")
    staff.sound()
    staff.page.fill("input[name='form.widgets.nilai']", "61,5")
    staff.page.set_input_files("input[type='file']", str(file))
    staff.page.fill(
        "textarea[name='form.widgets.kendala']", "Dua pejabat pindah tugas."
    )
    staff.press("[name='form.buttons.take']")
    assert "61,5" in staff.sound().inner_text("#content")
    assert "102,50%" in staff.page.inner_text("#content")
    staff.picture(f"realisation-{width}")

    for who, verb in (("kabag.ak1", "terima"), (KARO, "setujui")):
        person = desk(width=width)
        person.sign_in(who)
        person.open(url)
        person.step(verb)
        person.press("[name='form.buttons.take']")
    person.open(own.absolute_url())
    words = person.sound().inner_text(".setneg-realisasi")
    assert "Triwulan III 2026" in words
    assert "Tercapai" in words
    person.picture(f"indicator-figures-{width}")

    visitor = desk(width=width)
    visitor.open("/capaian")
    words = visitor.sound().inner_text("#content")
    assert "61,5" in words
    assert "Dua pejabat" not in words
    assert "Tidak tercapai" in words
    assert "2 dari 2 indikator" in " ".join(words.split())
    assert visitor.page.query_selector("svg.setneg-chart") is not None
    visitor.picture(f"achievements-{width}")


@pytest.mark.rule("R-X-18")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_questionnaire_from_its_opening_to_its_result(desk, site, width):
    # Karo Ortala membuka, empat pimpinan unit menjawab, Karo membaca hasilnya.
    form = f"{site.absolute_url()}/formulir/evaluasi-pelayanan"
    karo = desk(width=width)
    karo.sign_in(KARO)
    karo.open(f"{form}/@@kuesioner")
    today = organisation.today()
    karo.page.fill("#k-dibuka", today.isoformat())
    karo.page.fill("#k-ditutup", (today + timedelta(days=9)).isoformat())
    karo.press("form[action$='@@kuesioner'] button[type='submit']")
    assert "Kuesioner dibuka." in karo.sound().inner_text("body")

    answers = {
        "karo.umum": "45345",
        "karo.keuangan": "33244",
        "pimpinan.sdm": "54444",
        "pimpinan.apn": "21334",
    }
    fields = ("kemudahan", "ketepatan", "komunikasi", "petugas", "mutu")
    for who, values in answers.items():
        person = desk(width=width)
        person.sign_in(who)
        person.open(form)
        person.sound()
        for name, value in zip(fields, values, strict=True):
            person.page.check(f"input[name^='form.widgets.{name}'][value='{value}']")
        person.page.fill("textarea[name='form.widgets.saran']", "Percepat balasan.")
        if who == "karo.umum":
            person.picture(f"questionnaire-{width}")
        person.press("[name='form.buttons.submit']")
        person.sound()
    transaction.begin()
    assert rounds.current(site["formulir"]["evaluasi-pelayanan"]) is not None

    karo.open(f"{form}/@@hasil-evaluasi")
    assert "terbaca setelah ditutup" in karo.sound().inner_text("#content")
    karo.open(f"{form}/@@kuesioner")
    karo.press("button:has-text('Tutup kuesioner sekarang')")
    karo.open(f"{form}/@@hasil-evaluasi")
    words = " ".join(karo.sound().inner_text("#content").split())
    assert "4 jawaban" in words
    assert "rata-rata 3,50" in words
    karo.picture(f"questionnaire-results-{width}")
