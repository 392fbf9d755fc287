"""What all official documents have in common: owned, chained, a product of a case."""

from plone.dexterity.content import Item
from plone.supermodel import model
from setneg.workflows import coordination
from setneg.workflows.interfaces import IChained
from setneg.workflows.interfaces import INumbered
from setneg.workflows.interfaces import IProduct
from zope.interface import implementer


class IWork(IChained, IProduct):
    """Any document, task, meeting, standard or submission."""


@implementer(IWork)
class Work(Item):
    """Something that a unit owns and a chain moves.

    Rights come from the unit and the chain alone; nothing is inherited from the
    folder in which the object lies (R-X-10).
    """

    __ac_local_roles_block__ = True

    penandatangan = None
    readers = ()
    kegiatan = None
    produk = None
    versi = 1

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """Roles that the document itself gives: whose opinion was asked reads it on
        its way."""
        return coordination.parties(self)


class INaskahDinas(INumbered):
    """Marks numbered, signed documents, whatever their kind."""


class INoFurtherFields(model.Schema):
    """Schema of a kind whose fields all come from behaviors."""


@implementer(INaskahDinas)
class Naskah(Work):
    """A numbered, signed document."""

    nomor = None
    nomor_urut = None
    tanggal = None
    ditandatangani_oleh = None
    ditandatangani_pejabat = None
    ditandatangani_pada = None
    ditandatangani_atas_nama = None
    blok_tanda_tangan = None
    atas_nama = None
    penandatangan_awal = None
    alih_penandatangan = ()
    kode_verifikasi = None
    sidik = None
    berkas_pdf = None
    sidik_isi = None
    sidik_persetujuan = None
    bentuk_sidik = None
    sidik_sebelum_cap = None
    cap_waktu = None
    kantor_nomor = None
    kiriman_tanda_tangan = None
    tersertifikasi = False
    menyertai = None
    diterbitkan = None
