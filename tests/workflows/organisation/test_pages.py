"""The organisation on screen and for REST clients."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import re
import requests
from setneg.workflows.organisation import exporter
import transaction
import yaml


PASSWORD = "setneg-demo-2026"


@pytest.fixture
def site(functional):
    """The address of the running site."""
    transaction.commit()
    return functional["portal"].absolute_url()


def get(url, who=None, **kw):
    auth = (who, PASSWORD) if who else None
    return requests.get(url, auth=auth, timeout=30, **kw)


def owner(method, url, **kw):
    auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return requests.request(method, url, auth=auth, timeout=30, **kw)


BIRO = "organisasi/kemensetneg/deputi-aparatur/biro-ortala"


def test_a_visitor_sees_the_chart_and_vacancies_but_no_people(site):
    page = get(f"{site}/organisasi")
    assert page.status_code == 200
    assert "Subbagian Sistem dan Prosedur Kerja" in page.text
    assert "Lowong" in page.text
    assert "organisasi-impor" not in page.text
    assert "karo.ortala" not in get(f"{site}/{BIRO}").text


def test_a_member_sees_who_holds_a_position(functional, site):
    with api.env.adopt_roles(["Manager"]):
        api.user.get("karo.ortala").setMemberProperties({"fullname": "Nama Pejabat"})
    transaction.commit()
    for page in (f"{site}/{BIRO}", f"{site}/{BIRO}/kepala", f"{site}/organisasi"):
        assert "Nama Pejabat" in get(page, "staf.umum").text
        assert "Nama Pejabat" not in get(page).text


def test_a_unit_shows_its_former_names_and_what_is_below(site):
    page = get(f"{site}/{BIRO}").text
    assert "Bagian Tata Laksana" in page
    assert "Nama dari waktu ke waktu" in page


def test_rest_tells_holders_only_to_people_with_an_account(site):
    accept = {"Accept": "application/json"}
    address = f"{site}/{BIRO}/kepala"
    open_to_all = get(address, headers=accept).json()
    assert open_to_all["jabatan"] == "biro-ortala__kepala"
    assert open_to_all["lowong"] is False
    assert "pemangku" not in open_to_all
    assert get(address, "staf.umum", headers=accept).json()["pemangku"] == [
        "karo.ortala"
    ]
    unit = get(f"{site}/{BIRO}", "staf.umum", headers=accept).json()
    head = next(row for row in unit["jabatan"] if row["id"] == "biro-ortala__kepala")
    assert [person["akun"] for person in head["pemangku"]] == ["karo.ortala"]
    tree = get(f"{site}/@organisasi", headers=accept)
    assert tree.json()["unit"][0]["kode"] == "kemensetneg"
    assert "karo.ortala" not in tree.text


@pytest.mark.parametrize("page", ["@@organisasi-ekspor", "@@organisasi-impor"])
def test_import_and_export_are_for_managers_only(site, page):
    for who in (None, "karo.ortala", "menteri"):
        answer = get(f"{site}/{page}", who, allow_redirects=False)
        assert answer.status_code in (302, 401)
        assert "kemensetneg" not in answer.text
    assert owner("GET", f"{site}/{page}").status_code == 200


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_no_official_changes_a_position_over_rest(site, method):
    # the head of the biro tries to enter himself as Menteri
    answer = requests.request(
        method, f"{site}/organisasi/kemensetneg/kepala",
        auth=("karo.ortala", PASSWORD), timeout=30,
        headers={"Accept": "application/json"}, json={"pemangku": ["karo.ortala"]},
    )  # fmt: skip
    assert answer.status_code in (401, 403)
    groups = get(f"{site}/organisasi/kemensetneg/kepala", "karo.ortala",
                 headers={"Accept": "application/json"}).json()  # fmt: skip
    assert groups["pemangku"] == ["menteri"]


def test_a_site_manager_sees_the_changes_before_he_makes_them(functional, site):
    # the site's owner renames a subdivision by uploading the changed export
    text = owner("GET", f"{site}/@@organisasi-ekspor").text
    assert text == exporter.dump(functional["portal"])
    changed = text.replace("Subbagian Standardisasi Pelayanan", "Subbagian Baku")
    form = f"{site}/@@organisasi-impor"
    refused = owner("POST", form, files={"berkas": ("o.yaml", changed)})
    assert refused.status_code == 403
    token = re.search(r'name="_authenticator" value="([^"]+)"', owner("GET", form).text)
    data = {"_authenticator": token.group(1)}
    shown = owner("POST", form, data=data, files={"berkas": ("o.yaml", changed)}).text
    assert "ubah subbag-standardisasi: nama" in shown
    assert "Subbagian Baku" not in get(f"{site}/organisasi").text
    done = owner("POST", form, data={**data, "isi": changed, "terapkan": "1"})
    assert done.url == f"{site}/organisasi"
    assert "Subbagian Baku" in get(f"{site}/organisasi").text


def test_a_bad_file_is_refused_with_its_line(site):
    form = f"{site}/@@organisasi-impor"
    token = re.search(r'name="_authenticator" value="([^"]+)"', owner("GET", form).text)
    bad = yaml.safe_dump({"unit": [{"kode": "A B"}]})
    shown = owner(
        "POST", form,
        data={"_authenticator": token.group(1)}, files={"berkas": ("o.yaml", bad)},
    )  # fmt: skip
    assert "baris 2" in shown.text and "kode unit tidak sah" in shown.text


def test_a_line_that_cannot_be_read_is_refused_with_its_reason(site):
    # the site's owner sends a wrong date
    answer = owner(
        "PATCH", f"{site}/{BIRO}/kepala",
        headers={"Accept": "application/json"}, json={"pemangku": ["budi | besok"]},
    )  # fmt: skip
    assert answer.status_code == 400
    assert "Bukan tanggal" in answer.text
