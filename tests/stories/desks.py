"""Who sits at which desk, and who stands beside it with nothing to do there."""

from datetime import date
from datetime import datetime
from tests.stories.client import StoryError
from zoneinfo import ZoneInfo


def office_day() -> date:
    """Today in Jakarta, wherever the story is played from."""
    return datetime.now(ZoneInfo("Asia/Jakarta")).date()


#: The leaders' direction on which a chain may start (R-X-13).
DIRECTION = {
    "oleh": "biro-ortala__kepala",
    "pada": office_day().isoformat(),
    "saluran": "lisan",
}

#: account → (same rank elsewhere, next rank down)
BESIDE = {
    "staf.sisdur": ("staf.standardisasi", None),
    "staf.tu": ("staf.umum", None),
    "staf.umum": ("staf.sdm", None),
    "kasubbag.sisdur": ("kasubbag.ppk1", "staf.sisdur"),
    "kabag.tatalaksana": ("kabag.ak1", "kasubbag.sisdur"),
    "karo.ortala": ("karo.keuangan", "kabag.tatalaksana"),
    "deputi.aparatur": ("deputi.hubungan", "karo.ortala"),
    "deputi.hukum": ("deputi.hubungan", "karo.ortala"),
    "menteri": (None, "deputi.aparatur"),
}

#: stage of a document → who works there
AT_STAGE = {
    "konsep": "staf.sisdur",
    "periksa_eselon_4": "kasubbag.sisdur",
    "periksa_eselon_3": "kabag.tatalaksana",
    "setujui_eselon_3": "kabag.tatalaksana",
    "periksa_eselon_2": "karo.ortala",
    "tanda_tangan_eselon_2": "karo.ortala",
    "periksa_eselon_1": "deputi.aparatur",
    "tanda_tangan_eselon_1": "deputi.aparatur",
    "tanda_tangan_menteri": "menteri",
    "harmonisasi": "deputi.hukum",
    "nomori": "staf.sisdur",
    "salin": "staf.sisdur",
    "distribusikan": "staf.sisdur",
    "terbitkan": "karo.ortala",
    "arsipkan": "staf.tu",
}
#: account → the position it holds
POSITION = {
    "staf.sisdur": "subbag-sisdur__staf",
    "kasubbag.sisdur": "subbag-sisdur__kepala",
    "kabag.tatalaksana": "bagian-tatalaksana__kepala",
    "karo.ortala": "biro-ortala__kepala",
}
VERB = {"konsep": "susun"}
SAID = {"distribusikan": {"jumlah_salinan": 3}}


def verb_of(stage):
    """The verb that a stage waits for: `periksa_eselon_3_akhir` → periksa."""
    plain = stage.removesuffix("_akhir")
    if plain in VERB:
        return VERB[plain]
    return plain.partition("_eselon")[0].removesuffix("_menteri")


class Desks:
    """The people of the story; refuses first, then lets the right one act."""

    def __init__(self, portal, timeline):
        self.portal = portal
        self.timeline = timeline

    def person(self, name):
        return self.portal.person(name)

    def did(self, who, what):
        self.timeline.did(who, what)

    def refused(self, url, verb, name, shared=False, **said):
        """Both people beside the desk try the step; `shared`: it is also theirs below."""
        elsewhere, below = BESIDE.get(name, (None, None))
        if elsewhere:
            self.portal.refused(url, verb, elsewhere, **said)
        if below and not shared:
            self.portal.refused(url, verb, below, sees=True, **said)

    def step(self, url, verb, name, shared=False, **said):
        """The step, after those beside the desk were refused; the new stage."""
        self.refused(url, verb, name, shared, **said)
        stage = self.person(name).step(url, verb, **said)
        self.did(name, f"{verb} → {stage}  {url.rsplit('/', 1)[-1]}")
        return stage

    def not_theirs(self, name, url, allowed=(), **body):
        """Both people beside the desk try to act in a case; `allowed`: positions that
        may. Refused, and a stranger does not even learn that the case exists."""
        elsewhere, below = BESIDE.get(name, (None, None))
        tries = [elsewhere, None if POSITION.get(below) in allowed else below]
        for other in filter(None, tries):
            answer = self.person(other).request("POST", url, json=body)
            if answer.status_code not in (401, 403, 404):
                raise StoryError(f"{other}: POST {url} → {answer.status_code}")

    def expect_stage(self, url, stage):
        found = self.portal.administrator_stage(url)
        if found != stage:
            raise StoryError(f"{url} berada di {found}, seharusnya {stage}")

    def expect_numbered(self, url):
        content = self.portal.administrator.get(url)
        if not content.get("nomor") or not content.get("ditandatangani_oleh"):
            raise StoryError(f"{url} belum bernomor dan bertanda tangan")
        self.did("register", f"{content['@type']} {content['nomor']}")

    def standard(self, code):
        """The published standard of a code, as any visitor finds it."""
        for hit in self.portal.visitor.get("/@search", portal_type="StandarPelayanan")[
            "items"
        ]:
            if hit["@id"].rsplit("/", 1)[-1].startswith(code):
                return self.portal.visitor.get(hit["@id"])
        raise StoryError(f"Standar pelayanan {code} belum terbit")
