"""What a keeper does in the book, over the wire, on screen, and as the operator asks."""

from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.testing.zope import Browser
from plone.testing.zope import WSGI_SERVER_FIXTURE
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows import cli
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.clock import key as timer
from setneg.workflows.register import allocation
from tests.workflows.steps import people
import transaction


YEAR = organisation.today().year
NAME = ("Peraturan", "biro-tu", YEAR)
BOOK = {"jenis": "Peraturan", "kantor": "biro-tu", "tahun": YEAR}
KEEPER, HEAD, STRANGER = "staf.tu", "karo.tu", "staf.sisdur"


@pytest.fixture
def url(functional):
    """A served portal whose mail desk has given three numbers."""
    for _index in range(3):
        register.next_number(*NAME, None)
    transaction.commit()
    host, port = WSGI_SERVER_FIXTURE["host"], WSGI_SERVER_FIXTURE["port"]
    return f"http://{host}:{port}/plone"


@pytest.fixture
def act(url):
    """A function: somebody does an act over REST; the status and the answer."""

    def do(userid, name, **said):
        answer = requests.post(
            f"{url}/@register/{name}",
            headers={"Accept": "application/json"},
            auth=(userid, DEMO_PASSWORD) if userid else None,
            json={**BOOK, **said},
            timeout=60,
        )
        transaction.begin()
        return answer.status_code, answer.json()

    return do


@pytest.fixture
def read(url):
    """The book as its keeper reads it over REST."""

    def get(userid=KEEPER):
        return requests.get(
            f"{url}/@register",
            params=BOOK,
            headers={"Accept": "application/json"},
            auth=(userid, DEMO_PASSWORD),
            timeout=60,
        ).json()

    return get


def scanned(functional):
    """A regulation that was registered with the scan of its paper."""
    document = people.begin(functional["portal"], "Peraturan")
    document.title = "Dari buku kertas"
    document.lampiran_berkas = NamedBlobFile(b"%PDF-1.7", filename="pindai.pdf")
    document.reindexObject()
    transaction.commit()
    return document


class TestOverTheWire:
    def test_a_block_is_reserved_and_explained_number_by_number(
        self, functional, act, read
    ):
        # staf.tu memesan blok; karo.tu menyatakan satu nomor tidak terpakai
        assert act(KEEPER, "blok", banyak=2, alasan="Listrik padam") == (
            200,
            {**BOOK, "dari": 4, "sampai": 5, "alasan": "Listrik padam"},
        )
        (block,) = read()["blok"]
        assert (block["belum_dicocokkan"], block["oleh"]) == ([4, 5], KEEPER)
        status, answer = act(KEEPER, "cocokkan", nomor=4, naskah="tidak-ada")
        assert (status, "tidak terbuka bagi Anda" in answer["message"]) == (400, True)
        assert act(HEAD, "tidak-terpakai", nomor=5, alasan="Tidak dipakai")[0] == 200
        assert act(KEEPER, "tidak-terpakai", nomor=4, alasan="Tidak dipakai")[0] == 200
        after = read()
        assert (after["blok"], after["celah"]) == ([], [])
        assert [row["batal"] for row in after["items"][3:]] == ["Tidak dipakai"] * 2

    @pytest.mark.rule("R-X-03")
    def test_a_number_is_inserted_by_two_persons(self, act, read):
        # staf.tu mengusulkan, karo.tu menyetujui
        said = {"sesudah": 2, "hal": "Tertinggal", "alasan": "Terlewat dicatat"}
        status, proposal = act(KEEPER, "sisipan", **said)
        assert (status, proposal["usul"]) == (200, 1)
        status, refused = act(KEEPER, "sisipan-setuju", usul=1)
        assert (status, "orang kedua" in refused["message"]) == (400, True)
        assert act(HEAD, "sisipan-setuju", usul=1) == (200, {**BOOK, "nomor": "2A"})
        rows = read()["items"]
        assert [row["nomor_agenda"] for row in rows] == ["1", "2", "2A", "3"]
        assert [row["sisipan"] for row in rows] == [False, False, True, False]

    def test_lines_are_related_and_point_at_each_other(self, act, read):
        # staf.tu mengaitkan nomor 3 dengan nomor 1
        assert act(KEEPER, "kaitkan", nomor="3", lalu="1")[0] == 200
        first, _second, third = read()["items"]
        assert (first["berikutnya"], third["sebelumnya"]) == (["3"], ["1"])
        assert act(KEEPER, "kaitkan", nomor="3", lalu="9")[0] == 400
        assert act(KEEPER, "kaitkan", nomor="3", lalu="1", lalu_register="x")[0] == 400

    @pytest.mark.parametrize("userid", [None, STRANGER, "karo.ortala"])
    @pytest.mark.parametrize(
        "name", ["blok", "cocokkan", "tidak-terpakai", "sisipan", "kaitkan"]
    )
    def test_nobody_else_does_anything_in_the_book(self, act, userid, name):
        # pengunjung, staf unit lain, dan kepala kantor lain
        before = len(register.entries(*NAME))
        said = {"nomor": 1, "lalu": 2, "sesudah": 1, "banyak": 1, "alasan": "Coba"}
        assert act(userid, name, **said)[0] == 401
        assert len(register.entries(*NAME)) == before

    def test_an_unknown_act_is_not_found(self, act):
        # staf.tu salah ketik
        assert act(KEEPER, "hapus", nomor=1)[0] == 404

    def test_what_a_keeper_does_is_in_the_journal(self, functional, act):
        # staf.tu membatalkan nomor; percobaan yang ditolak tidak tercatat
        act(KEEPER, "batal", nomor="2", alasan="Salah jenis")
        act(KEEPER, "batal", nomor="99", alasan="Salah jenis")
        entries = [
            entry
            for entry in journal.entries(functional["portal"])
            if entry.act == "register"
        ]
        (entry,) = entries
        assert (entry.actor, entry.details["tindakan"]) == (KEEPER, "batal")
        assert entry.details["hasil"] == {"nomor": 2, "alasan": "Salah jenis"}
        assert entry.details["kantor"] == "biro-tu"


