"""A portal that knows a certification provider, and what is said to it over HTTP."""

from pathlib import Path
from plone import api
import requests
from setneg.policy.rendering.signature import person_name
from setneg.policy.setuphandlers import MINISTRY
from setneg.policy.signing import remote
from setneg.workflows import chains
from tests.policy.signing import bsre
from tests.workflows.steps import people
import transaction


NIK = "3171010101700001"
SENT = "dikirim_tanda_tangan_eselon_2"


def connect(provider, folder, monkeypatch):
    """The portal knows the provider; nothing was asked yet."""
    provider.asked.clear()
    provider.mood, provider.signs = "", provider.keys
    provider.name = person_name("karo.ortala")
    monkeypatch.setenv(remote.VARIABLE, str(provider.access(folder)))
    monkeypatch.setattr(remote, "PAUSE", 0.01)
    api.portal.set_registry_record(remote.RECORD, True)
    transaction.commit()


def allow():
    """Memoranda may be signed outside from now on."""
    text = Path(MINISTRY / "rantai" / "memorandum.yaml").read_text()
    text = text.replace(
        "- tanda_tangan: penandatangan",
        "- {tanda_tangan: penandatangan, jarak_jauh: true}",
    )
    chains.install(chains.loads(text, "memorandum.yaml"))
    transaction.commit()


def memorandum(site):
    """A memorandum of Subbagian Sisdur that waits for its signer."""
    document = people.begin(site, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(site, document, "tanda_tangan_eselon_2")
    transaction.commit()
    return document


def send(site, document):
    """The Kepala Biro sends it; nothing goes out yet."""
    people.step(site, document, "karo.ortala", "kirim_tanda_tangan")
    transaction.commit()


def post(document, path, userid="karo.ortala", **body):
    answer = requests.post(
        f"{document.absolute_url()}/{path}",
        json=body,
        auth=(userid, "setneg-demo-2026") if userid else None,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    transaction.begin()
    document._p_jar.sync()
    return answer


def go(document, passphrase=bsre.PASSPHRASE, userid="karo.ortala"):
    return post(document, "@tanda-tangan/kirim", userid, nik=NIK, passphrase=passphrase)


def answered(site, document, token, pdf):
    url = f"{site.absolute_url()}/@tanda-tangan/balasan/{document.UID()}/{token}"
    answer = requests.post(
        url,
        data=pdf,
        headers={"Accept": "application/json", "Content-Type": "application/pdf"},
        timeout=60,
    )
    transaction.begin()
    document._p_jar.sync()
    return answer
