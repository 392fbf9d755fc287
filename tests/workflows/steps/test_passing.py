"""Levels that a unit does not have: what happens to a document that comes there."""

from plone import api
import pytest
from setneg.workflows import steps
from tests.workflows.steps import people
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


SDM = "biro-sdm"
KARO_SDM = "pimpinan.sdm"


@pytest.fixture
def submitted(portal):
    """A memorandum of a biro that has a head and staff, no echelon III and IV."""
    memo = people.begin(portal, "Memorandum", userid="staf.sdm", unit=SDM)
    people.step(portal, memo, "staf.sdm", "susun")
    return memo


class TestUnitWithoutSubdivisions:
    @pytest.mark.rule("R-X-01")
    def test_a_draft_goes_on_to_the_next_level_that_there_is(self, submitted):
        # Staf Biro SDM mengajukan; biro itu tidak mempunyai eselon III dan IV
        assert people.stage(submitted) == "tanda_tangan_eselon_2"

    @pytest.mark.rule("R-X-01")
    def test_what_was_passed_over_is_recorded_as_such(self, submitted):
        # Staf Biro SDM; yang dilewati tercatat bukan sebagai pemeriksaan seseorang
        passed = steps.history(submitted)[2:]
        assert [entry.from_stage for entry in passed] == [
            "periksa_eselon_4",
            "periksa_eselon_3",
        ]
        for entry in passed:
            assert entry.capacity == "sistem"
            assert entry.position == ""
            assert entry.reason.startswith("Dilewati")

    def test_the_head_signs_it(self, portal, submitted):
        # Kepala Biro SDM
        people.step(portal, submitted, KARO_SDM, "tanda_tangan")
        assert people.stage(submitted) == "nomori"

    @pytest.mark.rule("I-13")
    def test_nothing_is_returned_to_a_level_that_is_not_there(self, portal, submitted):
        # Kepala Biro SDM mengembalikan: hanya kepada penyusun
        offered = people.offered(portal, submitted, KARO_SDM)
        back = [step for step in offered if step.startswith("kembalikan")]
        assert back == ["kembalikan-konsep"]
        people.step(
            portal, submitted, KARO_SDM, "kembalikan-konsep", alasan="Perbaiki."
        )
        assert people.stage(submitted) == "konsep"

    def test_the_drafter_withdraws_while_no_person_has_acted(self, portal, submitted):
        # Staf Biro SDM; tingkat yang dilewati bukan tindakan siapa pun
        assert "tarik-konsep" in people.offered(portal, submitted, "staf.sdm")
        people.step(portal, submitted, "staf.sdm", "tarik", alasan="Salah lampiran.")
        assert people.stage(submitted) == "konsep"
        people.step(portal, submitted, "staf.sdm", "susun")
        people.step(portal, submitted, KARO_SDM, "kembalikan", alasan="Perbaiki.")
        assert people.stage(submitted) == "konsep"
        assert "tarik-konsep" not in people.offered(portal, submitted, "staf.sdm")

    def test_nobody_else_withdraws_it(self, portal, submitted):
        # Kepala Biro SDM, dan staf unit lain
        for userid in (KARO_SDM, "staf.sisdur"):
            assert "tarik-konsep" not in people.offered(portal, submitted, userid)

    def test_after_the_signature_it_is_not_withdrawn(self, portal, submitted):
        # Kepala Biro SDM menandatangani; Staf Biro SDM terlambat
        people.step(portal, submitted, KARO_SDM, "tanda_tangan")
        assert "tarik-konsep" not in people.offered(portal, submitted, "staf.sdm")

    @pytest.mark.rule("I-13")
    def test_a_return_needs_no_target_where_there_is_only_one(self, portal, submitted):
        # Kepala Biro SDM menyebut kata kerja saja: hanya penyusun yang ada di bawahnya
        people.step(portal, submitted, KARO_SDM, "kembalikan", alasan="Perbaiki.")
        assert people.stage(submitted) == "konsep"
        assert steps.history(submitted)[-1].reason == "Perbaiki."

    @pytest.mark.rule("R-X-04")
    def test_a_package_passes_together(self, portal):
        # Staf Biro SDM mengajukan rancangan Keputusan dengan memorandumnya
        draft = people.begin(portal, "Keputusan", userid="staf.sdm", unit=SDM)
        memo = people.begin(
            portal,
            "Memorandum",
            userid="staf.sdm",
            unit=SDM,
            menyertai=draft.UID(),
            penandatangan="eselon_1",
        )
        people.step(portal, draft, "staf.sdm", "susun")
        assert people.stage(draft) == people.stage(memo) == "periksa_eselon_2"


class TestVacantPosition:
    @pytest.mark.rule("R-X-01")
    def test_a_vacant_position_is_waited_for(self, portal):
        # Staf Sisdur mengajukan; jabatan Kasubbag ada tetapi sedang kosong
        memo = people.begin(portal, "Memorandum")
        with api.env.adopt_roles(["Manager"]):
            post = _post(portal, "subbag-sisdur__kepala")
            post.pemangku = []
            notify(ObjectModifiedEvent(post))
        people.step(portal, memo, "staf.sisdur", "susun")
        assert people.stage(memo) == "periksa_eselon_4"


def _post(portal, position):
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="Jabatan"):
        post = brain._unrestrictedGetObject()
        if post.position_id() == position:
            return post
    raise LookupError(position)
