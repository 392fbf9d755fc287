"""The documents, tasks and meetings of a case, made and taken through their chains."""

from tests.stories.client import StoryError
from tests.stories.desks import AT_STAGE
from tests.stories.desks import DIRECTION
from tests.stories.desks import SAID
from tests.stories.desks import verb_of


FINAL = ("selesai", "terbit", "arsipkan")


class Case:
    """One case and what lies in it."""

    def __init__(self, desks, url):
        self.desks = desks
        self.url = url

    def progress(self):
        return self.desks.portal.administrator.get(f"{self.url}/@kegiatan")

    def at(self, main):
        """The case has come to that main step by itself."""
        progress = self.progress()
        if progress["langkah"] != main:
            raise StoryError(
                f"Kegiatan berada di langkah {progress['langkah']}, seharusnya {main}: "
                f"{progress['missing']}"
            )
        self.desks.did("(kegiatan)", f"sampai di langkah {main}")

    def ended(self):
        self.desks.expect_stage(self.url, "selesai")

    def product_of(self, key):
        """Address of the newest product of a key."""
        for line in reversed(self.progress()["timeline"]):
            for document in reversed(line["dokumen"]):
                if document["produk"] == key:
                    return document["@id"]
        raise StoryError(f"Produk {key} belum ada pada {self.url}")

    def make(self, key, name, **said):
        """Open a product of the case at the desk of its maker; its address."""
        url = f"{self.url}/@kegiatan/produk"
        product = next(p for p in self.progress()["produk"] if p["kunci"] == key)
        makers = [post["id"] for post in product["pembuat"]]
        self.desks.not_theirs(name, url, makers, produk=key, **said)
        made = self.desks.person(name).post(url, produk=key, **said)
        self.desks.did(name, f"membuat {key}")
        return made["@id"]

    def choose(self, choice, value, name):
        url = f"{self.url}/@kegiatan/pilihan"
        said = {"pilihan": choice, "nilai": value, "arahan": DIRECTION}
        self.desks.not_theirs(name, url, ("bagian-tatalaksana__kepala",), **said)
        self.desks.person(name).post(url, **said)
        self.desks.did(name, f"menetapkan {choice}: {value}")

    def write(self, url, text):
        """The drafter writes the text."""
        body = {"data": f"<p>{text}</p>", "content-type": "text/html"}
        self.desks.person("staf.sisdur").patch(url, isi=body, klasifikasi="OT.02.01")

    def decide_text(self, url):
        """The drafter writes a decision: why, on what basis, what."""
        self.desks.person("staf.sisdur").patch(
            url,
            menimbang=["bahwa perlu dibentuk tim penyusun"],
            mengingat=["Peraturan Menteri Sekretaris Negara Nomor 3 Tahun 2015"],
            menetapkan=["Membentuk tim penyusun.", "Keputusan ini mulai berlaku."],
        )

    def regulate(self, url):
        """The drafter writes the regulation."""
        articles = "".join(
            f"<h3>Pasal {number}</h3><p>Dokumen kepegawaian dikelola secara tertib.</p>"
            for number in range(1, 6)
        )
        self.desks.person("staf.sisdur").patch(
            url,
            menimbang=["bahwa dokumen kepegawaian perlu dikelola secara seragam"],
            mengingat=["Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"],
            isi={"data": articles, "content-type": "text/html"},
        )

    def walk(self, url, until=None, numbered_by=None):
        """Take a document on, desk by desk, until a stage or its last own step."""
        stage = self.desks.portal.administrator_stage(url)
        while stage != until and stage not in FINAL:
            name = AT_STAGE[stage.removesuffix("_akhir")]
            if stage == "nomori" and numbered_by:
                name = numbered_by
            verb = verb_of(stage)
            stage = self.desks.step(url, verb, name, **SAID.get(verb, {}))

    def receive(self, url, *names):
        """Recipients confirm that they have it; nobody else can."""
        answer = self.desks.person("staf.apn").request("POST", f"{url}/@tanda-terima")
        if answer.status_code < 400:
            raise StoryError(f"staf.apn menerima {url} yang bukan untuknya")
        for name in names:
            self.desks.person(name).post(f"{url}/@tanda-terima")
            self.desks.did(name, f"menerima {url.rsplit('/', 1)[-1]}")

    def finish(self, url, name, shared=False):
        """The doer finishes a task; `shared`: several positions are its doers."""
        self.desks.step(url, "kerjakan", name, shared)

    def hold(self, url):
        """The staff records that a meeting took place."""
        self.desks.step(url, "selenggarakan", "staf.sisdur")


def dalam_kota(case):
    """In town: invitation and catering, three meetings of 2,5 hours."""
    for key in ("undangan_dalam_kota", "memo_konsumsi"):
        url = case.make(key, "staf.sisdur", arahan=DIRECTION)
        case.write(url, "Mohon kehadiran dan bantuan seperlunya.")
        case.walk(url)
    case.at(7)
    for _ in range(3):
        case.hold(case.make("pembahasan_dalam_kota", "staf.sisdur"))


def luar_kota(case):
    """Out of town: invitation, order, costs, confirmation, two meetings of 3 days."""
    for key in ("undangan_luar_kota", "surat_perintah", "memo_pencairan"):
        url = case.make(key, "staf.sisdur", arahan=DIRECTION)
        case.write(url, "Untuk rapat kerja di luar kota.")
        case.walk(url)
    order = case.desks.portal.administrator.get(case.product_of("surat_perintah"))
    if order["ditandatangani_oleh"] != "deputi-aparatur__kepala":
        raise StoryError(
            "Ada anggota eselon I, tetapi bukan Deputi yang menandatangani"
        )
    confirm = case.make("konfirmasi_kehadiran", "kasubbag.sisdur")
    case.finish(confirm, "staf.sisdur")
    case.at(7)
    for _ in range(2):
        case.hold(case.make("pembahasan_luar_kota", "staf.sisdur"))
