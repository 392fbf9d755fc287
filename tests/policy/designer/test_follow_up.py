"""A simple follow-up becomes an ordinary chain."""

from dataclasses import replace
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import pytest
from setneg.policy.designer import follow_up
from setneg.policy.designer.follow_up import FollowUp
from setneg.policy.designer.follow_up import Part
from setneg.workflows import chains
from setneg.workflows.chains import glossary
from setneg.workflows.organisation import declaration


ROOM = FollowUp("Permohonan ruang rapat", "PRR")


@pytest.fixture(scope="module")
def organogram():
    """The ministry's organisation without a site."""
    from pathlib import Path

    source = Path(__file__).parents[3] / "profiles" / "kemensetneg" / "organisasi.yaml"
    return declaration.organogram(declaration.load(source))


def changed(part, **words):
    parts = dict(ROOM.parts)
    parts[part] = replace(parts[part], **words)
    return replace(ROOM, parts=parts)


def read(made):
    return chains.loads(follow_up.text(made), "percobaan")


class TestText:
    def test_it_is_a_chain_that_the_engine_reads(self):
        # Pengelola situs
        chain = read(ROOM)
        assert (chain.id, chain.kind) == (
            "permohonan_ruang_rapat",
            "PermohonanRuangRapat",
        )
        waiting = [stage.id for stage in chain.stages if not stage.final]
        assert waiting == [
            "diajukan",
            "dilengkapi",
            "ditindaklanjuti",
            "disiapkan",
            "dijawab",
        ]
        assert chain.stage("ditindaklanjuti").awaits() == ("Pelaksana",)
        assert chain.stage("diajukan").time == "3 hari"

    def test_the_same_words_give_the_same_text(self):
        # Pengelola situs
        assert follow_up.text(ROOM) == follow_up.text(
            follow_up.of_data(follow_up.data_of(ROOM))
        )

    @pytest.mark.parametrize("refuse", [True, False])
    @pytest.mark.parametrize("ask_back", [True, False])
    @pytest.mark.parametrize("delegable", [True, False])
    @pytest.mark.parametrize("reopen", [True, False])
    def test_every_switch_gives_a_chain_that_works(
        self, refuse, ask_back, delegable, reopen
    ):
        # Pengelola situs
        made = replace(
            ROOM, refuse=refuse, ask_back=ask_back, delegable=delegable, reopen=reopen
        )
        chain = read(made)
        verbs = {step.verb for stage in chain.stages for step in stage.steps}
        assert ("tolak" in verbs) is refuse
        assert ("minta_kelengkapan" in verbs) is ask_back
        assert ("delegasikan" in verbs) is delegable
        assert ("ulang" in verbs) is reopen

    @pytest.mark.parametrize("part", follow_up.PARTS)
    def test_every_choice_of_who_gives_a_chain_that_works(self, part):
        # Pengelola situs
        for who in follow_up.CHOICES[part]:
            chain = read(changed(part, who=who, position="biro-umum__kepala"))
            acting = chain.stage(follow_up.STAGES[part])
            assert acting.awaits()
            assert set(acting.actors()) <= set(acting.viewers)

    def test_signs_of_yaml_in_a_name_stay_words(self):
        # Pengelola situs mengetik tanda baca
        for name in (
            "Ruang: rapat # {besar}",
            "“Ya” & 'tidak'",
            "[a, b] - *c | >d %e @f",
        ):
            made = replace(changed("terima", title=name), name=name)
            chain = read(made)
            assert chain.title == name
            assert chain.stage("diajukan").title == name

    def test_positions_are_named_for_the_binding_not_in_the_chain(self):
        # Pengelola situs
        made = changed("terima", who=follow_up.POSITION, position="biro-sdm__kepala")
        assert made.receiver == "biro-sdm__kepala"
        assert made.handler == ""
        assert "biro-sdm" not in follow_up.text(made)


class TestWhateverIsTyped:
    @settings(max_examples=150, deadline=None)
    @given(name=st.text(max_size=100), title=st.text(max_size=60))
    def test_it_is_refused_in_words_or_becomes_a_chain(self, organogram, name, title):
        # Pengelola situs mengetik apa saja
        made = replace(changed("terima", title=title), name=name)
        if follow_up.problems(made, organogram):
            return
        chain = read(made)
        assert chain.title == name.strip()
        assert chain.stage("diajukan").title == title.strip()
        assert glossary.IDENTIFIER.fullmatch(chain.id)
        assert chain.kind.isascii()


class TestNames:
    @pytest.mark.parametrize(
        "name, made",
        [
            ("Permohonan ruang rapat", "permohonan_ruang_rapat"),
            ("  Café — Ünïcode!  ", "cafe_unicode"),
            ("2026: Survei", "survei"),
            ("<script>alert(1)</script>", "script_alert_1_script"),
            ("会議室", ""),
            ("", ""),
        ],
    )
    def test_ids_are_plain_letters(self, name, made):
        # Pengelola situs
        assert follow_up.identifier(name) == made

    def test_a_long_name_gives_a_short_id(self):
        # Pengelola situs
        made = follow_up.identifier("Permohonan peminjaman " * 30)
        assert len(made) <= follow_up.LONGEST_ID
        assert made.startswith("permohonan_peminjaman")

    def test_a_prefix_is_proposed_from_the_first_letters(self):
        # Pengelola situs
        assert follow_up.prefix("Permohonan ruang rapat") == "PRR"
        assert follow_up.prefix("Usul") == "USU"


class TestProblems:
    def test_what_is_whole_has_none(self, organogram):
        # Pengelola situs
        assert follow_up.problems(ROOM, organogram) == {}

    @pytest.mark.parametrize(
        "made, fields",
        [
            (replace(ROOM, name="会議室"), {"nama"}),
            (replace(ROOM, name="x" * 200), {"nama"}),
            (replace(ROOM, prefix="prr1"), {"awalan"}),
            (changed("terima", title=" "), {"terima.sebutan"}),
            (changed("terima", who="siapa saja"), {"terima.siapa"}),
            (
                changed("tangani", who="jabatan", position="tidak-ada__kepala"),
                {"tangani.jabatan"},
            ),
            (changed("jawab", time="kapan-kapan"), {"jawab.waktu"}),
            (
                replace(changed("terima", who="eselon_2"), delegable=True),
                {"didelegasikan"},
            ),
        ],
    )
    def test_what_cannot_work_is_said_at_its_field(self, made, fields, organogram):
        # Pengelola situs
        assert set(follow_up.problems(made, organogram)) == fields

    def test_a_working_time_may_be_left_out(self, organogram):
        # Pengelola situs
        made = changed("tutup", time="")
        assert follow_up.problems(made, organogram) == {}
        assert read(made).stage("dijawab").time is None
        assert Part("x", "y").time == ""
