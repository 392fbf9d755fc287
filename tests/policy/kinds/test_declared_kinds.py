"""Kinds of documents come from their declarations, and from nowhere else."""

from plone import api
import pytest
from setneg.policy.content import kind_reader
from setneg.policy.content import kind_types
from setneg.policy.content import kinds
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads


CHAIN = """jenis: NaskahUji
judul: Naskah uji
penandatangan: [eselon_2]
rantai:
  - susun: staf
  - periksa: eselon_4
  - periksa: eselon_3
  - tanda_tangan: penandatangan
naskah:
  uraian: Untuk pengujian
"""
FIELDS = """<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema>
<field name="rujukan" type="zope.schema.TextLine"><title>Rujukan</title></field>
</schema></model>"""


def declared(further="", files=None):
    """The kind of the test's declaration with further lines in its block."""
    chain = loads(CHAIN + further, "uji.yaml")
    return kind_reader.read(chain, (files or {}).get)


class TestReading:
    def test_what_is_not_said_is_what_all_documents_have(self, integration):
        # nobody acts: the shortest possible block
        kind = declared()
        assert kind.behaviors == (*kinds.COMMON, *kinds.SIGNED)
        assert kind.klass == kind_reader.CLASS
        assert kind.facts == kinds.Facts("Naskah uji", places=("naskah", "kegiatan"))

    def test_a_chain_without_a_block_is_no_document(self, integration):
        # nobody acts: tasks and meetings have a chain and no block
        text = CHAIN.partition("naskah:")[0]
        assert kind_reader.read(loads(text), {}.get) is None

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("warna: biru", "warna"),
            ("perilaku: [setneg.policy.tidak_ada]", "setneg.policy.tidak_ada"),
            ("skema: setneg.policy.content.tidak_ada.ITidakAda", "ITidakAda"),
            ("skema: setneg.policy.content.document.Naskah", "bukan skema"),
            ("skema: skema/tidak_ada.xml", "tidak_ada.xml"),
            ("skema: skema/../rahasia.xml", "rahasia.xml"),
            ("kelas: setneg.policy.content.document.TidakAda", "TidakAda"),
            ("kelas: plone.dexterity.content.Item", "IWork"),
            ("izin_tambah: setneg.policy.TidakAda", "setneg.policy.TidakAda"),
            ("bentuk: bulat", "bulat"),
            ("diantar: kadang", "kadang"),
            ("wajib: [rujukan]", "rujukan"),
            ("tempat: [Naskah Dinas]", "Naskah Dinas"),
            ("reviu: {jabatan: biro-ortala__kepala}", "tenggat"),
            ("reviu: {jabatan: Karo, tenggat: 3 hari}", "Karo"),
            ("reviu: {jabatan: biro-ortala__kepala, tenggat: nanti}", "nanti"),
        ],
    )
    def test_what_cannot_work_is_refused_by_its_line(self, integration, line, reason):
        # nobody acts: an author's slip
        with pytest.raises(ChainError) as refused:
            declared(f"  {line}\n")
        assert refused.value.source == "uji.yaml"
        assert refused.value.line == CHAIN.count("\n") + 1
        assert reason in refused.value.reason

    def test_a_schema_file_that_is_no_schema_is_refused(self, integration):
        # nobody acts: an author's slip in XML
        with pytest.raises(ChainError, match="tidak dapat dibaca"):
            declared("  skema: skema/uji.xml\n", {"skema/uji.xml": "<model"})


class TestInstalling:
    def test_the_type_is_made_once_and_then_kept(self, integration):
        # nobody acts: a profile is applied twice
        kind = declared("  skema: skema/uji.xml\n", {"skema/uji.xml": FIELDS})
        assert kind_types.install(kind)
        assert not kind_types.install(kind)
        types = api.portal.get_tool("portal_types")
        assert types["NaskahUji"].lookupSchema().names() == ["rujukan"] or list(
            types["NaskahUji"].lookupSchema()
        ) == ["rujukan"]
        assert "NaskahUji" in types["Kegiatan"].allowed_content_types
        assert "NaskahUji" in kinds.names()

    def test_a_changed_declaration_wins(self, integration):
        # nobody acts: fields, places and form change
        kind_types.install(declared())
        files = {"skema/uji.xml": FIELDS}
        kind = declared(
            "  skema: skema/uji.xml\n  bentuk: penetapan\n  tempat: [naskah]\n", files
        )
        assert kind_types.install(kind)
        types = api.portal.get_tool("portal_types")
        assert list(types["NaskahUji"].lookupSchema()) == ["rujukan"]
        assert "NaskahUji" not in types["Kegiatan"].allowed_content_types
        assert kinds.facts("NaskahUji").deciding

    def test_a_kind_that_is_removed_leaves_no_trace(self, integration):
        # nobody acts: the portal is uninstalled
        kind_types.install(declared())
        kind_types.remove("NaskahUji")
        types = api.portal.get_tool("portal_types")
        assert "NaskahUji" not in types
        assert "NaskahUji" not in types["Kegiatan"].allowed_content_types

    def test_every_kind_of_the_ministry_is_drafted_somewhere(self, integration):
        # nobody acts: kinds and places of the running site
        portal = integration["portal"]
        assert len(kinds.names()) >= 7
        for name, facts in kinds.all_facts().items():
            for place in facts.places:
                assert place in portal, (name, place)
