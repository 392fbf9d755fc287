"""What is said with a step takes the shape that its schema asks for, whoever acts."""

from base64 import b64encode
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.interfaces import INamedFile
import pytest
from setneg.workflows.steps import said
from zope.interface import Interface


class IWithFile(Interface):
    """A step that asks for a file."""

    berkas = NamedBlobFile(title="Berkas")


FILE = {
    "data": b64encode(b"%PDF-1.4 isi").decode(),
    "encoding": "base64",
    "filename": "isi.pdf",
    "content-type": "application/pdf",
}


@pytest.mark.rule("R-X-15")
def test_a_file_sent_over_rest_is_a_file():
    # anybody over REST
    found = said.understood(IWithFile, {"berkas": FILE})["berkas"]
    assert INamedFile.providedBy(found)
    assert (found.data, found.filename) == (b"%PDF-1.4 isi", "isi.pdf")
    assert said.unsaid(None, IWithFile, {"berkas": found}) == []


@pytest.mark.rule("R-X-15")
@pytest.mark.parametrize(
    "broken",
    [
        {**FILE, "data": "bukan base64!"},
        {**FILE, "encoding": "hex"},
        {**FILE, "filename": None},
        {},
    ],
)
def test_what_cannot_be_read_is_refused_and_not_kept(broken):
    # anybody over REST
    found = said.understood(IWithFile, {"berkas": broken})["berkas"]
    assert not INamedFile.providedBy(found)
    assert said.unsaid(None, IWithFile, {"berkas": found})
