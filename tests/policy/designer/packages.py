"""Packages of forms as a designer hands them out, changes them, and takes them in."""

import io
from lxml import html
from setneg.policy.designer import package


#: The form of the wizard's tests.
ID = "permohonan-ruang-rapat"


def exported(designer, form=""):
    """The archive that the page hands out."""
    answer = designer.who.request("GET", f"/@@formulir-ekspor?formulir={form}")
    assert answer.status_code == 200, answer.text[:500]
    return answer.content


def uploaded(designer, data, status=200):
    """The page that shows what an archive would do."""
    files = {"berkas": ("paket.zip", io.BytesIO(data), "application/zip")}
    token = designer.open("/@@formulir-rancang").xpath(
        "//input[@name='_authenticator']/@value"
    )[0]
    answer = designer.who.request(
        "POST",
        "/@@formulir-impor",
        data={"_authenticator": token},
        files=files,
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )
    assert answer.status_code == status, answer.text[:3000]
    return html.fromstring(answer.text)


def confirmed(designer, page, keys, reason="Dari portal uji", status=302):
    """Take in what was examined."""
    form = page.get_element_by_id("impor")
    said = {name: value for name, value in form.form_values() if name != "pilih"}
    said |= {"pilih": keys, "alasan": reason, "ambil": "1"}
    answer = designer.who.request(
        "POST",
        "/@@formulir-impor",
        data=said,
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )
    assert answer.status_code == status, answer.text[:3000]
    return answer if status == 302 else html.fromstring(answer.text)


def edited(data, name, change):
    """An archive with one file changed."""
    files = package.read(data)
    files[name] = change(files[name])
    return package.archive(files)


def states(page):
    """Key -> state of each part, as the page shows them."""
    return {
        item.xpath(".//code")[0].text: item.get("data-keadaan")
        for item in page.xpath("//li[@data-keadaan]")
    }
