"""Packages of portals of another version than this one."""

import pytest
from re import sub
from tests.policy.designer.packages import confirmed
from tests.policy.designer.packages import edited
from tests.policy.designer.packages import exported
from tests.policy.designer.packages import ID
from tests.policy.designer.packages import states
from tests.policy.designer.packages import uploaded
from tests.policy.designer.test_wizard import made
from tests.policy.designer.test_wizard import ROOM


class TestOtherVersion:
    """A package of a portal of another version says what to do, and the form comes in."""

    CHAIN = "rantai/permohonan_ruang_rapat.yaml"
    FORM = f"formulir/{ID}"

    def travelled(self, designer, change, file=CHAIN):
        """The page about a form that is not here, with one file of another version."""
        made(designer)
        data = edited(exported(designer, ID), file, change)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        return uploaded(designer, data)

    def test_another_way_to_say_what_kind_it_is_hinders_nothing(self, designer, fresh):
        # Pengelola situs; ikon jenisnya lain di portal asal
        page = self.travelled(
            designer,
            lambda text: text.replace("pengajuan:", "pengajuan:\n  ikon: bell"),
        )
        assert states(page) == {self.CHAIN[:-5]: "sama", self.FORM: "baru"}
        assert "yang di portal ini tetap berlaku" in page.text_content()
        confirmed(designer, page, [self.FORM])
        assert ID in fresh()["formulir"]

    def test_another_way_of_another_version_is_not_needed_for_the_form(
        self, designer, fresh
    ):
        # Pengelola situs; portal asal lebih baru
        page = self.travelled(
            designer,
            lambda text: text.replace("pengajuan:", "pengajuan:\n  ikon: bell").replace(
                "2 hari kerja", "4 jam"
            ),
        )
        assert states(page) == {self.CHAIN[:-5]: "ditolak", self.FORM: "baru"}
        assert "Perbarui kedua portal" in page.text_content()
        confirmed(designer, page, [self.FORM])
        assert ID in fresh()["formulir"]

    def test_words_that_this_portal_does_not_know_say_what_to_do(self, designer):
        # Pengelola situs; portal asal mengenal kata kerja baru
        page = self.travelled(
            designer, lambda text: text.replace("verb: terima", "verb: terawang")
        )
        assert states(page)[self.CHAIN[:-5]] == "ditolak"
        assert "perbarui portal ini dahulu" in page.text_content()
        assert states(page)[self.FORM] == "baru"  # its kind is here

    @pytest.mark.parametrize(
        ("part", "words"),
        [
            ("<unit_pelayanan>", "Unit penerima “takada” tidak ada di portal ini"),
            ("<penerima>", "Jabatan “takada” tidak ada di portal ini"),
        ],
    )
    def test_who_receives_must_exist_here(self, designer, part, words):
        # Pengelola situs; unitnya belum dicatat di portal ini
        end = part.replace("<", "</")

        def elsewhere(text):
            bare = sub(f"{part}[^<]*{end}|{part[:-1]}/>", "", text)
            return bare.replace("<jenis>", f"{part}takada{end}<jenis>", 1)

        page = self.travelled(designer, elsewhere, f"{self.FORM}/tindakan.xml")
        assert states(page)[self.FORM] == "ditolak"
        assert words in page.text_content()
