"""What the standards promise to everybody who is served."""

from pathlib import Path
from plone import api
import pytest
from setneg.policy.forms import terms
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import organisation
from setneg.workflows.procedures.grid import load
from setneg.workflows.procedures.grid import loads
from tests.stories.client import Portal
import yaml
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory


STANDARDS = sorted(
    (Path(__file__).parents[2] / "profiles" / "kemensetneg" / "standar").glob("*.yaml")
)


@pytest.mark.rule("R-X-19")
def test_a_visitor_reads_that_the_service_costs_nothing(functional):
    # acting: a visitor without an account
    portal = functional["portal"]
    visitor = Portal(portal.absolute_url(), password=DEMO_PASSWORD).visitor
    for name in portal["standar-pelayanan"].objectIds():
        page = visitor.request(
            "GET", f"/standar-pelayanan/{name}", headers={"Accept": "text/html"}
        )
        assert page.status_code == 200
        assert "Tanpa biaya" in page.text


@pytest.mark.rule("R-X-19")
def test_no_form_asks_for_a_fee(portal):
    # nobody acts: the words of the forms' questions
    for form in portal["formulir"].objectValues():
        assert "biaya" not in form.fields_model.lower()
        assert "tarif" not in form.fields_model.lower()


@pytest.mark.rule("R-X-20")
def test_every_head_of_a_unit_may_make_a_submission(portal):
    # acting: in turn, everybody who heads a unit today
    organogram = organisation.current()
    today = organisation.today()
    choices = getUtility(IVocabularyFactory, "setneg.policy.JabatanPengusul")
    heads = [organogram.head(code) for code in organogram.units]
    form = portal["formulir"]["usulan-kegiatan"]
    asked = 0
    for head in filter(None, heads):
        for holding in organogram.holders(head.id, today):
            with api.env.adopt_user(username=holding.userid):
                assert head.id in [term.value for term in choices(portal)], head.id
                assert terms.barred(form, holding.userid) == []
            asked += 1
    assert asked > 25


@pytest.mark.rule("R-X-20")
@pytest.mark.parametrize("userid", ["staf.sdm", "staf.sisdur", "analis.ortala"])
def test_who_heads_no_unit_speaks_for_none(portal, userid):
    # acting: staff of several units
    choices = getUtility(IVocabularyFactory, "setneg.policy.JabatanPengusul")
    with api.env.adopt_user(username=userid):
        assert list(choices(portal)) == []


@pytest.mark.rule("I-35")
@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_parts_of_a_standard_are_known_by_kind_in_any_order(path):
    # nobody acts: the same standard with its parts the other way round
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    words["bagian"] = dict(reversed(words["bagian"].items()))
    turned = loads(yaml.safe_dump(words, allow_unicode=True, sort_keys=False), "uji")
    assert dict(turned.bagian) == dict(load(path).bagian)
    assert list(turned.bagian) != list(load(path).bagian)
