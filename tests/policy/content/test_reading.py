"""What somebody may not see does not appear anywhere."""

import pytest


SECRET = "Mutasi pejabat struktural"


@pytest.mark.rule("R-X-10")
class TestSecrecy:
    @pytest.mark.parametrize(
        "other", ["staf.standardisasi", "kasubbag.standardisasi", "staf.keuangan"]
    )
    def test_the_same_rank_elsewhere_finds_nothing(self, make, rest, other):
        """Acts: staff and heads of other units, against a draft of Subbagian Sisdur."""
        document = make("staf.sisdur", "Memorandum", title=SECRET)
        stranger = rest(other)
        answer = stranger.request("GET", document.absolute_url())
        assert answer.status_code in (401, 403)
        found = stranger.get("/@search", SearchableText="Mutasi")
        assert found["items_total"] == 0
        listing = stranger.get("/naskah")
        assert SECRET not in str(listing)

    def test_a_visitor_finds_nothing(self, make, rest):
        """Acts: a visitor without an account."""
        document = make("staf.sisdur", "Memorandum", title=SECRET)
        visitor = rest(None)
        assert visitor.request("GET", document.absolute_url()).status_code == 401
        found = visitor.get("/@search", SearchableText="Mutasi")
        assert found["items_total"] == 0

    def test_the_drafting_unit_finds_it_by_its_words(self, make, rest):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        make(
            "staf.sisdur",
            "Memorandum",
            title="Usulan",
            kepada=["Universitas Cendrawasih"],
        )
        found = rest("staf.sisdur").get("/@search", SearchableText="Cendrawasih")
        assert [item["title"] for item in found["items"]] == ["Usulan"]

    def test_a_place_gives_no_right_on_what_lies_in_it(self, case, rest):
        """Acts: an official of another unit; every account may read the place itself."""
        outsider = rest("staf.keuangan")
        assert outsider.request("GET", "/kegiatan").status_code == 200
        assert outsider.request("GET", case.absolute_url()).status_code in (401, 403)
        assert case.title not in str(outsider.get("/kegiatan"))


class TestParties:
    def test_a_task_names_its_doers_and_its_giver(self, make):
        """Acts: Kepala Subbagian Sisdur gives a task to his staff."""
        task = make(
            "kasubbag.sisdur",
            "Tugas",
            title="Kumpulkan data",
            oleh="subbag-sisdur__kepala",
            untuk=["subbag-sisdur__staf"],
        )
        assert task.parties == {
            "Pelaksana": ("subbag-sisdur__staf",),
            "Pemberi Tugas": ("subbag-sisdur__kepala",),
        }

    def test_the_doer_sees_the_task_and_the_colleague_elsewhere_does_not(
        self, make, rest
    ):
        """Acts: staf Sisdur (the doer) and staf Standardisasi."""
        task = make(
            "kasubbag.sisdur",
            "Tugas",
            title="Kumpulkan data",
            oleh="subbag-sisdur__kepala",
            untuk=["subbag-sisdur__staf"],
        )
        url = task.absolute_url()
        assert rest("staf.sisdur").request("GET", url).status_code == 200
        assert rest("staf.standardisasi").request("GET", url).status_code in (401, 403)

    def test_nobody_gives_a_task_in_the_name_of_another(self, rest):
        """Acts: staf Sisdur, as if he were the head of the bureau."""
        answer = rest("staf.sisdur").request(
            "POST",
            "/naskah",
            json={
                "@type": "Tugas",
                "title": "x",
                "oleh": "biro-ortala__kepala",
                "untuk": ["subbag-sisdur__kepala"],
            },
        )
        assert answer.status_code == 400
        assert "oleh" in answer.text

    def test_a_submission_goes_to_the_head_of_the_service_unit(self, site, make):
        """Acts: Kepala Biro Keuangan proposes to Biro Ortala."""
        submission = make(
            "karo.keuangan",
            "Usulan",
            site["usulan"],
            title="Prosedur kas",
            pengusul="biro-keuangan__kepala",
        )
        parties = submission.parties
        assert parties["Pengusul"] == ("biro-keuangan__kepala",)
        assert parties["Penerima"] == ("biro-ortala__kepala",)
        # Until it is given to somebody, the receiver and his own people handle it.
        assert parties["Pelaksana"] == parties["Penerima"]
        assert "biro-ortala__staf" in parties["Peserta"]
        assert "biro-keuangan__kepala" not in parties["Peserta"]

    def test_a_meeting_is_seen_by_those_who_are_asked(self, make, rest):
        """Acts: Kepala Biro Keuangan, invited; Kepala Biro Umum, not invited."""
        meeting = make(
            "staf.sisdur",
            "Rapat",
            title="Pembahasan draf",
            peserta=["biro-keuangan__kepala"],
        )
        url = meeting.absolute_url()
        assert rest("karo.keuangan").request("GET", url).status_code == 200
        assert rest("karo.umum").request("GET", url).status_code in (401, 403)
