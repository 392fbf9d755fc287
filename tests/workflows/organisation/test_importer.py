"""The organisation from a file and back."""

from datetime import timedelta
from pathlib import Path
from plone import api
import pytest
import setneg.policy
from setneg.workflows import organisation
from setneg.workflows.organisation import declaration
from setneg.workflows.organisation import exporter
from setneg.workflows.organisation import importer
import yaml


FILE = Path(setneg.policy.__file__).parent / "kemensetneg" / "organisasi.yaml"


@pytest.fixture
def tree(portal):
    """The site's organisation as plain data, to be changed and read back."""
    return yaml.safe_load(exporter.dump(portal))


def find(entries, code):
    for entry in entries:
        if entry["kode"] == code:
            return entry
        found = find(entry.get("unit", []), code)
        if found:
            return found
    return None


def bring(portal, tree):
    """Import plain data; what was changed, as text."""
    wanted = declaration.loads(yaml.safe_dump(tree))
    return [str(change) for change in importer.apply(portal, wanted)]


def test_the_site_says_what_the_ministrys_file_says(portal):
    wanted = declaration.organogram(declaration.load(FILE))
    here = organisation.current()
    assert dict(here.units) == dict(wanted.units)
    assert list(here.positions) == list(wanted.positions)


def test_importing_again_changes_nothing(portal):
    # also the holders, of which the file says nothing, stay
    holders = organisation.current().holders(
        "biro-ortala__kepala", organisation.today()
    )
    assert importer.load(portal, FILE) == ()
    assert organisation.current().holders(
        "biro-ortala__kepala", organisation.today()
    ) == (holders)
    assert [row.userid for row in holders] == ["karo.ortala"]


def test_an_export_read_back_is_the_same(portal):
    text = exporter.dump(portal)
    assert declaration.organogram(declaration.loads(text)) is not None
    assert importer.apply(portal, declaration.loads(text)) == ()
    assert exporter.dump(portal) == text


def test_the_whole_ministry_is_imported_anew(portal):
    with api.env.adopt_roles(["Manager"]):
        portal._delObject("organisasi")
    assert not organisation.current().units
    importer.load(portal, FILE)
    assert len(organisation.current().units) > 70


def test_units_are_added_renamed_moved_and_sorted_not_duplicated(portal, tree):
    count = len(organisation.current().units)
    sisdur = find(tree["unit"], "subbag-sisdur")
    parent = find(tree["unit"], "bagian-tatalaksana")
    parent["unit"].remove(sisdur)
    find(tree["unit"], "bagian-ak1")["unit"].insert(0, sisdur)
    sisdur["nama"] = [{"nama": "Subbagian Prosedur"}]
    sisdur["jabatan"].reverse()
    sisdur["unit"] = [
        {"kode": "tim", "eselon": "staf", "nama": [{"nama": "Tim"}], "jenis": "tim"}
    ]
    done = bring(portal, tree)
    assert "pindah subbag-sisdur: dari bagian-tatalaksana ke bagian-ak1" in done
    assert "ubah subbag-sisdur: nama" in done
    assert "tambah tim: Tim" in done
    here = organisation.current()
    assert len(here.units) == count + 1
    assert [unit.code for unit in here.line("tim")][1:3] == [
        "subbag-sisdur",
        "bagian-ak1",
    ]
    assert here.units["subbag-sisdur"].name() == "Subbagian Prosedur"
    assert [post.function for post in here.posts("subbag-sisdur")] == ["staf", "kepala"]
    assert [row.userid for row in here.positions["subbag-sisdur__kepala"].holdings] == [
        "kasubbag.sisdur"
    ]
    assert bring(portal, tree) == []


def test_what_disappeared_is_ended_not_deleted(portal, tree, caplog):
    parent = find(tree["unit"], "bagian-tatalaksana")
    parent["unit"].remove(find(tree["unit"], "subbag-sisdur"))
    done = bring(portal, tree)
    assert any(text.startswith("akhiri subbag-sisdur:") for text in done)
    assert "akhiri subbag-sisdur" in caplog.text
    here, today = organisation.current(), organisation.today()
    unit = here.units["subbag-sisdur"]
    assert not unit.active(today)
    assert unit.active(today - timedelta(days=1))
    assert here.holders("subbag-sisdur__kepala", today) == ()
    assert "subbag-sisdur__kepala" not in api.user.get("kasubbag.sisdur").getGroups()
    assert bring(portal, tree) == []


def test_a_bad_file_changes_nothing(portal, tmp_path):
    before = organisation.current()
    bad = tmp_path / "organisasi.yaml"
    bad.write_text("unit:\n  - kode: A B\n", encoding="utf-8")
    with pytest.raises(
        declaration.OrganisationError, match=r"organisasi\.yaml, baris 2"
    ):
        importer.load(portal, bad)
    assert organisation.current() is before


def test_everybody_may_read_the_organisation_and_only_its_managers_change_it(
    portal, content
):
    from AccessControl import getSecurityManager
    from plone.app.testing import logout

    unit, post = content("biro-ortala"), content("biro-ortala__kepala")
    logout()
    allowed = getSecurityManager().checkPermission
    assert allowed("View", unit) and allowed("View", post)
    with api.env.adopt_user("karo.ortala"):
        allowed = getSecurityManager().checkPermission
        for thing in (unit, post, portal["organisasi"]):
            for permission in (
                "Modify portal content",
                "Add portal content",
                "Delete objects",
                "setneg.workflows: Manage organisation",
            ):
                assert not allowed(permission, thing), (permission, thing)
    with api.env.adopt_roles(["Site Administrator"]):
        allowed = getSecurityManager().checkPermission
        assert allowed("Modify portal content", unit)
        assert allowed("setneg.workflows: Manage organisation", unit)


def test_a_moved_unit_brings_its_documents_to_its_new_superiors(portal, owned, tree):
    from setneg.workflows.organisation.refresh import changed

    before = organisation.current()
    sisdur = find(tree["unit"], "subbag-sisdur")
    find(tree["unit"], "bagian-tatalaksana")["unit"].remove(sisdur)
    find(tree["unit"], "bagian-ak1")["unit"].append(sisdur)
    bring(portal, tree)
    assert changed(before, organisation.current()) == ("subbag-sisdur",)
