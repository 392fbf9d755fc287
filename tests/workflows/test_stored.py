"""What the database has: a sleeping object is woken, a UID is found, whoever asks."""

from plone import api
from plone.app.testing import logout
from setneg.workflows.stored import by_uid
from setneg.workflows.stored import stored
import transaction


def test_a_sleeping_document_keeps_what_it_kept(functional):
    portal = functional["portal"]
    portal.kept_for_the_test = "ada"
    transaction.commit()
    portal._p_deactivate()
    assert "kept_for_the_test" not in vars(portal.aq_base)
    assert stored(portal)["kept_for_the_test"] == "ada"


def test_anything_else_is_read_as_it_is():
    class Plain:
        pass

    plain = Plain()
    plain.unit = "biro-tu"
    assert stored(plain) == {"unit": "biro-tu"}


def test_a_uid_is_found_by_whoever_asks_and_only_as_what_it_is(integration):
    """A visitor, whom the folder of cases is closed to."""
    portal = integration["portal"]
    folder = portal["kegiatan"]
    uid = api.content.get_uuid(folder)
    logout()
    assert len(api.content.find(UID=uid)) == 0
    assert by_uid(uid).getId() == "kegiatan"
    assert by_uid(uid, folder.portal_type).getId() == "kegiatan"
    assert by_uid(uid, "Memorandum") is None
    assert by_uid("tidak-ada") is None
    assert by_uid("") is None and by_uid(None) is None
