"""The declared chains: they load, can be walked, and keep the rules by their structure."""

from .conftest import DECLARATIONS
from .conftest import PROFILE
import pytest
from setneg.workflows.chains import dumps
from setneg.workflows.chains import glossary
from setneg.workflows.chains import load
from setneg.workflows.chains import loads
from setneg.workflows.chains import render


KINDS = {
    "DrafStandar",
    "Disposisi",
    "IKU",
    "JawabanEvaluasi",
    "Keputusan",
    "Laporan",
    "Memorandum",
    "Notula",
    "Pedoman",
    "Pengaduan",
    "Peraturan",
    "Permohonan",
    "PetunjukPelaksanaan",
    "ProsedurTetap",
    "Rapat",
    "RealisasiIKU",
    "RencanaKegiatan",
    "SOP",
    "Salinan",
    "SiklusIKU",
    "StandarPelayanan",
    "SuratDinas",
    "SuratMasuk",
    "SuratPerintah",
    "SuratUndangan",
    "Telaahan",
    "Tugas",
    "Usulan",
    "UsulanTim",
}
each = pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.stem)


def reachable(chain, without=""):
    """Ids of the stages that a document can ever reach, when one stage is closed."""
    found, frontier = set(), [chain.initial]
    while frontier:
        stage = frontier.pop()
        if stage.id in found or stage.id == without:
            continue
        found.add(stage.id)
        frontier.extend(chain.stage(step.target) for step in stage.steps)
    return found


def test_every_kind_of_content_has_one_chain(chains):
    # nobody acts: the profile is read
    assert {chain.kind for chain in chains.values()} == KINDS
    assert len({chain.kind for chain in chains.values()}) == len(chains)


@each
def test_a_chain_is_named_after_its_file(path):
    # nobody acts: the profile is read
    assert load(path).id == path.stem


@each
def test_every_stage_can_be_reached_and_left(path):
    # nobody acts: the stages are walked
    chain = load(path)
    assert reachable(chain) == {stage.id for stage in chain.stages}
    for stage in chain.stages:
        assert stage.final or stage.awaits(), stage.id


@each
def test_every_word_stands_in_the_glossary(path):
    # nobody acts: the words are looked up
    chain = load(path)
    for stage in chain.stages:
        assert stage.title
        assert set(stage.viewers) <= {*glossary.ROLES, "Anonymous"}
        for step in stage.steps:
            assert step.verb in glossary.VERBS
            assert set(step.roles) <= set(glossary.ROLES)
            assert set(step.roles) <= set(stage.viewers)
            assert step.title


@each
def test_a_step_id_says_the_same_thing_wherever_it_is_offered(path):
    # nobody acts: the steps of one id are compared
    for leaves in load(path).transitions().values():
        assert len({(step.title, step.reason, step.forward) for _, step in leaves}) == 1


@pytest.mark.rule("R-X-06")
def test_no_regulation_reaches_the_minister_without_harmonisation(chains):
    # nobody acts: with the gate closed the minister's desk cannot be reached
    peraturan = chains["peraturan"]
    assert "tanda_tangan_menteri" in reachable(peraturan)
    assert "tanda_tangan_menteri" not in reachable(peraturan, without="harmonisasi")


@pytest.mark.rule("R-X-03")
def test_a_number_is_given_only_after_the_signature(chains):
    # nobody acts: with the signature closed numbering cannot be reached
    for chain in chains.values():
        if chain.has("nomori"):
            open_ = reachable(chain)
            for level in chain.signers:
                assert f"tanda_tangan_{level}" in open_
            rules = [
                stage
                for stage in chain.stages
                for step in stage.steps
                if step.target == "nomori"
            ]
            assert {stage.verb for stage in rules} == {"tanda_tangan"}


@pytest.mark.rule("R-X-03")
def test_decisions_and_regulations_are_numbered_by_the_correspondence_desk(chains):
    # nobody acts: who waits at numbering is read
    for name in ("keputusan", "peraturan"):
        assert chains[name].stage("nomori").awaits() == ("Persuratan",)
        assert chains[name].register == "persuratan"
    for name in ("memorandum", "surat_undangan", "surat_perintah"):
        assert chains[name].stage("nomori").awaits() == ("Staf",)
        assert chains[name].register == "unit"


@pytest.mark.rule("R-SPK-07")
def test_a_plan_is_approved_by_the_head_of_division_and_never_signed(chains):
    # nobody acts: the stages of the plan are read
    plan = chains["rencana_kegiatan"]
    assert [stage.id for stage in plan.route()] == [
        "konsep",
        "periksa_eselon_4",
        "setujui_eselon_3",
        "selesai",
    ]
    assert not plan.signers
    assert plan.number is None


@pytest.mark.rule("R-X-01")
@each
def test_every_route_climbs_level_by_level(path):
    # nobody acts: the levels on the way to the signature are read
    chain = load(path)
    for signer in chain.signers:
        rounds = [[]]
        for stage in chain.route(signer):
            if stage.verb == "susun" and rounds[-1]:
                rounds.append([])
            if stage.verb in glossary.CLIMBING:
                rounds[-1].append(stage.level)
        last = rounds[-1]
        assert last[-1] == signer
        assert tuple(last) == glossary.LADDER[1 : glossary.rank(signer) + 1]


@pytest.mark.rule("R-X-01")
def test_levels_above_the_signer_are_never_asked(chains):
    # nobody acts: the two routes of a memorandum are compared
    by_bureau = [stage.id for stage in chains["memorandum"].route("eselon_2")]
    by_deputy = [stage.id for stage in chains["memorandum"].route("eselon_1")]
    assert "periksa_eselon_2" not in by_bureau
    assert "periksa_eselon_2" in by_deputy
    assert not [stage for stage in by_bureau if "eselon_1" in stage]


@pytest.mark.rule("I-13")
def test_every_check_can_send_the_draft_back_with_a_reason(chains):
    # nobody acts: the ways back are read
    for chain in chains.values():
        for stage in chain.stages:
            if stage.verb in ("periksa", "paraf", "tanda_tangan", "harmonisasi"):
                back = [step for step in stage.steps if step.verb == "kembalikan"]
                assert back, (chain.id, stage.id)
                assert all(step.reason for step in back)


def test_nothing_changes_or_returns_after_the_signature(chains):
    # nobody acts: the stages after the signature are read
    for chain in chains.values():
        for signer in chain.signers:
            route = chain.route(signer)
            verbs = [stage.verb for stage in route]
            for stage in route[verbs.index("tanda_tangan") :]:
                assert not stage.editors
            for stage in route[verbs.index("tanda_tangan") + 1 :]:
                assert not [s for s in stage.steps if s.verb == "kembalikan"]


def test_a_chain_written_out_reads_the_same_again(chains):
    # nobody acts: declaration and model are compared
    for name in ("usulan", "tugas", "rapat"):
        again = loads(dumps(chains[name]))
        assert again.stages == chains[name].stages


def test_the_pages_for_people_are_those_of_the_declarations(tmp_path):
    # nobody acts: rendered again and compared with what is kept
    kept = PROFILE.parents[1] / "docs" / "chains"
    written = render.render(PROFILE / "rantai", tmp_path)
    assert len(written) == len(DECLARATIONS)
    for page in written:
        assert page.read_text() == (kept / page.name).read_text(), page.name
