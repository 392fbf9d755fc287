"""What is measured, in the order in which it is measured."""

import requests
from tests.bench.load import latency
from tests.bench.load import throughputs
from tests.bench.server import PASSWORD
from tests.bench.server import ROOT
from tests.stories import spk
from tests.stories.client import Portal
from tests.stories.timeline import Timeline
import time


HERE = ROOT / "tests" / "bench"
JSON = "application/json"
HTML = "text/html"


class Spoken(dict):
    """Results that are told as soon as they are known."""

    def __init__(self, say):
        super().__init__()
        self.say = say

    def __setitem__(self, name, pair):
        super().__setitem__(name, pair)
        known = " / ".join(f"{value:.1f}" for value in pair if value is not None)
        self.say(f"    {name}: {known}")


def session(name=None, accept=JSON):
    made = requests.Session()
    made.headers["Accept"] = accept
    if name:
        made.auth = (name, PASSWORD)
    return made


def asked(client, url):
    """A function that GETs `url` and fails loudly on anything but 200."""

    def ask():
        answer = client.get(url, timeout=60)
        answer.raise_for_status()
        return answer

    return ask


def visitors(server, results, regulation):
    """Anonymous pages and JSON, from the memory cache, on one process."""
    plain = f"{server.origin}/plain/halaman/satu"
    for name, accept in (("halaman", HTML), ("JSON", JSON)):
        results[f"{name} anonim (permintaan/detik)"] = tuple(
            throughputs([regulation, plain], accept)
        )


def reading(server, results, regulation):
    """JSON as somebody who is signed in, and a search."""
    plain = f"{server.origin}/plain"
    results["GET JSON, masuk (ms)"] = (
        latency(asked(session("karo.ortala"), regulation)),
        latency(asked(session("editor"), f"{plain}/halaman/satu")),
    )
    results["pencarian REST (ms)"] = (
        latency(
            asked(
                session("karo.ortala"),
                f"{server.origin}/setneg/@search?portal_type=Peraturan",
            )
        ),
        latency(asked(session("editor"), f"{plain}/@search?portal_type=Document")),
    )


def median_of(times, act):
    taken = []
    for number in range(times):
        begun = time.perf_counter()
        act(number)
        taken.append((time.perf_counter() - begun) * 1000)
    return sorted(taken)[len(taken) // 2]


def writing(server, results):
    """Creating a document, and taking one step with a comment."""
    staf, editor = session("staf.sisdur"), session("editor")
    made, pages = [], []

    def create(_):
        answer = staf.post(
            f"{server.origin}/setneg/naskah",
            json={
                "@type": "Memorandum",
                "title": "Permintaan data",
                "unit": "subbag-sisdur",
                "kepada": ["biro-umum__kepala"],
                "klasifikasi": "OT.01.00",
                "isi": {"data": "<p>Isi.</p>", "content-type": "text/html"},
            },
        )
        answer.raise_for_status()
        made.append(answer.json()["@id"])

    def create_page(_):
        answer = editor.post(
            f"{server.origin}/plain/halaman",
            json={"@type": "Document", "title": "Halaman", "text": "<p>Isi.</p>"},
        )
        answer.raise_for_status()
        pages.append(answer.json()["@id"])

    results["membuat (ms)"] = (median_of(25, create), median_of(25, create_page))

    def step(number):
        staf.post(
            f"{made[number]}/@workflow/susun", json={"comment": "Mohon diperiksa"}
        ).raise_for_status()

    def publish(number):
        editor.post(
            f"{pages[number]}/@workflow/publish", json={"comment": "Sudah benar"}
        ).raise_for_status()

    results["transisi dengan catatan (ms)"] = (
        median_of(25, step),
        median_of(25, publish),
    )


def waiting_list(server, results):
    """What waits for me, with 100, 1,000 and 10,000 documents in the line."""
    for count in (100, 1_000, 10_000):
        server.stop()
        server.run(HERE / "waiting_documents.py", count)
        server.start()
        number = f"{count:,}".replace(",", ".")
        results[f"kotak masuk, {number} naskah (ms)"] = (
            latency(
                asked(
                    session("kasubbag.sisdur"), f"{server.origin}/setneg/@kotak-masuk"
                )
            ),
            None,
        )


def letters(results):
    """The PDF of a letter of two pages, rendered in this process."""
    from tests.bench.letter import two_pages

    results["PDF surat dua halaman (ms)"] = (latency(two_pages, times=30), None)


def run(server, say):
    """All measurements; a mapping of name → (portal, plain Plone or None)."""
    results = Spoken(say)
    say("Membuat kedua situs ...")
    begun = time.perf_counter()
    server.run(ROOT / "instance" / "create_site.py")
    created = time.perf_counter() - begun
    started = server.start()
    results["make start pertama sampai halaman pertama (detik)"] = (
        server.built + created + started,
        None,
    )
    results["make start berikutnya sampai halaman pertama (detik)"] = (started, None)
    server.stop()
    server.run(HERE / "plain_site.py")
    server.start()
    say("Memainkan cerita SPK untuk isi yang nyata ...")
    portal = Portal(f"{server.origin}/setneg", PASSWORD)
    told = spk.play(portal, Timeline(out=lambda line: None))
    say("Mengukur: pengunjung, pejabat, penulisan, kotak masuk, PDF ...")
    visitors(server, results, told["peraturan"])
    reading(server, results, told["peraturan"])
    writing(server, results)
    letters(results)
    waiting_list(server, results)
    return results
