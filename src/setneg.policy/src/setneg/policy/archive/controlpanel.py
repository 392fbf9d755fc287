"""Site setup: the classification, taken in from a file after a look at what changes."""

from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.archive import classification
from setneg.policy.archive.classification import Class
from setneg.policy.archive.classification import ClassificationError
from setneg.policy.archive.classification import FATES
from setneg.policy.archive.classification import Tree
from setneg.policy.archive.frozen import ends
from setneg.policy.archive.frozen import INDEXES
from setneg.policy.browser.spreadsheet import CSV_TYPE
from setneg.policy.browser.spreadsheet import offer


class Classification(BrowserView):
    """`@@klasifikasi-arsip`: the tree; a new one is tried out first, then taken in."""

    error = ""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            self.receive()
        return self.index()

    def receive(self) -> None:
        """Read what was sent; take it in only when that was asked for."""
        try:
            if not self.text.strip():
                raise ClassificationError("Pilih berkas atau tempelkan daftarnya.")
            classification.read(self.text)
        except ClassificationError as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return
        if "terapkan" in self.request.form:
            count = take_in(self.text)
            api.portal.show_message(
                _(
                    "classification_taken",
                    default="Klasifikasi berlaku; retensi ${count} arsip dihitung ulang.",
                    mapping={"count": count},
                ),
                self.request,
            )
            self.request.response.redirect(
                f"{self.context.absolute_url()}/@@klasifikasi-arsip"
            )

    @cached_property
    def text(self) -> str:
        """The list that was sent: a file, or what was pasted."""
        sent = self.request.form.get("berkas")
        if sent is not None and getattr(sent, "filename", ""):
            try:
                return sent.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise ClassificationError(
                    "Berkas bukan teks UTF-8; simpan sebagai CSV UTF-8."
                ) from error
        return str(self.request.form.get("daftar", "")).replace("\r\n", "\n")

    @property
    def typed(self) -> str:
        """What goes back into the form."""
        try:
            return self.text
        except ClassificationError:
            return ""

    @property
    def tree(self) -> Tree:
        return classification.current()

    @property
    def trial(self) -> list[tuple[str, Class]] | None:
        """What taking in the list would change; None while there is nothing to try."""
        if self.error or not self.typed.strip():
            return None
        return changes(self.tree, classification.read(self.typed))

    def fate(self, each: Class) -> str:
        return FATES.get(each.fate, "")


class ClassificationCsv(BrowserView):
    """`@@klasifikasi-arsip.csv`: the tree as a file that can be taken in again."""

    def __call__(self) -> str:
        offer(self.request, CSV_TYPE, "klasifikasi-arsip.csv")
        return classification.dumps(classification.current().classes.values())


def changes(before: Tree, after: Tree) -> list[tuple[str, Class]]:
    """(baru, berubah or hilang; the class), in the order of the codes."""
    found = []
    for code in sorted({*before.classes, *after.classes}):
        old, new = before.classes.get(code), after.classes.get(code)
        if old is None and new is not None:
            found.append(("baru", new))
        elif new is None and old is not None:
            found.append(("hilang", old))
        elif old != new and new is not None:
            found.append(("berubah", new))
    return found


def take_in(text: str) -> int:
    """Let a list hold from now on; how many archived documents were counted anew."""
    classification.read(text)
    api.portal.set_registry_record(classification.RECORD, text)
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        object_provides="setneg.workflows.interfaces.INumbered",
        stage=ends(),
    )
    count = 0
    for brain in found:
        document = brain._unrestrictedGetObject()
        if getattr(document.aq_base, "diarsipkan_pada", None) is not None:
            document.reindexObject(idxs=list(INDEXES))
            count += 1
    return count
