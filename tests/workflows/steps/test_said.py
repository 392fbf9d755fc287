"""What is said with a step takes the shape that its schema asks for, whoever acts."""

from base64 import b64encode
from plone.namedfile.field import NamedBlobFile
from plone.namedfile.interfaces import INamedFile
import pytest
from setneg.workflows.steps import said
from zope.interface import Interface
from zope.schema import List


class IWithFile(Interface):
    """A step that asks for a file."""

    berkas = NamedBlobFile(title="Berkas")


class IWithFiles(Interface):
    """A step that asks for several files."""

    berkas = List(title="Berkas", value_type=NamedBlobFile())


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
        {**FILE, "data": "bukan base64 é"},
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


@pytest.mark.rule("R-X-15")
@pytest.mark.parametrize(("sent", "count"), [(FILE, 1), ([FILE], 1), ([FILE, FILE], 2)])
def test_one_file_or_several_are_sent_alike(sent, count):
    # anybody over REST
    found = said.understood(IWithFiles, {"berkas": sent})["berkas"]
    assert [each.data for each in found] == [b"%PDF-1.4 isi"] * count
    assert said.unsaid(None, IWithFiles, {"berkas": found}) == []


@pytest.mark.rule("R-X-15")
@pytest.mark.parametrize(
    "broken",
    [[FILE, {**FILE, "data": "bukan base64 é"}], [FILE, "isi.pdf"], [{}], {}, "x", 3],
)
def test_among_several_files_none_may_be_unreadable(broken):
    # anybody over REST
    found = said.understood(IWithFiles, {"berkas": broken})["berkas"]
    assert said.unsaid(None, IWithFiles, {"berkas": found})
