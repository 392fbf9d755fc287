"""Substitutes and delegates at work: what they sign, what they do not, by date alone."""

from plone import api
import pytest
from setneg.policy.rendering.signature import signature
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.authority import book
from setneg.workflows.inbox import queries
from setneg.workflows.organisation.importer import assign
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people
import time_machine
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


ORDER = "Sprin-12/2026"
DELEGATION = """
pelimpahan:
  - {jenis: Keputusan, dari: kemensetneg__kepala, ke: setmen__kepala,
     menurut: Kepmen 7/2026, mulai: 2026-11-01, sampai: 2026-12-31}
  - {jenis: [SuratUndangan, SuratPerintah], dari: deputi-aparatur__kepala,
     ke: biro-ortala__kepala, menurut: SK Deputi 3/2026, mulai: 2026-11-01, sampai: 2026-12-31}
  - {jenis: [SuratUndangan, SuratPerintah], dari: deputi-aparatur__kepala, bentuk: ub,
     ke: bagian-tatalaksana__kepala, menurut: SK Deputi 4/2026, mulai: 2026-11-01,
     sampai: 2026-12-31}
pengganti:
  plh: ["tanda_tangan:Keputusan", "*:Peraturan"]
"""


def content(portal, position):
    """The Jabatan of a position."""
    brains = portal.portal_catalog.unrestrictedSearchResults(portal_type="Jabatan")
    objects = (brain._unrestrictedGetObject() for brain in brains)
    return next(each for each in objects if each.position_id() == position)


@pytest.fixture
def holders(portal):
    """Write the rows of a position: ``holders("biro-ortala__kepala", "a | ...")``."""

    def write(position, *lines):
        post = content(portal, position)
        post.pemangku = list(lines)
        notify(ObjectModifiedEvent(post))
        people.forget(portal)
        return post

    return write


@pytest.fixture
def settled(portal):
    book.book().settle(DELEGATION, "admin", "uji")


@pytest.fixture
def invitation(portal):
    def make(**fields):
        return people.begin(portal, "SuratUndangan", **fields)

    return make


class TestSubstitutes:
    """Plt. and Plh., from a day to a day, on a basis."""

    KARO = "biro-ortala__kepala"

    def waiting(self, portal):
        memo = people.begin(portal, "Memorandum")
        return people.until(portal, memo, "tanda_tangan_eselon_2")

    def test_a_plt_signs_and_the_block_says_so(self, portal, holders):
        # Karo Umum sebagai Plt. Karo Ortala
        memo = self.waiting(portal)
        holders(self.KARO, f"karo.umum | 2026-01-01 | | plt | {ORDER}")
        entry = people.step(portal, memo, "karo.umum", "tanda_tangan")
        assert (entry.capacity, entry.position) == ("plt", self.KARO)
        assert signature(memo)["baris"][0].startswith("Plt. Kepala Biro Organisasi")

    def test_the_block_stays_as_signed_whoever_comes_later(self, portal, holders):
        # Karo Umum menandatangani sebagai Plt.; sebulan kemudian ia tidak lagi Plt.
        memo = self.waiting(portal)
        holders(self.KARO, f"karo.umum | 2026-01-01 | | plt | {ORDER}")
        people.step(portal, memo, "karo.umum", "tanda_tangan")
        before = signature(memo)
        holders(self.KARO, "karo.ortala")
        api.user.get("karo.umum").setMemberProperties({"fullname": "Orang Lain"})
        assert signature(memo) == before

    @pytest.mark.parametrize(
        ("day", "may"),
        [
            ("2026-11-22", False),
            ("2026-11-23", True),
            ("2026-11-27", True),
            ("2026-11-28", False),
        ],
    )
    def test_only_the_dates_decide_whether_a_plh_acts(self, portal, holders, day, may):
        # Karo Umum sebagai Plh. sepekan; tidak ada yang dijalankan pada pergantian hari
        memo = self.waiting(portal)
        row = f"karo.umum | 2026-11-23 | 2026-11-27 | plh | {ORDER} | | Cuti"
        holders(self.KARO, row)
        with time_machine.travel(f"{day} 03:00Z", tick=False):
            people.forget(portal)
            found = people.offered(portal, memo, "karo.umum")
        assert bool(found) is may

    def test_a_plh_does_not_sign_what_is_beyond_his_appointment(self, portal, holders):
        # Sesmen sebagai Plh. Menteri: Peraturan di luar wewenangnya
        rule = people.begin(portal, "Keputusan", penandatangan="menteri")
        people.until(portal, rule, "tanda_tangan_menteri")
        holders("kemensetneg__kepala", f"sesmen | 2026-01-01 | | plh | {ORDER}")
        with pytest.raises(StepRefused, match=r"tanda_tangan:Keputusan.*Sprin-12"):
            people.step(portal, rule, "sesmen", "tanda_tangan")
        assert people.stage(rule) == "tanda_tangan_menteri"

    def test_an_appointment_may_say_that_nothing_is_excepted(self, portal, holders):
        # Sesmen sebagai Plh. Menteri dengan kewenangan penuh
        rule = people.begin(portal, "Keputusan", penandatangan="menteri")
        people.until(portal, rule, "tanda_tangan_menteri")
        holders("kemensetneg__kepala", f"sesmen | 2026-01-01 | | plh | {ORDER} | -")
        people.step(portal, rule, "sesmen", "tanda_tangan")
        block = signature(rule)["baris"]
        assert block[0] == "Plh. MENTERI SEKRETARIS NEGARA"

    @pytest.mark.rule("R-X-02")
    def test_who_drafted_as_staff_does_not_sign_as_plt(self, portal, holders):
        # Staf Sisdur, yang juga Plt. Karo
        holders(self.KARO, f"staf.sisdur | 2026-01-01 | | plt | {ORDER}")
        memo = self.waiting(portal)
        with pytest.raises(StepRefused, match="penyusun"):
            people.step(portal, memo, "staf.sisdur", "tanda_tangan")

    @pytest.mark.rule("R-X-02")
    def test_who_checked_as_himself_does_not_sign_as_plt(self, portal, holders):
        # Kabag Tata Laksana, yang juga Plt. Karo
        holders(self.KARO, f"kabag.tatalaksana | 2026-01-01 | | plt | {ORDER}")
        memo = self.waiting(portal)
        with pytest.raises(StepRefused, match="sudah memeriksa"):
            people.step(portal, memo, "kabag.tatalaksana", "tanda_tangan")


