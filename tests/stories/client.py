"""A REST client of the portal: sign in as a position, read, fill in, take steps.

Used by the stories and meant to be read as an example. Needs only `requests`.

    portal = Portal("http://127.0.0.1:8080/setneg", password="...")
    staf = portal.person("staf.sisdur")
    naskah = staf.get("/kegiatan/...")
    staf.step(naskah["@id"], "susun")
"""

from dataclasses import dataclass
from dataclasses import field
import requests


class StoryError(AssertionError):
    """Something in the story did not go as promised; says who, what and the answer."""


@dataclass
class Person:
    """One account; `None` as name is a visitor without log-in."""

    portal: "Portal"
    name: str | None
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self):
        self.session.headers["Accept"] = "application/json"
        # Many people at one server: nobody keeps a line open between two requests.
        self.session.headers["Connection"] = "close"
        if self.name:
            self.session.auth = (self.name, self.portal.password)

    def request(self, method, url, **options):
        """One HTTP request; `url` may be absolute or a path below the site."""
        if not url.startswith("http"):
            url = self.portal.url + url
        return self.session.request(method, url, timeout=60, **options)

    def call(self, method, url, expect=(200, 201, 204), **options):
        """A request that must succeed; its JSON, or None where there is none."""
        answer = self.request(method, url, **options)
        if answer.status_code not in expect:
            raise StoryError(
                f"{self.name or 'pengunjung'}: {method} {url} → "
                f"{answer.status_code}: {answer.text[:600]}"
            )
        return answer.json() if answer.content else None

    def get(self, url, **params):
        return self.call("GET", url, params=params)

    def post(self, url, **data):
        return self.call("POST", url, json=data)

    def patch(self, url, **data):
        return self.call("PATCH", url, json=data)

    def offers(self, url):
        """The verbs that this person may take on a document now."""
        answer = self.request("GET", f"{url}/@workflow")
        if answer.status_code != 200:
            return []
        return [offer["verb"] for offer in answer.json().get("offers", [])]

    def stage(self, url):
        return self.get(f"{url}/@workflow")["state"]["id"]

    def step(self, url, verb, **data):
        """Take a step; the stage must have changed afterwards."""
        before = self.stage(url)
        self.post(f"{url}/@workflow/{verb}", **data)
        after = self.portal.administrator_stage(url)
        if after == before:
            raise StoryError(f"{self.name}: {verb} pada {url} tidak mengubah {before}")
        return after


class Portal:
    """The site under one address, and the people who work on it."""

    def __init__(self, url, password, administrator=("admin", None)):
        self.url = url.rstrip("/")
        self.password = password
        self._people = {}
        name, secret = administrator
        self.administrator = Person(self, name)
        self.administrator.session.auth = (name, secret or password)

    def person(self, name):
        if name not in self._people:
            self._people[name] = Person(self, name)
        return self._people[name]

    @property
    def visitor(self):
        return self.person(None)

    def administrator_stage(self, url):
        return self.administrator.stage(url)

    def refused(self, url, verb, name, sees=False, **data):
        """`name` tries a step that is not theirs: refused, unchanged, not offered.

        `sees`: the next rank down may read the document; a stranger may not.
        """
        person = self.person(name)
        before = self.administrator_stage(url)
        if verb in person.offers(url):
            raise StoryError(f"{name} ditawari {verb} pada {url}")
        answer = person.request("POST", f"{url}/@workflow/{verb}", json=data)
        if answer.status_code < 400:
            raise StoryError(f"{name} boleh {verb} pada {url}: {answer.status_code}")
        if self.administrator_stage(url) != before:
            raise StoryError(f"{name} mengubah {url} lewat {verb} yang ditolak")
        seen = person.request("GET", url).status_code == 200
        if seen and not sees:
            raise StoryError(f"{name} dapat membaca {url} di tahap {before}")