class TestOnScreen:
    @pytest.fixture
    def desk(self, functional, url):
        def window(userid):
            browser = Browser(functional["app"])
            browser.raiseHttpErrors = False
            browser.addHeader("Authorization", f"Basic {userid}:{DEMO_PASSWORD}")
            query = "&".join(f"{name}={value}" for name, value in BOOK.items())
            browser.open(f"{functional['portal'].absolute_url()}/@@register?{query}")
            return browser

        return window

    def test_a_document_is_chosen_by_its_subject_and_never_by_a_uid(
        self, functional, url, desk
    ):
        # staf.tu memesan blok dan mencocokkan nomornya dengan naskah yang terbuka baginya
        document = scanned(functional)
        hidden = people.begin(functional["portal"], "Peraturan")
        document.manage_permission("View", ["Authenticated"], acquire=False)
        document.manage_permission(
            "Access contents information", ["Authenticated"], acquire=False
        )
        document.reindexObjectSecurity()
        transaction.commit()
        window = desk(KEEPER)
        assert "UID" not in window.contents
        form = window.getForm(id="form-blok")
        form.getControl(name="banyak").value = "1"
        form.getControl(name="alasan").value = "Listrik padam"
        form.submit()
        assert "Tercatat dalam register" in window.contents
        form = window.getForm(id="form-cocokkan")
        choice = form.getControl(name="naskah")
        offered = " ".join(choice.displayOptions)
        assert "Dari buku kertas" in offered
        assert hidden.title not in offered
        choice.value = [document.UID()]
        form.getControl(name="nomor").value = ["4"]
        form.submit()
        assert "Tercatat dalam register" in window.contents
        transaction.begin()
        assert register.number_of(*NAME, document) == 4

    def test_a_refused_form_comes_back_with_what_was_typed(self, desk):
        # staf.tu menunjuk nomor yang tidak ada
        window = desk(KEEPER)
        form = window.getForm(id="form-kaitkan")
        form.getControl(name="nomor").value = "3"
        form.getControl(name="lalu").value = "77"
        form.submit()
        assert "Nomor 77 tidak ada" in window.contents
        form = window.getForm(id="form-kaitkan")
        assert form.getControl(name="lalu").value == "77"

    def test_a_register_is_opened_by_kind_office_and_year(self, desk):
        # staf.tu memilih registernya
        window = desk(KEEPER)
        form = window.getForm(id="daftar-register")
        assert form.getControl(name="jenis").value == ["Peraturan"]
        assert form.getControl(name="tahun").value == [str(YEAR)]
        form.submit()
        assert "tanpa celah" in window.contents


class TestSoundness:
    @pytest.fixture
    def command(self, url, monkeypatch, tmp_path, capsys):
        """What ``setneg register periksa`` answers: exit code, output, error."""
        monkeypatch.setenv(timer.VARIABLE, str(tmp_path / "tick.key"))
        timer.ensure()

        def run(key_file=None):
            words = ["register", "periksa", "--url", url]
            code = cli.main([*words, "--key-file", str(key_file or timer.place())])
            said = capsys.readouterr()
            return code, said.out, said.err

        return run

    def test_the_command_says_that_the_registers_are_sound(self, command):
        # operator di mesin portal
        code, out, _err = command()
        assert (code, "register utuh" in out) == (0, True)

    def test_the_command_fails_and_names_what_is_wrong(self, command):
        # operator; satu catatan hilang dari buku
        series = allocation.series_of(*NAME)
        del series.lines[2]
        transaction.commit()
        code, _out, err = command()
        assert code == 1
        assert f"Peraturan biro-tu {YEAR}: Nomor 2 tidak punya catatan" in err

    def test_a_wrong_key_learns_nothing(self, command, tmp_path):
        # seseorang di mesin lain dengan kunci tebakan
        guessed = tmp_path / "guess.key"
        guessed.write_text("tebakan\n", encoding="ascii")
        code, out, err = command(guessed)
        assert (code, out, "401" in err) == (1, "", True)

    @pytest.mark.parametrize("userid", [None, STRANGER, KEEPER])
    def test_the_report_of_all_registers_is_for_managers(self, url, userid):
        # pengunjung, staf, dan pemegang satu register saja
        answer = requests.get(
            f"{url}/@register-periksa",
            headers={"Accept": "application/json"},
            auth=(userid, DEMO_PASSWORD) if userid else None,
            timeout=60,
        )
        assert answer.status_code == 401

    def test_the_report_counts_registers_and_names_faults(self, functional, url):
        # pengelola situs
        api.user.create(
            email="a@contoh.go.id", username="pengelola", password=DEMO_PASSWORD
        )
        api.user.grant_roles(username="pengelola", roles=["Manager"])
        series = allocation.series_of(*NAME)
        del series.lines[2]
        transaction.commit()
        answer = requests.get(
            f"{url}/@register-periksa",
            headers={"Accept": "application/json"},
            auth=("pengelola", DEMO_PASSWORD),
            timeout=60,
        ).json()
        found = [row for row in answer["items"] if row["kantor"] == "biro-tu"]
        assert [(row["temuan"], row["salah"]) for row in found] == [("celah", True)]
        assert answer["register"] >= 1