@pytest.mark.usefixtures("settled")
class TestDelegates:
    """a.n. and u.b., in the name of who delegated."""

    DEPUTI, KARO = "deputi-aparatur__kepala", "biro-ortala__kepala"
    KABAG = "bagian-tatalaksana__kepala"

    @pytest.mark.rule("R-X-02")
    def test_on_behalf_the_next_below_signs_and_does_not_check(
        self, portal, invitation
    ):
        # Karo menandatangani a.n. Deputi; pemeriksaannya dilewati
        letter = invitation(penandatangan="eselon_1", atas_nama=self.KARO)
        people.until(portal, letter, "tanda_tangan_eselon_1")
        passed = [
            e for e in steps.history(letter) if e.from_stage == "periksa_eselon_2"
        ]
        assert [entry.capacity for entry in passed] == ["sistem"]
        entry = people.step(portal, letter, "karo.ortala", "tanda_tangan")
        assert entry.position == self.KARO
        assert letter.ditandatangani_atas_nama == self.DEPUTI
        block = signature(letter)["baris"]
        assert block[0].startswith("a.n. Deputi")
        assert block[1].startswith("Kepala Biro Organisasi")
        assert block[1].endswith(",")

    def test_who_delegated_gets_a_copy_as_report(self, portal, invitation):
        # Karo a.n. Deputi
        from setneg.policy.rendering.data import document_data

        letter = invitation(penandatangan="eselon_1", atas_nama=self.KARO)
        people.until(portal, letter, "tanda_tangan_eselon_1")
        people.step(portal, letter, "karo.ortala", "tanda_tangan")
        assert letter.tembusan == [self.DEPUTI]
        assert document_data(letter)["tembusan"][0].endswith("(sebagai laporan)")

    def test_a_decision_stays_of_who_delegated_its_signature(self, portal):
        # Sesmen menandatangani Keputusan Menteri a.n. Menteri
        from setneg.policy.rendering.data import document_data

        decision = people.begin(
            portal, "Keputusan", unit="biro-umum", userid="karo.umum"
        )
        decision.penandatangan = "menteri"
        decision.atas_nama = "setmen__kepala"
        data = document_data(decision)
        minister = "MENTERI SEKRETARIS NEGARA REPUBLIK INDONESIA"
        assert data["nama_resmi"] == f"KEPUTUSAN {minister}"
        assert data["pejabat"] == minister
        assert data["kop"]["gaya"] == "jabatan"
        assert data["tandatangan"]["baris"] == [
            "a.n. MENTERI SEKRETARIS NEGARA",
            "SEKRETARIS KEMENTERIAN SEKRETARIAT NEGARA,",
        ]

    def test_two_levels_below_signs_through_the_official_between(
        self, portal, invitation
    ):
        # Kabag u.b. Karo a.n. Deputi; Karo tetap memeriksa
        letter = invitation(penandatangan="eselon_1", atas_nama=self.KABAG)
        people.until(portal, letter, "tanda_tangan_eselon_1")
        people.step(portal, letter, "kabag.tatalaksana", "tanda_tangan")
        block = signature(letter)["baris"]
        assert [line.split(" ")[0] for line in block] == [
            "a.n.",
            "Kepala",
            "u.b.",
            "Kepala",
        ]
        assert block[1].startswith("Kepala Biro Organisasi")
        assert block[3] == "Kepala Bagian Tata Laksana,"

    @pytest.mark.rule("R-X-02")
    def test_who_checked_does_not_sign_on_behalf(self, portal, invitation):
        # Karo yang sudah memeriksa
        letter = invitation(penandatangan="eselon_1")
        people.until(portal, letter, "tanda_tangan_eselon_1")
        with pytest.raises(StepRefused, match="sudah memeriksa"):
            people.step(portal, letter, "karo.ortala", "tanda_tangan")
        people.step(portal, letter, "deputi.aparatur", "tanda_tangan")
        assert letter.ditandatangani_atas_nama is None

    @pytest.mark.parametrize(
        ("day", "found"), [("2026-10-31", 0), ("2026-11-21", 1), ("2027-01-01", 0)]
    )
    def test_only_the_dates_decide_whether_a_delegate_finds_and_signs(
        self, portal, invitation, day, found
    ):
        # Karo, sebelum, selama, dan sesudah pelimpahan
        letter = invitation(penandatangan="eselon_1", atas_nama=self.KARO)
        people.until(portal, letter, "tanda_tangan_eselon_1")
        with time_machine.travel(f"{day} 03:00Z", tick=False):
            people.forget(portal)
            with people.acting_as(portal, "karo.ortala"):
                waiting = queries.find(queries.waiting("karo.ortala"))
                assert len([b for b in waiting if letter.UID() == b.UID]) == found
                names = [offer.verb for offer in steps.offers(letter)]
                assert ("tanda_tangan" in names) is bool(found)

    def test_the_same_rank_elsewhere_signs_nothing(self, portal, invitation):
        # Karo Umum
        letter = invitation(penandatangan="eselon_1", atas_nama=self.KARO)
        people.until(portal, letter, "tanda_tangan_eselon_1")
        assert people.offered(portal, letter, "karo.umum") == []

    def test_another_kind_is_not_delegated(self, portal):
        # Karo pada memorandum Deputi
        memo = people.begin(
            portal, "Memorandum", penandatangan="eselon_1", kepada=["setpres__kepala"]
        )
        people.until(portal, memo, "tanda_tangan_eselon_1")
        assert people.offered(portal, memo, "karo.ortala") == []


