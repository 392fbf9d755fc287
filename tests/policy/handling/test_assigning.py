"""The head of Biro Ortala charges his section heads with what came in."""

from concurrent.futures import ThreadPoolExecutor
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.content import submission_kinds
from setneg.policy.handling import assigning
from setneg.policy.handling import people as handling
from setneg.workflows.inbox.queries import count
from setneg.workflows.journal import entries
from tests.policy.handling.conftest import letters
from tests.policy.handling.conftest import step
from tests.workflows.steps import people
import transaction


KABAG = "bagian-tatalaksana__kepala"
KASUBBAG = "subbag-sisdur__kepala"


CLASS = {"kelas": "tidak_berkadar"}


def assign(site, submission, who, position, **seen):
    with people.acting_as(site, who):
        title = assigning.assign(submission, position, seen, CLASS)
    transaction.commit()
    return title


def refused(site, submission, who, position, **seen):
    with (
        people.acting_as(site, who),
        pytest.raises(assigning.AssignmentRefused) as told,
    ):
        assigning.assign(submission, position, seen, CLASS)
    return " ".join(told.value.reasons)


@pytest.mark.rule("R-X-17")
class TestOne:
    def test_the_step_of_the_chain_is_taken_where_there_is_one(self, site, complain):
        """Kepala Biro Ortala mendelegasikan kepada Kabag."""
        complaint = complain()
        assign(site, complaint, "karo.ortala", KABAG)
        assert people.stage(complaint) == "didelegasikan"
        assert complaint.pelaksana == KABAG

    def test_who_is_complained_about_is_never_charged(self, site, complain):
        """Kepala Biro Ortala; Kabag Tata Laksana yang dikeluhkan."""
        complaint = complain(terlapor=KABAG)
        words = refused(site, complaint, "karo.ortala", KABAG)
        assert "tidak dapat menangani" in words
        assert complaint.pelaksana in (None, "")
        assert people.stage(complaint) == "diajukan"
        assert KABAG not in handling.choices(complaint)

    def test_nobody_else_charges_anybody(self, site, complain):
        """Kabag Tata Laksana, pengadu, dan orang asing."""
        complaint = complain()
        for who in ("kabag.tatalaksana", "pimpinan.sdm", "karo.umum"):
            assert refused(site, complaint, who, KABAG)
        assert people.stage(complaint) == "diajukan"

    def test_who_was_slower_is_told_what_happened_meanwhile(self, site, complain):
        """Dua orang pada meja kepala biro membuka antrean yang sama."""
        complaint = complain()
        seen = {"stage": "diajukan", "pelaksana": "biro-ortala__kepala"}
        assign(site, complaint, "karo.ortala", KABAG, **seen)
        words = refused(
            site, complaint, "karo.ortala", "bagian-kelembagaan__kepala", **seen
        )
        assert "Sudah diserahkan kepada" in words
        assert complaint.pelaksana == KABAG

    def test_where_the_chain_has_such_a_step_there_is_no_way_around_it(
        self, site, complain
    ):
        """Kabag Tata Laksana yang menangani tidak menyerahkan lebih jauh."""
        complaint = complain()
        assign(site, complaint, "karo.ortala", KABAG)
        step(site, complaint, "kabag.tatalaksana", "terima")
        assert refused(site, complaint, "kabag.tatalaksana", KASUBBAG)
        assert complaint.pelaksana == KABAG

    def test_what_has_ended_is_given_to_nobody(self, site, ticket):
        """Kepala Biro Ortala; usulan sudah ditolak."""
        usulan = ticket()
        step(site, usulan, "karo.ortala", "tolak", alasan="Bukan tugas kami.")
        assert refused(site, usulan, "karo.ortala", KABAG)


