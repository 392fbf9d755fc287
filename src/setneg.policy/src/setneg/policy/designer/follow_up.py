"""A simple follow-up that a site manager describes in a form: received, handled, answered,
closed. It is written as an ordinary chain; nothing knows afterwards how it was made."""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
import re
from setneg.policy import _
from setneg.workflows.chains import editing
from setneg.workflows.clock import durations
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.organisation.organogram import Organogram
from typing import Any
import unicodedata


#: The four parts, in their order.
RECEIVE, HANDLE, ANSWER, CLOSE = "terima", "tangani", "jawab", "tutup"
PARTS = (RECEIVE, HANDLE, ANSWER, CLOSE)

#: Who acts in a part.
HEAD, POSITION = "kepala_unit", "jabatan"
RECEIVER, HANDLER = "penerima", "penangan"
SENDER, SENDER_OR_RECEIVER = "pengirim", "pengirim_penerima"
LEVELS = ("eselon_4", "eselon_3", "eselon_2", "eselon_1")
CHOICES = {
    RECEIVE: (HEAD, POSITION, *LEVELS),
    HANDLE: (RECEIVER, POSITION, *LEVELS),
    ANSWER: (HANDLER, RECEIVER, *LEVELS),
    CLOSE: (SENDER_OR_RECEIVER, SENDER, RECEIVER, HANDLER),
}
ROLES = {
    HEAD: ("Penerima",),
    RECEIVER: ("Penerima",),
    HANDLER: ("Pelaksana",),
    SENDER: ("Pengusul",),
    SENDER_OR_RECEIVER: ("Pengusul", "Penerima"),
    **{level: (ROLE_OF_LEVEL[level],) for level in LEVELS},
}
PARTIES = ("Pengusul", "Penerima", "Pelaksana", "Peserta")

STAGES = {
    RECEIVE: "diajukan",
    HANDLE: "ditindaklanjuti",
    ANSWER: "disiapkan",
    CLOSE: "dijawab",
}
TITLES = {
    RECEIVE: "Menunggu diterima",
    HANDLE: "Ditangani",
    ANSWER: "Jawaban disiapkan",
    CLOSE: "Dijawab, menunggu ditutup",
}
TIMES = {RECEIVE: "3 hari", HANDLE: "5 hari", ANSWER: "2 hari", CLOSE: ""}
ASKED, DELEGATED, REFUSED, ENDED, CANCELLED = (
    "dilengkapi",
    "didelegasikan",
    "ditolak",
    "selesai",
    "batal",
)
PREFIX = re.compile(r"^[A-Z]{2,6}$")
LONGEST_NAME, LONGEST_ID = 80, 40


@dataclass(frozen=True)
class Part:
    """One of the four.

    title     what its stage is called on the ticket
    who       one of CHOICES of the part; `position` names the position for POSITION
    time      working time as typed ("3 hari kerja"), "" for none
    """

    title: str
    who: str
    position: str = ""
    time: str = ""


def _parts() -> Mapping[str, Part]:
    return {
        name: Part(TITLES[name], CHOICES[name][0], "", TIMES[name]) for name in PARTS
    }


@dataclass(frozen=True)
class FollowUp:
    """What the site manager says; the rest of the chain follows from it.

    prefix    first word of the ticket's number, such as PRR in PRR-0001/BIRO-UMUM/2026
    refuse, ask_back, delegable, reopen   what those who act may do beside going on
    """

    name: str
    prefix: str = ""
    description: str = ""
    parts: Mapping[str, Part] = field(default_factory=_parts)
    refuse: bool = True
    ask_back: bool = True
    delegable: bool = False
    reopen: bool = True

    @property
    def id(self) -> str:
        """Id of the chain, safe whatever the name."""
        return identifier(self.name)

    @property
    def kind(self) -> str:
        """The portal type of its submissions."""
        return "".join(word.capitalize() for word in self.id.split("_"))

    @property
    def receiver(self) -> str:
        """The position that receives, "" for the head of the receiving unit."""
        part = self.parts[RECEIVE]
        return part.position if part.who == POSITION else ""

    @property
    def handler(self) -> str:
        """The position that handles, "" for the one that receives."""
        part = self.parts[HANDLE]
        return part.position if part.who == POSITION else ""


