"""One document's way from its drafter to its end, desk by desk, over REST.

At each desk the same rank elsewhere and the next rank down try the step first: both are
refused, and not one field of the document may have changed.
"""

from tests.stories.client import StoryError
from tests.stories.desks import AT_STAGE
from tests.stories.desks import SAID
from tests.stories.desks import verb_of
from tests.stories.papers import PAPERS


DRAFTER = "staf.sisdur"
ENDS = ("selesai", "terbit", "diarsipkan")
MAIL_DESK = "staf.tu"
PLACES = {"StandarPelayanan": "standar-pelayanan"}


def draft(desks, kind, **further):
    """The drafter begins a document of that kind; its address."""
    place = f"{desks.portal.url}/{PLACES.get(kind, 'naskah')}"
    said = {"klasifikasi": "OT.02.01", **PAPERS.get(kind, {}), **further}
    if kind in PLACES:
        said.pop("klasifikasi")
    url = desks.person(DRAFTER).post(place, **{"@type": kind, **said})["@id"]
    desks.did(DRAFTER, f"menyusun {kind}")
    return url


def escort(desks, url):
    """The memorandum that goes up with a draft; without it the draft stays (R-X-04)."""
    staff = desks.person(DRAFTER)
    answer = staff.request("POST", f"{url}/@workflow/susun", json={})
    if answer.status_code != 400 or "memorandum pengantar" not in answer.text:
        raise StoryError(f"{url} naik tanpa memorandum: {answer.text[:300]}")
    memo = staff.post(
        f"{desks.portal.url}/naskah",
        **{
            "@type": "Memorandum",
            "title": "Penyampaian rancangan",
            "klasifikasi": "OT.02.01",
            "kepada": ["deputi-aparatur__kepala"],
            "isi": {"data": "<p>Bersama ini disampaikan rancangan.</p>"},
            "menyertai": staff.get(url)["UID"],
        },
    )
    desks.did(DRAFTER, "menyusun memorandum pengantar")
    return memo["@id"]


def walk(desks, url, until=ENDS, numbered_by=MAIL_DESK, escorted=False):
    """On to the end; the stages that were passed, and where the document is then."""
    stage = desks.portal.administrator_stage(url)
    passed = [stage]
    while stage not in until:
        if escorted and stage.startswith("konsep"):
            escort(desks, url)
        name = AT_STAGE[stage.removesuffix("_akhir")]
        if stage == "nomori":
            name = numbered_by
        verb = verb_of(stage)
        url = act(desks, url, verb, name, **SAID.get(verb, {}))
        stage = desks.portal.administrator_stage(url)
        if stage == passed[-1]:
            raise StoryError(f"{name}: {verb} pada {url} tidak mengubah {stage}")
        passed.append(stage)
    return passed, url


def act(desks, url, verb, name, **said):
    """The step, after those beside the desk tried it in vain; the address afterwards."""
    before = desks.portal.administrator.get(url)
    desks.refused(url, verb, name, **said)
    if desks.portal.administrator.get(url) != before:
        raise StoryError(f"Langkah {verb} yang ditolak mengubah {url}")
    desks.person(name).post(f"{url}/@workflow/{verb}", **said)
    found = desks.portal.administrator.get("/@search", UID=before["UID"])["items"]
    desks.did(name, f"{verb}  {url.rsplit('/', 1)[-1]}")
    return found[0]["@id"]
