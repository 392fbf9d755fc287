"""Puts documents before one checker until there are N of them; run inside the database.

usage: bin/instance run waiting_documents.py N
"""

from AccessControl.SecurityManagement import newSecurityManager
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
import random
import sys
from Testing.makerequest import makerequest
import transaction
from zope.component.hooks import setSite


SUBJECTS = (
    "Permintaan data pegawai",
    "Penyampaian laporan triwulan",
    "Undangan rapat koordinasi",
    "Usulan penyempurnaan prosedur",
    "Permohonan perbaikan sarana",
)
DRAFTER = "staf.sisdur"
STAGE = "periksa_eselon_4"


def put_before_the_checker(folder, number, chance):
    """A memorandum as staf.sisdur leaves it: text, addressees, waiting for a check."""
    memorandum = createContent(
        "Memorandum",
        title=f"{chance.choice(SUBJECTS)} {number}",
        unit="subbag-sisdur",
        penandatangan="eselon_2",
        kepada=["biro-umum__kepala"],
        klasifikasi="OT.01.00",
        isi=RichTextValue(
            "<p>" + "Dengan hormat disampaikan. " * chance.randint(5, 40) + "</p>",
            "text/html",
            "text/html",
        ),
    )
    memorandum.id = f"antre-{number}"
    document = addContentToContainer(folder, memorandum, checkConstraints=False)
    workflow = api.portal.get_tool("portal_workflow")
    chain = workflow.getChainFor(document)[0]
    status = dict(workflow.getStatusOf(chain, document), review_state=STAGE)
    workflow.setStatusOf(chain, document, status)
    workflow.getWorkflowById(chain).updateRoleMappingsFor(document)
    document.reindexObject()


def main(app, wanted):
    app = makerequest(app)
    portal = app.setneg
    setSite(portal)
    drafter = portal.acl_users.getUserById(DRAFTER)
    newSecurityManager(None, drafter)
    folder = portal["naskah"]
    chance = random.Random(2026)
    there = len([name for name in folder.objectIds() if name.startswith("antre-")])
    for number in range(there, wanted):
        put_before_the_checker(folder, number, chance)
        if number % 200 == 199:
            transaction.commit()
            portal._p_jar.cacheMinimize()
    transaction.commit()


main(app, int(sys.argv[-1]))  # noqa: F821 - `bin/instance run` gives app
