"""The places of the site: made when the ministry's profile is applied, kept afterwards."""

from dataclasses import dataclass
from pathlib import Path
from plone import api
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.formwidget.namedfile.converter import b64encode_file
from Products.CMFCore.utils import getToolByName
from setneg.policy.content import kinds


@dataclass(frozen=True)
class Place:
    """One folder of the site: what may be put there and who may do it.

    `types` names what is no official document; the kinds of documents say themselves
    in their declaration in which places they are drafted.
    `add` names the permission that people with an account get in this folder; without
    it only the engine puts something there; `adder` names the role that gets it. A public
    place is published; `members`: what lies in it is shown to people with an account
    even where it is not published itself.
    """

    id: str
    title: str
    description: str
    layout: str
    types: tuple[str, ...]
    add: str = ""
    public: bool = False
    adder: str = "Member"
    members: bool = False


PLACES = (
    Place(
        "kegiatan",
        "Kegiatan",
        "Pelaksanaan standar pelayanan, dari arahan sampai penerbitan.",
        "daftar-kegiatan",
        ("Kegiatan",),
    ),
    Place(
        "naskah",
        "Naskah Dinas",
        "Naskah yang tidak menjadi bagian suatu kegiatan.",
        "daftar-naskah",
        ("Tugas", "Rapat"),
        add="setneg.policy: Add naskah",
    ),
    Place(
        "surat-masuk",
        "Surat Masuk",
        "Surat dari luar: buku agenda, disposisi, dan tindak lanjutnya.",
        "daftar-surat-masuk",
        ("SuratMasuk", "Disposisi"),
        add="setneg.policy: Add SuratMasuk",
        adder="Meja Surat",
    ),
    Place(
        "peraturan",
        "Peraturan",
        "Peraturan Menteri Sekretaris Negara yang telah diterbitkan.",
        "daftar-peraturan",
        (),
        public=True,
    ),
    Place(
        "standar-pelayanan",
        "Standar Pelayanan",
        "Apa yang dilayani, oleh siapa, dalam berapa lama.",
        "daftar-standar",
        ("StandarPelayanan",),
        add="setneg.policy: Add naskah",
        public=True,
    ),
    Place(
        "usulan",
        "Usulan",
        "Usulan unit kerja kepada unit pelayanan.",
        "daftar-usulan",
        (),
    ),
    Place(
        "permohonan",
        "Permohonan kepada Pimpinan",
        "Permohonan audiensi, pembicara, dan undangan, menurut prioritas.",
        "daftar-permohonan",
        (),
    ),
    Place(
        "usulan-tim",
        "Usulan Keanggotaan Tim",
        "Balasan unit kerja atas permintaan usulan anggota tim.",
        "daftar-usulan-tim",
        (),
    ),
    Place(
        "draf-standar",
        "Draf Standar Pelayanan dan SOP",
        "Draf dari unit kerja: diperiksa, dibahas, disetujui, disunting, diunggah.",
        "daftar-draf-standar",
        (),
    ),
    Place(
        "pengaduan",
        "Pengaduan",
        "Pengaduan, keluhan, dan masukan atas pelayanan.",
        "daftar-pengaduan",
        (),
    ),
    Place(
        "capaian",
        "Capaian kinerja",
        "Realisasi dan capaian indikator kinerja utama menurut periode.",
        "capaian-kinerja",
        (),
        public=True,
    ),
    Place(
        "formulir",
        "Formulir",
        "Formulir pelayanan: siapa yang dapat mengirim, sampai kapan, berapa lama.",
        "daftar-formulir",
        ("EasyForm",),
        public=True,
        members=True,
    ),
)

FAVICON = Path(__file__).parent / "static" / "favicon.svg"
DEFAULT_CONTENT = ("front-page", "news", "events", "welcome")


def build(portal) -> None:
    """Make what is missing and leave the rest as people have arranged it."""
    first_time = not any(place.id in portal for place in PLACES)
    for place in PLACES:
        if place.id not in portal:
            _make(portal, place)
    if first_time:
        _clear_default_content(portal)
        portal.setLayout("beranda")
        _show_favicon()


def _make(portal, place: Place) -> None:
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(
            portal, "Folder", id=place.id, title=place.title, language="id"
        )
    folder.description = place.description
    if place.add:
        for permission in (place.add, "Add portal content"):
            folder.manage_permission(
                permission,
                ["Manager", "Site Administrator", place.adder],
                acquire=False,
            )
    if place.public:
        _publish(folder)
    if place.members or not place.public:
        _open_to_people_with_an_account(folder)
    constraint = ISelectableConstrainTypes(folder)
    constraint.setConstrainTypesMode(1)
    types = [*kinds.at(place.id), *place.types]
    constraint.setLocallyAllowedTypes(types)
    constraint.setImmediatelyAddableTypes(types)
    folder.setLayout(place.layout)
    folder.reindexObject()


def _publish(folder) -> None:
    workflow = getToolByName(folder, "portal_workflow")
    if workflow.getInfoFor(folder, "review_state", "") == "private":
        with api.env.adopt_roles(["Manager"]):
            workflow.doActionFor(folder, "publish")


def _open_to_people_with_an_account(folder) -> None:
    """Whoever is logged in sees the place; what lies in it has rights of its own."""
    folder.manage_setLocalRoles("AuthenticatedUsers", ["Reader"])
    folder.reindexObjectSecurity()


def _clear_default_content(portal) -> None:
    """Plone's welcome pages have no place on a ministry's portal."""
    for name in DEFAULT_CONTENT:
        if name in portal and portal[name].portal_type in ("Document", "Folder"):
            api.content.delete(portal[name], check_linkintegrity=False)


def _show_favicon() -> None:
    """The portal's sign in the browser's tab; a site manager may change it."""
    sign = b64encode_file("favicon.svg", FAVICON.read_bytes())
    api.portal.set_registry_record("plone.site_favicon", sign)
    api.portal.set_registry_record("plone.site_favicon_mimetype", "image/svg+xml")