def data_of(follow_up: FollowUp) -> dict[str, Any]:
    """As plain values, to be kept with the form until it is published."""
    return asdict(follow_up)


def of_data(data: Mapping[str, Any]) -> FollowUp:
    """The follow-up that was kept."""
    parts = {name: Part(**part) for name, part in data["parts"].items()}
    return FollowUp(**{**data, "parts": parts})


def words_of(name: str) -> list[str]:
    """The words of a name in plain letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())


def identifier(name: str) -> str:
    """An id of plain letters from a name; "" when nothing of it is left."""
    words = words_of(name)
    while words and not words[0][0].isalpha():
        words = words[1:]
    made = ""
    for word in words:
        longer = f"{made}_{word}" if made else word[:LONGEST_ID]
        if len(longer) > LONGEST_ID:
            break
        made = longer
    return made


def prefix(name: str) -> str:
    """A short word for the numbers, from the first letters of a name."""
    words = [word for word in words_of(name) if word[0].isalpha()]
    letters = "".join(word[0] for word in words)[:4]
    if len(letters) < 2:
        letters = "".join(char for char in "".join(words) if char.isalpha())[:3]
    return letters.upper()


def problems(follow_up: FollowUp, organogram: Organogram) -> dict[str, str]:
    """What cannot work, by field of the form; {} when it can be written as a chain."""
    found: dict[str, str] = {}
    if not follow_up.id or not follow_up.name.isprintable():
        found["nama"] = _(
            "designer_no_name",
            default="Beri nama yang memuat huruf, misalnya “Permohonan ruang rapat”.",
        )
    elif len(follow_up.name) > LONGEST_NAME:
        found["nama"] = _(
            "designer_long_name",
            default="Nama paling panjang ${limit} huruf.",
            mapping={"limit": LONGEST_NAME},
        )
    if not PREFIX.fullmatch(follow_up.prefix):
        found["awalan"] = _(
            "designer_bad_prefix",
            default="Awalan nomor terdiri atas 2 sampai 6 huruf besar, misalnya PRR.",
        )
    for name in PARTS:
        found.update(_part_problems(name, follow_up.parts[name], organogram))
    if follow_up.delegable and not _by_position(follow_up):
        found["didelegasikan"] = _(
            "designer_delegable_level",
            default="Pendelegasian hanya berlaku bila yang menerima dan menangani adalah "
            "kepala unit atau jabatan tertentu, bukan jenjang pengirim.",
        )
    return found


def _by_position(follow_up: FollowUp) -> bool:
    acting = (follow_up.parts[RECEIVE].who, follow_up.parts[HANDLE].who)
    return not any(who in LEVELS for who in acting)


def _part_problems(name: str, part: Part, organogram: Organogram) -> Mapping[str, str]:
    found = {}
    if not part.title.strip() or not part.title.isprintable():
        found[f"{name}.sebutan"] = _(
            "designer_no_stage_title", default="Tahap ini belum diberi sebutan."
        )
    if part.who not in CHOICES[name]:
        found[f"{name}.siapa"] = _(
            "designer_no_actor", default="Pilih siapa yang bertindak."
        )
    elif part.who == POSITION and part.position not in organogram.positions:
        found[f"{name}.jabatan"] = _(
            "designer_no_position", default="Pilih jabatannya."
        )
    if part.time and not _readable(part.time):
        found[f"{name}.waktu"] = _(
            "designer_bad_time",
            default="Waktu “${time}” tidak dapat dibaca; tulis misalnya “3 hari kerja” "
            "atau “4 jam”.",
            mapping={"time": part.time},
        )
    return found


def _readable(text: str) -> bool:
    try:
        return durations.parse(text) is not None
    except ValueError:
        return False


def text(follow_up: FollowUp, place: str = "pengajuan") -> str:
    """The chain as a declaration: the same follow-up gives the same text."""
    head = {
        "jenis": follow_up.kind,
        "id": follow_up.id,
        "judul": follow_up.name.strip(),
    }
    block: dict[str, Any] = {
        "nama": follow_up.name.strip(),
        "uraian": " ".join(follow_up.description.split()) or follow_up.name.strip(),
        "awalan": follow_up.prefix,
        "tempat": place,
    }
    stages = "".join(
        editing.item_text(editing.FREE, stage) for stage in _stages(follow_up)
    )
    return (
        f"{editing.dump(head)}{editing.dump({'pengajuan': block})}"
        f"{editing.FREE}:\n{stages}"
    )


def _roles(follow_up: FollowUp, name: str) -> list[str]:
    """The roles that act in a part."""
    who = follow_up.parts[name].who
    if name == RECEIVE and who == POSITION:
        return ["Penerima"]
    if name == HANDLE and who in (POSITION, RECEIVER):
        return ["Pelaksana"]
    return list(ROLES[who])


def _stages(follow_up: FollowUp) -> list[dict[str, Any]]:
    acting = [role for name in PARTS for role in _roles(follow_up, name)]
    viewers = list(dict.fromkeys((*PARTIES, *acting)))
    stages = [_received(follow_up)]
    if follow_up.ask_back:
        stages.append(_asked_back())
    if follow_up.delegable:
        stages.append(_delegated())
    stages += [_handled(follow_up), _answered(follow_up), _closing(follow_up)]
    stages += [{"id": ENDED, "akhir": True}]
    stages += [{"id": REFUSED, "akhir": True}] if follow_up.refuse else []
    stages += [{"id": CANCELLED, "akhir": True}]
    return [{**stage, "melihat": viewers} for stage in stages]


def _step(verb: str, target: str, roles: list[str], reason: bool = False):
    step: dict[str, Any] = {"verb": verb, "ke": target, "oleh": roles}
    return {**step, "alasan": True} if reason else step


def _stage(follow_up: FollowUp, name: str, steps: list[dict[str, Any]]):
    part = follow_up.parts[name]
    stage = {"id": STAGES[name], "judul": part.title.strip(), "langkah": steps}
    return {**stage, "waktu": part.time.strip()} if part.time.strip() else stage


def _received(follow_up: FollowUp) -> dict[str, Any]:
    roles = _roles(follow_up, RECEIVE)
    steps = [_step("terima", STAGES[HANDLE], roles)]
    if follow_up.delegable:
        steps.append(_step("delegasikan", DELEGATED, roles))
    if follow_up.refuse:
        steps.append(_step("tolak", REFUSED, roles, True))
    if follow_up.ask_back:
        steps.append(_step("minta_kelengkapan", ASKED, roles, True))
    steps.append(_step("batalkan", CANCELLED, ["Pengusul"], True))
    return _stage(follow_up, RECEIVE, steps)


def _asked_back() -> dict[str, Any]:
    return {
        "id": ASKED,
        "langkah": [
            _step("lengkapi", STAGES[RECEIVE], ["Pengusul"]),
            _step("batalkan", CANCELLED, ["Pengusul"], True),
        ],
        "mengubah": ["Pengusul"],
    }


def _delegated() -> dict[str, Any]:
    return {
        "id": DELEGATED,
        "langkah": [
            _step("terima", STAGES[HANDLE], ["Pelaksana"]),
            _step("kembalikan", STAGES[RECEIVE], ["Pelaksana"], True),
        ],
        "waktu": "1 hari",
    }


def _handled(follow_up: FollowUp) -> dict[str, Any]:
    roles = _roles(follow_up, HANDLE)
    steps = [_step("kerjakan", STAGES[ANSWER], roles)]
    if follow_up.ask_back:
        steps.append(_step("minta_kelengkapan", ASKED, roles, True))
    return _stage(follow_up, HANDLE, steps)


def _answered(follow_up: FollowUp) -> dict[str, Any]:
    steps = [_step("jawab", STAGES[CLOSE], _roles(follow_up, ANSWER))]
    return _stage(follow_up, ANSWER, steps)


#: What the sender's button is called with which he says that the answer does not do.
AGAIN = "Minta ditangani lagi"


def _closing(follow_up: FollowUp) -> dict[str, Any]:
    steps = [_step("selesaikan", ENDED, _roles(follow_up, CLOSE))]
    if follow_up.reopen:
        again = _step("ulang", STAGES[HANDLE], ["Pengusul"], True)
        steps.append({**again, "judul": AGAIN})
    return _stage(follow_up, CLOSE, steps)
