"""One person with several positions is still one person, by whatever door he comes."""

import pytest
from setneg.workflows.authority import book
from setneg.workflows.steps import history
from tests.policy.folder.test_folder import stamp_of
from tests.workflows.authority.test_signing_for_others import content
from tests.workflows.authority.test_signing_for_others import DELEGATION
from tests.workflows.authority.test_signing_for_others import ORDER
from tests.workflows.steps import people
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


KARO, STAFF = "biro-ortala__kepala", "subbag-sisdur__staf"
DEPUTI = "deputi-aparatur__kepala"
SIGN = "@workflow/tanda_tangan"


@pytest.fixture
def holders(site):
    """Write who holds a position: `holders(KARO, "karo.ortala", ...)`."""

    def write(position, *rows):
        post = content(site, position)
        post.pemangku = list(rows)
        notify(ObjectModifiedEvent(post))
        transaction.commit()

    return write


@pytest.fixture
def waiting(site):
    """A document of a kind brought to the stage of a signature."""

    def make(kind, stage, **fields):
        document = people.begin(site, kind, **fields)
        people.until(site, document, stage)
        transaction.commit()
        return document

    return make


def moved(document):
    document._p_jar.sync()
    return people.stage(document), len(history(document))


def asked(person, document, **said):
    """The status and the words of an attempt to sign."""
    url = f"{document.absolute_url()}/{SIGN}"
    answer = person.request("POST", url, json=said, allow_redirects=False)
    return answer.status_code, answer.json().get("message", "")


@pytest.mark.rule("R-X-02", "R-SOS-12")
def test_who_drafted_does_not_sign_as_plt_by_any_door(waiting, holders, rest):
    """staf.sisdur drafted, then became Plt. Karo: by REST, folder, and from outside."""
    memo = waiting("Memorandum", "tanda_tangan_eselon_2")
    holders(KARO, f"staf.sisdur | 2026-01-01 | | plt | {ORDER}")
    before, staf = moved(memo), rest("staf.sisdur")
    proof = stamp_of(staf, memo.absolute_url())
    for said in ({}, {"dibuka": proof}, {"jabatan": KARO}, {"position": KARO}):
        status, words = asked(staf, memo, **said)
        assert status == 400, words
        assert "penyusun" in words
    sent = staf.request(
        "POST", f"{memo.absolute_url()}/@workflow/kirim_tanda_tangan", json={}
    )
    assert 400 <= sent.status_code < 500
    asked_out = staf.request(
        "POST",
        f"{memo.absolute_url()}/@tanda-tangan/kirim",
        json={"nik": "1" * 16, "passphrase": "x"},
    )
    assert asked_out.status_code == 409
    assert moved(memo) == before


@pytest.mark.rule("R-X-02")
def test_a_new_holder_of_the_drafting_position_is_not_the_drafter(
    waiting, holders, rest
):
    """karo.umum is Plt. Karo and also stands in for the drafter's position."""
    memo = waiting("Memorandum", "tanda_tangan_eselon_2")
    holders(KARO, f"karo.umum | 2026-01-01 | | plt | {ORDER}")
    holders(STAFF, "staf.sisdur", f"karo.umum | 2026-01-01 | | plh | {ORDER}")
    status, words = asked(rest("karo.umum"), memo)
    assert status == 200, words
    memo._p_jar.sync()
    entry = history(memo)[-1]
    assert (entry.position, entry.capacity) == (KARO, "plt")


@pytest.mark.rule("R-X-02")
def test_who_drafted_through_a_second_position_does_not_sign(waiting, holders, rest):
    """karo.ortala drafted as Plh. of his own staff; then it reaches his desk."""
    holders(STAFF, "staf.sisdur", f"karo.ortala | 2026-01-01 | | plh | {ORDER}")
    memo = waiting("Memorandum", "konsep", userid="karo.ortala")
    drafter = rest("karo.ortala")
    drafter.post(f"{memo.absolute_url()}/@workflow/susun")
    rest("kasubbag.sisdur").post(f"{memo.absolute_url()}/@workflow/periksa")
    rest("kabag.tatalaksana").post(f"{memo.absolute_url()}/@workflow/periksa")
    before = moved(memo)
    assert before[0] == "tanda_tangan_eselon_2"
    status, words = asked(drafter, memo)
    assert (status, "penyusun" in words) == (400, True), words
    assert moved(memo) == before


@pytest.mark.rule("R-X-02")
def test_a_delegate_signs_nothing_beyond_the_delegation(site, waiting, rest):
    """karo.ortala may sign invitations a.n. Deputi: no memorandum, no other deputy's."""
    book.book().settle(DELEGATION, "admin", "uji")
    memo = waiting(
        "Memorandum",
        "tanda_tangan_eselon_1",
        penandatangan="eselon_1",
        kepada=["setpres__kepala"],
        atas_nama=KARO,
    )
    other = waiting("SuratUndangan", "tanda_tangan_eselon_1", penandatangan="eselon_1")
    for document, name in ((memo, "karo.ortala"), (other, "karo.umum")):
        before = moved(document)
        status, words = asked(rest(name), document, atas_nama=KARO, jabatan=DEPUTI)
        assert status in (401, 403, 404), words
        assert moved(document) == before


@pytest.mark.rule("R-X-02")
def test_a_delegation_that_was_withdrawn_signs_nothing(site, waiting, rest):
    """karo.ortala was chosen to sign a.n.; the delegation ends before he does."""
    book.book().settle(DELEGATION, "admin", "uji")
    letter = waiting(
        "SuratUndangan",
        "tanda_tangan_eselon_1",
        penandatangan="eselon_1",
        atas_nama=KARO,
    )
    book.book().settle("pengganti: {plh: []}\n", "admin", "dicabut")
    transaction.commit()
    before = moved(letter)
    status, words = asked(rest("karo.ortala"), letter)
    assert status in (401, 403, 404), words
    assert moved(letter) == before


@pytest.mark.parametrize(
    "rows",
    [
        (f"karo.ortala | 2026-01-01 | | plh | {ORDER}", "karo.ortala"),
        ("karo.ortala", f"karo.ortala | 2026-01-01 | | plt | {ORDER}"),
        (f"karo.umum | 2026-01-01 | | plh | {ORDER}", "karo.ortala"),
        (
            f"karo.ortala | 2026-01-01 | | plh | {ORDER} | tanda_tangan:Memorandum",
            "karo.ortala",
        ),
    ],
)
@pytest.mark.rule("R-X-01")
def test_overlapping_holdings_take_nothing_from_the_holder(
    waiting, holders, rest, rows
):
    """Karo holds his own position, and beside it a row as Plh. or Plt. or a Plh."""
    memo = waiting("Memorandum", "tanda_tangan_eselon_2")
    holders(KARO, *rows)
    status, words = asked(rest("karo.ortala"), memo)
    assert status == 200, words
    memo._p_jar.sync()
    assert history(memo)[-1].capacity == "definitif"
