"""The further kind of the developers' guide, added by its three files and nothing else."""

from contextlib import contextmanager
from pathlib import Path
from plone import api
from Products.GenericSetup import EXTENSION
from Products.GenericSetup import profile_registry
from setneg.policy.rendering import data
from setneg.policy.rendering import pdf
import shutil
import transaction


ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "developers" / "surat-edaran"
MINISTRY = ROOT / "profiles" / "kemensetneg"
FOLDERS = {"yaml": "rantai", "xml": "skema", "typ": "templat"}


@contextmanager
def added(folder, monkeypatch):
    """The ministry's profile with the three files, applied again; the kind's name."""
    profile = folder / "kemensetneg"
    shutil.copytree(MINISTRY, profile)
    for suffix, place in FOLDERS.items():
        (profile / place).mkdir(exist_ok=True)
        shutil.copy(GUIDE / f"surat_edaran.{suffix}", profile / place)
    monkeypatch.setattr(pdf, "TEMPLATES", profile / "templat")
    monkeypatch.setattr(data, "TEMPLATES", profile / "templat")
    profile_registry.registerProfile(
        "edaran", "Edaran", "", str(profile), "tests", EXTENSION
    )
    setup = api.portal.get_tool("portal_setup")
    setup.runImportStepFromProfile("profile-tests:edaran", "setneg.workflows.chains")
    transaction.commit()
    yield "SuratEdaran"
    profile_registry.unregisterProfile("edaran", "tests")
    pdf._compilers.__dict__.clear()