@pytest.mark.rule("R-X-01")
def test_an_absent_holder_does_not_hide_that_nobody_acts(portal, holders):
    # Kepala Subbagian cuti tanpa Plh.; Kabag dan pengelola situs melihat naskahnya
    from setneg.workflows.inbox.unattended import below

    memo = people.begin(portal, "Memorandum")
    people.forward(portal, memo)
    row = "kasubbag.sisdur | 2026-01-01 | 2027-12-31 | berhalangan | | | Cuti besar"
    holders("subbag-sisdur__kepala", "kasubbag.sisdur", row)
    with people.acting_as(portal, "kabag.tatalaksana"):
        (line,) = below("kabag.tatalaksana")
    # belum boleh melihatnya: jenisnya saja
    assert (line.row.uid, line.row.title) == ("", "Memorandum")
    assert (line.standing.position, line.standing.state) == (
        "subbag-sisdur__kepala",
        "berhalangan",
    )
    assert line.standing.reason == "Cuti besar"
    with people.acting_as(portal, "kabag.ak1"):
        assert below("kabag.ak1") == []
    holders("subbag-sisdur__kepala")
    assert (
        organisation.current().holders("subbag-sisdur__kepala", organisation.today())
        == ()
    )
    with people.acting_as(portal, "kabag.tatalaksana"):
        assert below("kabag.tatalaksana")[0].standing.state == "lowong"
    assign(portal, {"subbag-sisdur__kepala": ["kasubbag.sisdur"]})
    with people.acting_as(portal, "kabag.tatalaksana"):
        assert below("kabag.tatalaksana") == []