SIMPLE = """
jenis: PermintaanData
id: permintaan_data
judul: Permintaan data
pengajuan:
  nama: Permintaan data
  awalan: PDT
tahap:
  - id: masuk
    judul: Masuk
    langkah:
      - {verb: kerjakan, ke: dikerjakan, oleh: [Penerima]}
    melihat: [Pengusul, Penerima]
  - id: dikerjakan
    judul: Dikerjakan
    langkah:
      - {verb: selesaikan, ke: selesai, oleh: [Pelaksana]}
    melihat: [Pengusul, Penerima, Pelaksana]
  - id: selesai
    melihat: [Pengusul, Penerima, Pelaksana]
    akhir: true
"""


class TestWithoutAStep:
    """A kind that a site manager made: its chain has no step for charging somebody."""

    @pytest.fixture
    def request_(self, site, make):
        submission_kinds.declare(SIMPLE, "permintaan_data.yaml")
        transaction.commit()
        with api.env.adopt_roles(["Manager"]):
            made = createContentInContainer(
                site["pengajuan"],
                "PermintaanData",
                checkConstraints=False,
                title="Data arsip",
                unit="biro-sdm",
                pengusul="biro-sdm__kepala",
                unit_pelayanan="biro-ortala",
            )
        transaction.commit()
        return made

    def test_the_receiver_names_the_handler_and_it_leaves_its_trace(
        self, site, request_
    ):
        """Kepala Biro Ortala menyerahkan kepada Kabag."""
        step(site, request_, "karo.ortala", "kerjakan")
        assign(site, request_, "karo.ortala", KABAG)
        assert request_.pelaksana == KABAG
        assert people.stage(request_) == "dikerjakan"
        assert [e for e in entries(request_) if e.act == "tugaskan"]
        with people.acting_as(site, "kabag.tatalaksana"):
            assert count("kabag.tatalaksana") == 1
        with people.acting_as(site, "karo.ortala"):
            assert count("karo.ortala") == 0

    def test_the_sender_is_told_who_has_it_now(self, site, box, request_):
        """Kepala Biro SDM, pengirim."""
        step(site, request_, "karo.ortala", "kerjakan")
        letters(box)
        assign(site, request_, "karo.ortala", KABAG)
        [(_to, _subject, body)] = letters(box)
        assert "diserahkan kepada pelaksana" in body
        assert "Kepala Bagian Tata Laksana" in body

    def test_the_handler_hands_on_to_his_own(self, site, request_):
        """Kabag Tata Laksana menyerahkan kepada Kasubbag."""
        step(site, request_, "karo.ortala", "kerjakan")
        assign(site, request_, "karo.ortala", KABAG)
        assign(site, request_, "kabag.tatalaksana", KASUBBAG)
        assert request_.pelaksana == KASUBBAG
        assert "Hanya penerima" in refused(site, request_, "kabag.tatalaksana", KABAG)

    def test_nobody_outside_the_receiving_unit_is_charged(self, site, request_):
        """Kepala Biro Ortala menyerahkan kepada biro lain, lalu kepada dirinya."""
        step(site, request_, "karo.ortala", "kerjakan")
        words = refused(site, request_, "karo.ortala", "biro-umum__kepala")
        assert "tidak berada pada unit" in words
        words = refused(site, request_, "karo.ortala", "biro-ortala__kepala")
        assert "sudah menangani" in words

    def test_where_the_handler_would_not_see_it_it_is_not_given(self, site, request_):
        """Kepala Biro Ortala sebelum mulai mengerjakan."""
        words = refused(site, request_, "karo.ortala", KABAG)
        assert "penerimanya sendiri" in words

    def test_what_has_ended_is_given_to_nobody(self, site, request_):
        """Kepala Biro Ortala sesudah selesai."""
        step(site, request_, "karo.ortala", "kerjakan")
        step(site, request_, "karo.ortala", "selesaikan")
        assert "berakhir" in refused(site, request_, "karo.ortala", KABAG)


