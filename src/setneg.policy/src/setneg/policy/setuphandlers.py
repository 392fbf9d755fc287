"""What the portal's profiles do beyond their XML files."""

import os
from pathlib import Path
from plone import api
from Products.CMFPlone.interfaces import INonInstallable
from setneg.policy.archive import classification
from setneg.policy.content import kind_types
from setneg.policy.content import submission_kinds
from setneg.policy.forms import installation
from setneg.policy.iku import place as iku
from setneg.policy.official_form import findings
from setneg.policy.official_form import rules
from setneg.policy.portal import place_words
from setneg.policy.portal import structure
from setneg.workflows.authority import book as authority
from setneg.workflows.clock import declaration as calendar
from setneg.workflows.organisation import accounts
from setneg.workflows.organisation import importer
from setneg.workflows.procedures import standards
from zope.interface import implementer


MINISTRY = Path(__file__).parent / "kemensetneg"
DEMO = Path(__file__).parent / "demo"
DEMO_PASSWORD = "setneg-demo-2026"  # noqa: S105 for trying out, never for a real site


@implementer(INonInstallable)
class HiddenProfiles:
    """Profiles that a site manager does not choose by hand."""

    def getNonInstallableProfiles(self):
        return [
            "setneg.policy:uninstall",
            "setneg.policy:kemensetneg",
            "setneg.policy:demo",
        ]

    def getNonInstallableProducts(self):
        return ["setneg.policy.upgrades"]


def install_ministry(setup):
    """After the ministry's profile: the organisation and the places of the site."""
    portal = api.portal.get()
    importer.load(portal, MINISTRY / "organisasi.yaml")
    authority.load(MINISTRY / "kewenangan.yaml")
    calendar.load(MINISTRY / "kalender" / "kalender.yaml")
    _begin(classification.RECORD, MINISTRY / "klasifikasi.yaml", classification.read)
    _begin(findings.RECORD, MINISTRY / "bentuk.yaml", rules.read)
    structure.build(portal)
    submission_kinds.make_places(portal)
    iku.prepare(portal)
    place_words.give(portal)
    installation.install(portal, MINISTRY / "formulir")
    standards.import_standards(
        portal["standar-pelayanan"], MINISTRY / "standar", "StandarPelayanan"
    )


def _begin(record, source, read):
    """Take a declaration from its file where the site has none of its own yet; what
    cannot work is refused by `read`, with its file's line."""
    if api.portal.get_registry_record(record, default=None):
        return
    text = source.read_text(encoding="utf-8")
    read(text)
    api.portal.set_registry_record(record, text)


def install_demo(setup):
    """After the demo profile: accounts that hold the positions."""
    portal = api.portal.get()
    password = os.environ.get("SETNEG_DEMO_PASSWORD") or DEMO_PASSWORD
    accounts.create_accounts(portal, DEMO / "akun.yaml", password)


def uninstall(setup):
    """After the removal of the portal: the kinds of documents go with it."""
    kind_types.uninstall()
    submission_kinds.uninstall()
