"""What an imported form may hold."""

import pytest
from setneg.policy.designer import vetting


HEAD = (
    '<model xmlns="http://namespaces.plone.org/supermodel/schema"'
    ' xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"'
    ' xmlns:form="http://namespaces.plone.org/supermodel/form"'
    ' xmlns:security="http://namespaces.plone.org/supermodel/security">'
)
LINE = 'type="zope.schema.TextLine"'


def model(inside, head=HEAD):
    return f"{head}<schema>{inside}</schema></model>"


def field(more="", inside="<title>Judul</title>", name="judul", kind=LINE):
    return f'<field name="{name}" {kind} {more}>{inside}</field>'


@pytest.fixture
def as_site_administrator(integration):
    """A site manager who may not write TALES."""
    portal = integration["portal"]
    portal.acl_users.userFolderAddUser("perancang", "x", ["Site Administrator"], [])
    from plone.app.testing import login
    from plone.app.testing import logout

    login(portal, "perancang")
    yield portal
    logout()


def test_an_ordinary_form_is_taken(as_site_administrator):
    # Pengelola situs
    text = model(field('easyform:TDefault="here/@@isian-awal/nama"'))
    assert vetting.refusals(text) == ()


def test_entities_and_doctypes_are_refused(as_site_administrator):
    # Pengelola situs mengimpor XML berisi entitas
    for start in (
        '<!DOCTYPE model [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE model [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ):
        text = start + model(field(inside="<title>&x;&b;</title>"))
        assert vetting.refusals(text)


@pytest.mark.parametrize(
    "inside",
    [
        field('easyform:TDefault="python:context.portal_url()"'),
        field('easyform:TValidator="python:False"'),
        field('easyform:TEnabled="here/secret"'),
        field('easyform:TDefault="here/@@isian-awal/nama | python:1"'),
        field('easyform:TDefault="here/@@pengusul-bawaan&#10;python:1"'),
    ],
)
def test_tales_needs_the_permission_to_edit_tales(as_site_administrator, inside):
    # Pengelola situs tanpa izin TALES; operator dengan kunci mesin
    assert vetting.refusals(model(inside))
    assert vetting.refusals(model(inside), trusted=True) == ()


@pytest.mark.parametrize(
    "text",
    [
        model(field(kind='type="os.system"')),
        model(field('form:widget="os.system"')),
        model(
            field(inside="<title>x</title><defaultFactory>os.getcwd</defaultFactory>")
        ),
        model(field(inside="<title>x</title><source>os.environ</source>")),
        model(field(inside="<title>x</title><constraint>os.system</constraint>")),
        model(field('security:read-permission="zope2.View"')),
        model(field(name="Judul Besar")),
        model(field() + field()),
        model(field(name="judul\n")),
        HEAD + '<schema based-on="os.path"/></model>',
        HEAD + "</model>",
        "<html/>",
        "bukan xml",
        "",
    ],
)
def test_what_reaches_beyond_a_form_is_refused(as_site_administrator, text):
    # Pengelola situs, dan juga operator
    assert vetting.refusals(text)
    assert vetting.refusals(text, trusted=True)


def test_a_program_needs_the_permission_to_edit_programs(as_site_administrator):
    # Pengelola situs mengimpor tindakan berisi Python
    kind = f'type="{vetting.SCRIPT}"'
    text = model(field(kind=kind, inside="<title>x</title><ScriptBody>1</ScriptBody>"))
    assert vetting.refusals(text)


def test_the_same_model_is_written_the_same_way():
    # Pengelola situs mengekspor dua kali
    text = model(field() + "\n\n   " + field(name="lain"))
    once = vetting.normal(text)
    assert vetting.normal(once) == once
    assert "\n    <field" in once