class TestMany:
    def test_each_is_a_request_of_its_own_with_its_own_answer(
        self, site, rest, complain
    ):
        """Kepala Biro Ortala membagi tiga pengaduan; satu ditolak dan tidak berubah."""
        good, own, last = complain(), complain(terlapor=KABAG), complain()
        karo = rest("karo.ortala")
        answers = [
            karo.request(
                "POST",
                f"{each.absolute_url()}/@penugasan",
                json={"kepada": KABAG, "stage": "diajukan", "isian": CLASS},
            )
            for each in (good, own, last)
        ]
        assert [each.status_code for each in answers] == [200, 400, 200]
        assert "tidak dapat menangani" in answers[1].json()["message"]
        transaction.begin()
        assert [people.stage(each) for each in (good, own, last)] == [
            "didelegasikan",
            "diajukan",
            "didelegasikan",
        ]

    def test_of_two_at_once_one_succeeds_and_one_is_told_why(
        self, site, rest, complain
    ):
        """Kepala Biro Ortala dari dua perangkat pada saat yang sama."""
        url = f"{complain().absolute_url()}/@penugasan"
        words = {"pelaksana": "biro-ortala__kepala", "isian": CLASS}
        posts = (KABAG, KABAG)
        people_ = [rest("karo.ortala"), rest("karo.ortala")]
        with ThreadPoolExecutor(2) as pool:
            answers = list(
                pool.map(
                    lambda pair: pair[0].request(
                        "POST", url, json={**words, "kepada": pair[1]}
                    ),
                    zip(people_, posts, strict=True),
                )
            )
        assert sorted(each.status_code for each in answers) == [200, 400]
        [lost] = [each for each in answers if each.status_code == 400]
        assert "Sudah diserahkan kepada" in lost.json()["message"]

    def test_the_second_press_is_explained(self, site, rest, complain):
        """Kepala Biro Ortala pada dua jendela."""
        url = f"{complain().absolute_url()}/@penugasan"
        words = {
            "kepada": KABAG,
            "stage": "diajukan",
            "pelaksana": "biro-ortala__kepala",
            "isian": CLASS,
        }
        karo = rest("karo.ortala")
        assert karo.request("POST", url, json=words).status_code == 200
        again = karo.request("POST", url, json=words)
        assert again.status_code == 400
        assert "Sudah diserahkan" in again.json()["message"]

    def test_nonsense_is_refused_in_words(self, site, rest, complain):
        """Kepala Biro Ortala; klien yang rusak."""
        url = f"{complain().absolute_url()}/@penugasan"
        karo = rest("karo.ortala")
        for words in ({}, {"kepada": 7}, {"kepada": "tidak-ada__kepala"}):
            assert karo.request("POST", url, json=words).status_code == 400
        stranger = rest("karo.umum").request("POST", url, json={"kepada": KABAG})
        assert stranger.status_code in (401, 403, 404)

    def test_what_else_the_step_asks_for_is_said_and_missing_is_refused(
        self, site, rest, complain
    ):
        """Kepala Biro Ortala membagi tanpa menyebut kelas pengaduan."""
        url = f"{complain().absolute_url()}/@penugasan"
        karo = rest("karo.ortala")
        [field] = karo.get(url)["isian"]
        assert field["nama"] == "kelas"
        assert "tidak_berkadar" in [each["nilai"] for each in field["pilihan"]]
        answer = karo.request("POST", url, json={"kepada": KABAG})
        assert answer.status_code == 400
        assert "Kelas pengaduan" in answer.json()["message"]

    def test_the_choices_are_said(self, site, rest, complain):
        """Kepala Biro Ortala; pengadu tidak mendapat pilihan."""
        url = f"{complain(terlapor=KASUBBAG).absolute_url()}/@penugasan"
        found = rest("karo.ortala").get(url)
        posts = [each["jabatan"] for each in found["pilihan"]]
        assert KABAG in posts
        assert KASUBBAG not in posts
        assert rest("pimpinan.sdm").get(url)["pilihan"] == []
