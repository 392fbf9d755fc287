"""An object that sleeps in the cache is woken before it is asked what it keeps."""

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
