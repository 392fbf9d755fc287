"""A signer's passphrase is used once and stands nowhere afterwards."""

import pytest
from setneg.policy.signing import dispatch
from setneg.workflows import journal
from tests.workflows.steps.people import written


NIK, PASSPHRASE = "3171010101700001", "Kata-Sandi-Pejabat-77"


@pytest.mark.parametrize("way", ["rest", "page"])
def test_no_log_of_errors_keeps_what_the_signer_typed(
    make, site, rest, monkeypatch, way
):
    """staf.sisdur types a passphrase while something in the portal breaks down."""

    def broken(document, nik, passphrase):
        raise RuntimeError("rusak")

    monkeypatch.setattr(dispatch, "send", broken)
    memo = make("staf.sisdur", "Memorandum", title="Dikirim", unit="subbag-sisdur",
                klasifikasi="OT.01.00", **written("Memorandum"))  # fmt: skip
    person, url = rest("staf.sisdur"), memo.absolute_url()
    typed = {"nik": NIK, "passphrase": PASSPHRASE}
    if way == "rest":
        answer = person.request("POST", f"{url}/@tanda-tangan/kirim", json=typed)
        assert answer.status_code == 500
    else:
        answer = person.request("POST", f"{url}/@@kirim-tanda-tangan", data=typed)
    assert PASSPHRASE not in answer.text
    site._p_jar.sync()
    kept = repr(site.error_log.getLogEntries())
    for entry in site.error_log.getLogEntries():
        kept += repr(site.error_log.getLogEntryById(entry["id"]))
    kept += repr([each.as_dict() for each in journal.entries(memo)])
    assert PASSPHRASE not in kept
    assert NIK not in kept
