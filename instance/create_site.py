"""Makes the portal in an empty database; run by `bin/instance run`, twice does no harm.

Environment: SETNEG_ADMIN_PASSWORD (needed the first time), SETNEG_DEMO=1 adds the
accounts by position.
"""

from AccessControl.SecurityManagement import newSecurityManager
import logging
import os
from plone.distribution.api import site as site_api
import sys
from Testing.makerequest import makerequest
import time
import transaction
from zope.component.hooks import setSite


SITE_ID = "setneg"
ADMINISTRATOR = "admin"


def say(text):
    print(f"    {text}", flush=True)


def ensure_administrator(app):
    """Create the administrator of the server; drop the locked one of the buildout."""
    users = app.acl_users
    if users.getUser(ADMINISTRATOR) is None:
        password = os.environ.get("SETNEG_ADMIN_PASSWORD")
        if not password:
            sys.exit("SETNEG_ADMIN_PASSWORD belum diisi; jalankan lewat `make start`.")
        users.userFolderAddUser(ADMINISTRATOR, password, ["Manager"], [])
    if users.getUser("none") is not None:
        users.userFolderDelUsers(["none"])
    transaction.commit()


def create(app, demo):
    """Create the site with the distribution of the portal."""
    user = app.acl_users.getUser(ADMINISTRATOR)
    newSecurityManager(None, user.__of__(app.acl_users))
    answers = {
        "site_id": SITE_ID,
        "title": "Portal Kementerian Sekretariat Negara",
        "description": "Naskah dinas, standar pelayanan, dan usulan unit kerja",
        "default_language": "id",
        "portal_timezone": "Asia/Jakarta",
        "setup_content": demo,
    }
    site_api.create(app, "setneg", answers)


def main(app):
    app = makerequest(app)
    if SITE_ID in app.objectIds():
        say("Situs sudah ada; datanya tidak disentuh.")
        return
    logging.disable(logging.WARNING)
    started = time.monotonic()
    ensure_administrator(app)
    demo = os.environ.get("SETNEG_DEMO") == "1"
    say("Membuat situs: tipe naskah, rantai, organisasi, standar pelayanan ...")
    create(app, demo)
    setSite(None)
    say(f"Situs jadi dalam {time.monotonic() - started:.0f} detik.")


main(app)  # noqa: F821 - `bin/instance run` gives it
