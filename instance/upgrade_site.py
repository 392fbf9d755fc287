"""Brings the site's data up to the version of the code; run by `make upgrade` while the
portal stands still, twice does no harm.

What a site manager changed stays. When something cannot be brought up the whole upgrade
is undone, says why and ends with an error.
"""

import logging
from plone import api
import sys
from Testing.makerequest import makerequest
import time
import transaction
from zope.component.hooks import setSite


SITE_ID = "setneg"
ADMINISTRATOR = "admin"
PROFILES = ("setneg.workflows:default", "setneg.policy:default")


def say(text):
    print(f"    {text}", flush=True)


def upgrade_plone(portal):
    """Plone's own steps, where its version has changed."""
    migration = api.portal.get_tool("portal_migration")
    if migration.needUpgrading():
        say(f"Plone: {migration.getInstanceVersion()} ...")
        migration.upgrade(swallow_errors=False)


def upgrade(portal):
    """The steps of the portal; how many profiles were behind."""
    setup = api.portal.get_tool("portal_setup")
    behind = [name for name in PROFILES if setup.listUpgrades(name)]
    for name in behind:
        before = ".".join(setup.getLastVersionForProfile(name))
        setup.upgradeProfile(name)
        after = ".".join(setup.getLastVersionForProfile(name))
        say(f"{name}: {before} → {after}")
    return len(behind)


def main(app):
    app = makerequest(app)
    if SITE_ID not in app.objectIds():
        sys.exit("Belum ada situs; jalankan `make start`.")
    logging.getLogger("setneg").setLevel(logging.INFO)
    started = time.monotonic()
    portal = app[SITE_ID]
    setSite(portal)
    with api.env.adopt_user(
        user=app.acl_users.getUser(ADMINISTRATOR).__of__(app.acl_users)
    ):
        upgrade_plone(portal)
        behind = upgrade(portal)
        transaction.commit()
    setSite(None)
    if behind:
        say(f"Situs diperbarui dalam {time.monotonic() - started:.0f} detik.")
    else:
        say("Situs sudah sesuai dengan versi ini; tidak ada yang diubah.")


main(app)  # noqa: F821 - `bin/instance run` gives it
