"""The words of all chains: one id means the same thing in every chain.

A verb is what somebody does, a stage is what a document waits for, a level is the
place in the hierarchy, a role is what a level is called on a document. Titles are
what officials read on screen (Indonesian; Plone translates them in domain "plone").
"""

import re
from setneg.workflows.organisation import levels
from typing import Final


#: The hierarchy, from the drafting desk upwards. Source: R-X-01.
LADDER: Final = levels.LEVELS

#: Service desks that act on documents of the whole ministry.
DESKS: Final = levels.DUTIES

LEVELS: Final = LADDER + DESKS

ROLE_OF_LEVEL: Final = levels.ROLE_OF_LEVEL

#: Roles that the content itself gives, through `parties`.
PARTY_ROLES: Final = levels.PARTY_ROLES

READER: Final = "Reader"
ANONYMOUS: Final = "Anonymous"

ROLES: Final = (*ROLE_OF_LEVEL.values(), *PARTY_ROLES, READER)

#: Verb -> (stage noun it waits in, title of the stage); `{}` is the level's role.
CHAIN_VERBS: Final[dict[str, tuple[str, str]]] = {
    "susun": ("konsep", "Konsep"),
    "periksa": ("periksa", "Pemeriksaan {}"),
    "paraf": ("paraf", "Paraf {}"),
    "tanda_tangan": ("tanda_tangan", "Penandatanganan {}"),
    "nomori": ("nomori", "Penomoran"),
    "harmonisasi": ("harmonisasi", "Harmonisasi"),
    "setujui": ("setujui", "Persetujuan {}"),
    "salin": ("salin", "Penggandaan salinan"),
    "distribusikan": ("distribusikan", "Pendistribusian"),
    "terbitkan": ("terbitkan", "Penerbitan"),
    "arsipkan": ("arsipkan", "Pengarsipan"),
}

#: Verbs whose stage id names the level that acts.
LEVELLED: Final = ("periksa", "paraf", "tanda_tangan", "setujui")

#: Verbs of checking: their actor may send the draft up or back.
CHECKS: Final = ("periksa", "paraf")

#: Verbs in whose stage the actor may change the text.
EDITING: Final = ("susun", "periksa", "harmonisasi")

#: Verbs to whose stage a draft may be returned. Source: I-13.
RETURNABLE: Final = ("susun", "periksa", "paraf")

#: Verbs that climb the hierarchy without leaving out a level. Source: R-X-01.
CLIMBING: Final = ("periksa", "paraf", "setujui", "tanda_tangan")

#: Steps that do not carry a document forward; the engine adds them to lines.
ENGINE_VERBS: Final = ("kembalikan", "tarik", "batalkan")

#: Further steps of chains that name their stages themselves.
FREE_VERBS: Final = (
    "terima",
    "tolak",
    "minta_kelengkapan",
    "lengkapi",
    "kerjakan",
    "selesaikan",
    "undang",
    "selenggarakan",
    "lanjut",
    "ulang",
    "delegasikan",
    "jawab",
    "teruskan",
    "gabungkan",
)

#: A signature that somebody outside gives: sent, come back, still awaited.
SENDING_VERBS: Final = (
    "kirim_tanda_tangan",
    "terima_tanda_tangan",
    "tunda_tanda_tangan",
)

#: Steps that only the answer from outside takes; nobody is offered them.
ANSWERED_VERBS: Final = ("terima_tanda_tangan", "tunda_tanda_tangan")

#: Verbs that nobody is waited for to take. Source: R-SPK-04 (a case may come back).
BACKWARD_VERBS: Final = (*ENGINE_VERBS, "ulang")

VERBS: Final = (*CHAIN_VERBS, *ENGINE_VERBS, *FREE_VERBS, *SENDING_VERBS)

#: What a button says; `{}` is the title of the stage that the step leads to.
STEP_TITLES: Final[dict[str, str]] = {
    "susun": "Ajukan ke {}",
    "periksa": "Selesai diperiksa, teruskan ke {}",
    "paraf": "Paraf dan teruskan ke {}",
    "tanda_tangan": "Tanda tangani",
    "kirim_tanda_tangan": "Kirim untuk ditandatangani secara tersertifikasi",
    "terima_tanda_tangan": "Terima tanda tangan",
    "tunda_tanda_tangan": "Catat bahwa penyelenggara belum menjawab",
    "nomori": "Beri nomor",
    "harmonisasi": "Harmonisasi selesai, teruskan ke {}",
    "setujui": "Setujui",
    "salin": "Gandakan salinan",
    "distribusikan": "Distribusikan",
    "terbitkan": "Terbitkan",
    "arsipkan": "Arsipkan",
    "kembalikan": "Kembalikan ke {}",
    "tarik": "Tarik kembali ke {}",
    "batalkan": "Batalkan",
    "terima": "Terima",
    "tolak": "Tolak",
    "minta_kelengkapan": "Minta kelengkapan",
    "lengkapi": "Lengkapi dan ajukan kembali",
    "kerjakan": "Nyatakan selesai dikerjakan",
    "selesaikan": "Selesaikan",
    "undang": "Undang",
    "selenggarakan": "Nyatakan telah terselenggara",
    "lanjut": "Lanjutkan ke {}",
    "ulang": "Ulangi {}",
    "delegasikan": "Delegasikan",
    "jawab": "Jawab",
    "teruskan": "Teruskan ke instansi lain",
    "gabungkan": "Gabungkan dengan yang serupa",
}

#: Stages in which nothing waits any more, and stages of chains that name their own.
END: Final = "selesai"
PUBLISHED: Final = "terbit"
CANCELLED: Final = "batal"
STAGE_TITLES: Final[dict[str, str]] = {
    END: "Selesai",
    PUBLISHED: "Terbit",
    CANCELLED: "Batal",
    "diajukan": "Diajukan",
    "diterima": "Diterima",
    "ditolak": "Ditolak",
    "dilengkapi": "Menunggu kelengkapan",
    "dikerjakan": "Dikerjakan",
    "direncanakan": "Direncanakan",
    "terlaksana": "Terlaksana",
    "didelegasikan": "Didelegasikan",
    "ditindaklanjuti": "Ditindaklanjuti",
    "dijawab": "Dijawab",
}

#: Whose register counts.
REGISTERS: Final = ("persuratan", "unit")

IDENTIFIER: Final = re.compile(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")


def rank(level: str) -> int:
    """Place of a level in the hierarchy, 0 = staf; -1 for a service desk."""
    return LADDER.index(level) if level in LADDER else -1


def stage_id(verb: str, level: str, round_: str = "") -> str:
    """Id of the stage that waits for `verb` by `level` (in a further round)."""
    noun = CHAIN_VERBS[verb][0]
    parts = [noun, level if verb in LEVELLED else "", round_]
    return "_".join(part for part in parts if part)


def stage_title(verb: str, level: str, round_: str = "") -> str:
    """Title of that stage as officials read it."""
    title = CHAIN_VERBS[verb][1].format(ROLE_OF_LEVEL[level])
    return f"{title} ({round_})" if round_ else title


def sent_stage_id(level: str) -> str:
    """Id of the stage in which a signature of that level is awaited from outside."""
    return f"dikirim_tanda_tangan_{level}"


def sent_stage_title(level: str) -> str:
    """Title of that stage as officials read it."""
    return f"Menunggu tanda tangan tersertifikasi {ROLE_OF_LEVEL[level]}"


def step_title(verb: str, target_title: str) -> str:
    """What the button of a step says."""
    return STEP_TITLES[verb].format(target_title)
