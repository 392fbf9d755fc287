"""No account bears the id of a position, and documents wait for moved positions' heirs."""

from plone import api
import pytest
from setneg.workflows.organisation import declaration
from setneg.workflows.organisation import exporter
from setneg.workflows.organisation import importer
from tests.workflows.organisation.test_refresh import _moved
from tests.workflows.steps import people
import transaction


@pytest.mark.parametrize("userid", ["subbag-sisdur__kepala", "unit-baru__kepala"])
def test_no_account_is_called_like_a_position(portal, userid):
    # Pengelola situs membuat akun yang namanya sama dengan kode jabatan
    with api.env.adopt_roles(["Manager"]), pytest.raises(ValueError):
        api.user.create(username=userid, email="a@setneg.example")
    assert api.user.get(userid=userid) is None
    assert userid not in portal.acl_users.source_users.listUserIds()


def test_an_ordinary_account_may_be_made(portal):
    # Pengelola situs
    with api.env.adopt_roles(["Manager"]):
        api.user.create(username="pegawai.baru", email="b@setneg.example")
    assert api.user.get(userid="pegawai.baru") is not None


def test_a_document_waits_for_the_new_superior_of_a_moved_unit(functional):
    # Subbagian Sisdur pindah ke Bagian AK I; naskahnya menunggu Kabag
    portal = functional["portal"]
    document = people.begin(portal, "Memorandum")
    people.until(portal, document, "periksa_eselon_3")
    transaction.commit()

    def waiting():
        catalog = portal.portal_catalog
        [brain] = catalog.unrestrictedSearchResults(UID=document.UID())
        return catalog.getIndexDataForRID(brain.getRID())["waiting_for"]

    assert waiting() == ["bagian-tatalaksana__kepala"]
    tree = declaration.loads(exporter.dump(portal))
    importer.apply(portal, _moved(tree, "subbag-sisdur", "bagian-ak1"))
    transaction.commit()
    assert waiting() == ["bagian-ak1__kepala"]
