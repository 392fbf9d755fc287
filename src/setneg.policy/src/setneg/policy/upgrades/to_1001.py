"""From 1000 to 1001: forms whose submissions are tracked, complaints, indicators.

Brings a site of the document stage up to the present profiles. What a site manager has
changed stays: links, settings, titles, forms and chains that were changed on screen.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from plone import api
from Products.GenericSetup.tool import UNKNOWN
from setneg.policy.complaints.accused import persons_behind
from setneg.policy.content import submission_kinds
from setneg.policy.forms import installation
from setneg.policy.iku import place as iku
from setneg.policy.portal import place_words
from setneg.policy.portal import structure
from setneg.policy.setuphandlers import MINISTRY
from setneg.policy.upgrades import additions
from setneg.workflows import organisation
from setneg.workflows.chains.exportimport import import_chains
from setneg.workflows.interfaces import IChained
import transaction
from typing import Any
from typing import Final


PORTAL: Final = "setneg.policy:default"
OFFICE: Final = "setneg.policy:kemensetneg"
#: Documents after which memory is given back.
BATCH: Final = 500
#: Places in which people made tickets by hand before forms alone made them.
BY_HAND: Final[Mapping[str, str]] = {
    "usulan": "setneg.policy: Add Usulan",
    "pengaduan": "setneg.policy: Add Pengaduan",
}
#: Page and words of the place of forms before it had a list of its own.
OLD_LAYOUT: Final = "listing_view"
OLD_WORDS: Final = "Formulir pelayanan untuk pegawai."
#: The form of proposals as it was shipped; one that differs was changed on screen.
SHIPPED_FORM: Final = "usulan-kegiatan"
SHIPPED: Final[Mapping[str, tuple[str, str]]] = {
    "fields_model": (
        "isian.xml",
        "9c27d3c5802fcdcc1152b91b4282eaf86dd6483423cccf95cd591673cedf2810",
    ),
    "actions_model": (
        "tindakan.xml",
        "87168ac9ef26d78b3ae931466d3661b749c36d2e7754dc28ad4a984337f4d88e",
    ),
}
#: What the catalog knew before, and says otherwise of tickets now.
SAID_ANEW: Final = ("object_provides",)


def upgrade(setup: Any) -> None:
    """All of it, in one transaction; done twice it changes nothing the second time.

    ChainInUse when tickets stand in a stage that the present chains do not have; then
    nothing was changed.
    """
    portal = api.portal.get()
    had = additions.standing(portal)
    additions.bring(setup, PORTAL, had)
    if setup.getLastVersionForProfile(OFFICE) != UNKNOWN:
        bring_office(setup, portal, had)
    know_again(portal, had)


def bring_office(setup: Any, portal: Any, had: additions.Standing) -> None:
    """The ministry's places, kinds of submissions, chains and forms."""
    additions.bring(setup, OFFICE, had, ("plone.app.registry",))
    structure.build(portal)
    import_chains(setup._getImportContext(f"profile-{OFFICE}", False))
    submission_kinds.make_places(portal)
    iku.prepare(portal)
    place_words.give(portal)
    close_to_hands(portal)
    open_forms(portal)
    renew_shipped_form(portal)
    installation.install(portal, MINISTRY / "formulir")


def close_to_hands(portal: Any) -> None:
    """Tickets are made by sending a form, and by nothing else."""
    for name, permission in BY_HAND.items():
        folder = portal.get(name)
        if folder is not None:
            for each in (permission, "Add portal content"):
                folder.manage_permission(each, [], acquire=True)


def open_forms(portal: Any) -> None:
    """The place of forms shows its list, also to visitors; a page that was chosen on
    screen stays, and with it who sees it."""
    folder = portal.get(installation.PLACE)
    if folder is None or folder.getLayout() != OLD_LAYOUT:
        return
    place = next(each for each in structure.PLACES if each.id == installation.PLACE)
    folder.setLayout(place.layout)
    if folder.description == OLD_WORDS:
        folder.description = place.description
    if api.content.get_state(folder, "") == "private":
        with api.env.adopt_roles(["Manager"]):
            api.content.transition(folder, "publish")
    folder.reindexObject()


def renew_shipped_form(portal: Any) -> None:
    """Bring the form of proposals up to its present questions unless it was changed."""
    form = portal.unrestrictedTraverse(f"{installation.PLACE}/{SHIPPED_FORM}", None)
    if form is None or not all(
        sha256((getattr(form, name) or "").encode()).hexdigest() == known
        for name, (_file, known) in SHIPPED.items()
    ):
        return
    source = MINISTRY / "formulir" / SHIPPED_FORM
    for name, (file, _known) in SHIPPED.items():
        setattr(form, name, (source / file).read_text(encoding="utf-8"))


def know_again(portal: Any, had: additions.Standing) -> None:
    """Tell the catalog what is new of every document that a chain moves."""
    indexes = set(api.portal.get_tool("portal_catalog").indexes()) - had.indexes
    for number, document in enumerate(_moved_by_chains(), start=1):
        if document.portal_type == "Pengaduan":
            settle(document)
        document.reindexObject(idxs=sorted({*indexes, *SAID_ANEW}))
        if number % BATCH == 0:
            transaction.savepoint(optimistic=True)
            portal._p_jar.cacheGC()


def settle(complaint: Any) -> None:
    """Give a complaint of before what is settled now when one comes in: who stood
    behind the post complained about on that day, its unit, the promised date."""
    if complaint.terlapor and not complaint.terlapor_orang:
        day = date.fromisoformat(complaint.created().ISO8601()[:10])
        rows = organisation.current().holders(complaint.terlapor, day)
        on_that_day = {row.userid for row in rows}
        complaint.terlapor_orang = tuple(
            sorted(on_that_day | set(persons_behind(complaint.terlapor)))
        )
    complaint.settle()


def _moved_by_chains() -> Iterator[Any]:
    catalog = api.portal.get_tool("portal_catalog")
    query = {"object_provides": IChained.__identifier__}
    for brain in catalog.unrestrictedSearchResults(query):
        yield brain._unrestrictedGetObject()
