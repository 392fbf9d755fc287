"""Adds a plain Plone site with one published page; run inside the measured database."""

from AccessControl.SecurityManagement import newSecurityManager
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site as site_api
from Testing.makerequest import makerequest
from tests.bench.server import PASSWORD
import transaction
from zope.component.hooks import setSite


PARAGRAPH = (
    "<p>" + "Naskah ini memuat ketentuan yang berlaku di lingkungan kementerian. " * 5
)


def main(app):
    app = makerequest(app)
    user = app.acl_users.getUser("admin")
    newSecurityManager(None, user.__of__(app.acl_users))
    answers = {
        "site_id": "plain",
        "title": "Plain",
        "default_language": "id",
        "portal_timezone": "Asia/Jakarta",
        "setup_content": False,
    }
    portal = site_api.create(app, "classic", answers)
    setSite(portal)
    setup = portal.portal_setup
    setup.runAllImportStepsFromProfile("profile-plone.app.caching:default")
    setup.runAllImportStepsFromProfile(
        "profile-plone.app.caching:without-caching-proxy"
    )
    api.portal.set_registry_record(
        "plone.caching.interfaces.ICacheSettings.enabled", True
    )
    portal.manage_permission(
        "plone.restapi: Use REST API", ["Anonymous", "Authenticated"], acquire=1
    )
    api.user.create(
        email="editor@setneg.example",
        username="editor",
        password=PASSWORD,
        roles=("Member", "Editor", "Contributor", "Reviewer"),
    )
    folder = api.content.create(portal, "Folder", "halaman", title="Halaman")
    api.content.transition(folder, "publish")
    page = api.content.create(folder, "Document", "satu", title="Satu halaman")
    page.text = RichTextValue(PARAGRAPH * 8, "text/html", "text/html")
    api.content.transition(page, "publish")
    transaction.commit()


main(app)  # noqa: F821 - `bin/instance run` gives it
