"""Chains as files: one declaration, all of them as an archive, a file as a draft."""

from collections.abc import Iterator
import io
from plone import api
from plone.protect import CheckAuthenticator
from setneg.workflows import _
from setneg.workflows.chains import book
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.panel.page import ChainPage
from typing import Any
from typing import Final
from zExceptions import NotFound
import zipfile


#: No declaration of a chain is larger (bytes).
LARGEST: Final = 200_000

#: Moment that every file of the archive carries: same chains, same bytes.
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def texts() -> Iterator[tuple[str, str]]:
    """File name -> declaration, of every chain that a profile may declare."""
    for name in activation.chains():
        if not activation.of_a_standard(name):
            yield f"{name}.yaml", book.live(name)


class Export(ChainPage):
    """`@@rantai-ekspor`: a chain (or an edition of it) as YAML; without one, all."""

    def __call__(self) -> bytes:
        if not self.name:
            return self._send("rantai.zip", "application/zip", archive())
        if self.name not in activation.chains():
            raise NotFound(self.name)
        number = str(self.request.form.get("edisi") or "")
        text = book.live(self.name)
        file = f"{self.name}.yaml"
        if number.isdigit():
            try:
                text = activation.edition(self.name, int(number)).text
            except activation.PanelError as error:
                raise NotFound(number) from error
            file = f"{self.name}-edisi-{number}.yaml"
        return self._send(file, "text/yaml; charset=utf-8", text.encode("utf-8"))

    def _send(self, file: str, kind: str, data: bytes) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", kind)
        response.setHeader("Content-Disposition", f'attachment; filename="{file}"')
        response.setHeader("X-Content-Type-Options", "nosniff")
        return data


def archive() -> bytes:
    """All declarations in one archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in texts():
            files.writestr(zipfile.ZipInfo(f"rantai/{name}", EPOCH), text)
    return buffer.getvalue()


class Import(ChainPage):
    """`@@rantai-impor`: an uploaded declaration becomes the draft of its chain."""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") != "POST":
            self.request.response.redirect(f"{self.context.absolute_url()}/@@rantai")
            return ""
        CheckAuthenticator(self.request)
        try:
            name = take(_read(self.request.form.get("berkas")))
        except activation.REFUSALS as error:
            for reason in activation.refusal(error):
                self.tell_error(reason)
            self.request.response.redirect(f"{self.context.absolute_url()}/@@rantai")
            return ""
        self.tell(
            _(
                "draft_imported",
                default="Berkas menjadi rancangan; rantai yang berjalan tidak berubah.",
            )
        )
        self.request.response.redirect(self.page("rantai-rancangan", name))
        return ""

    def tell_error(self, reason: str) -> None:
        """Why a file was not taken, on the next page."""
        api.portal.show_message(reason, self.request, type="error")


def _read(upload: Any) -> str:
    if upload is None or not getattr(upload, "filename", ""):
        raise activation.PanelError(
            _("import_none", default="Pilih sebuah berkas YAML.")
        )
    data = upload.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise activation.PanelError(
            _("import_large", default="Berkas terlalu besar untuk sebuah rantai.")
        )
    try:
        return str(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise activation.PanelError(
            _("import_encoding", default="Berkas bukan teks UTF-8.")
        ) from error


def take(text: str) -> str:
    """Keep a declaration as the draft of the chain that it names; that chain's id."""
    try:
        chain = loads(text, "berkas")
    except ChainError as error:
        raise activation.PanelError(*activation.refusal(error)) from error
    if chain.id not in activation.chains():
        raise activation.PanelError(
            _(
                "panel_no_chain",
                default="Rantai “${chain}” tidak ada.",
                mapping={"chain": chain.id},
            )
        )
    activation.checked(chain.id, text)
    activation.keep_draft(chain.id, text)
    return chain.id
