"""What each position may do in each stage of each kind, read from a running site.

Nothing here comes from the declarations: the roles are those of the workflows that
Plone runs, and of the group folder of one unit as an example.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from Acquisition import aq_base
from plone import api
from setneg.workflows import organisation


EXAMPLE = "subbag-sisdur"
ADDING = {
    "naskah": "setneg.policy: Add naskah",
    "usulan": "setneg.policy: Add Usulan",
    "kegiatan": "setneg.policy: Add Kegiatan",
}
HEAD = """# Apa yang boleh dikerjakan tiap jabatan

Dibuat dari situs yang berjalan dengan `make docs`; halaman ini tidak disunting. Uji `tests/docs` menolak halaman yang tidak lagi benar.

**L** melihat · **U** mengubah isi · kata lainnya adalah langkah yang ditawarkan. Sel kosong: tidak melihat dan tidak dapat berbuat apa pun.
Langkah yang hanya berlaku untuk penanda tangan tertentu menyebut tingkatnya dalam kurung.
Pengelola situs (`Manager`) dapat melihat semuanya, tetapi tidak dapat mengambil satu langkah pun."""


def render(portal):
    """The whole page, in Markdown."""
    parts = [HEAD, positions(), adding(portal), "## Menurut jenis dan tahap"]
    parts += [kind(definition) for definition in chains()]
    return "\n\n".join(parts) + "\n"


def chains():
    """The workflows of the site that came from a chain."""
    tool = api.portal.get_tool("portal_workflow")
    found = [tool[workflow_id] for workflow_id in sorted(tool.objectIds())]
    return [each for each in found if getattr(aq_base(each), "declaration", "")]


def positions():
    """Which position is which role, for a document of one unit."""
    organogram = organisation.current()
    unit = organogram.units[EXAMPLE]
    lines = [
        f"## Dari jabatan ke peran\n\nPeran melekat pada naskah, bukan pada orang. Contoh: naskah milik "
        f"{unit.name(organisation.today())} (`{EXAMPLE}`).\n",
        "| Jabatan | Kelompok | Peran pada naskah itu |",
        "|---|---|---|",
    ]
    for group, roles in sorted(organogram.roles(EXAMPLE).items()):
        title = organogram.positions[group].title
        lines.append(f"| {title} | `{group}` | {', '.join(sorted(roles))} |")
    lines.append(
        "\nPeran `Penerima`, `Pengusul`, `Pelaksana`, `Pemberi Tugas`, dan `Peserta` disebut oleh usulan, tugas, "
        "atau rapatnya sendiri; `Reader` dipegang jabatan yang menerima naskah."
    )
    return "\n".join(lines)


def adding(portal):
    """Who may begin something of each kind, and where."""
    lines = ["## Membuat baru\n", "| Tempat | Izin | Peran |", "|---|---|---|"]
    for place, permission in ADDING.items():
        held = rolesForPermissionOn(permission, portal[place])
        roles = sorted(role for role in held if not role.startswith("_"))
        lines.append(f"| `/{place}` | {permission} | {', '.join(roles) or '–'} |")
    lines.append(
        "\n`Member` ialah siapa pun yang masuk dengan akunnya; ia memilih unit di antara unit jabatannya sendiri. "
        "Kegiatan dan isinya dibuat portal atas permintaan jabatan yang disebut standarnya."
    )
    return "\n".join(lines)


def kind(definition):
    """The table of one workflow: a row a stage, a column a role."""
    table = {stage: cells(definition, stage) for stage in stages(definition)}
    named = {role for found in table.values() for role in found}
    roles = sorted(named, key=lambda role: (_rank(role), role))
    lines = [
        f"### {definition.title} (`{definition.getId()}`)\n",
        f"| Tahap | {' | '.join(roles)} |",
        f"|---|{'---|' * len(roles)}",
    ]
    for stage, found in table.items():
        row = " | ".join(found.get(role, "") for role in roles)
        lines.append(f"| {definition.states[stage].title} `{stage}` | {row} |")
    return "\n".join(lines)


def stages(definition):
    """Stages in the order in which steps lead on from the first."""
    found = [definition.initial_state]
    for stage in found:
        for transition in definition.states[stage].transitions:
            target = definition.transitions[transition].new_state_id
            if target not in found:
                found.append(target)
    return sorted(found, key=lambda stage: not definition.states[stage].transitions)


def cells(definition, stage):
    """Role -> what it sees, changes and is offered in a stage."""
    state = definition.states[stage]
    words = {}
    for mark, permission in (("L", "View"), ("U", "Modify portal content")):
        for role in state.permission_roles[permission]:
            words.setdefault(role, []).append(mark)
    for transition in state.transitions:
        verb = transition.partition("-")[0]
        for leave in definition.transitions[transition].guard.table.get(stage, ()):
            levels = ", ".join(
                organisation.ROLE_OF_LEVEL[name] for name in leave.signers
            )
            word = f"{verb} ({levels})" if levels else verb
            for role in leave.roles:
                if word not in words.setdefault(role, []):
                    words[role].append(word)
    words.pop("Manager", None)
    return {role: ", ".join(said) for role, said in words.items()}


def _rank(role):
    ladder = list(organisation.ROLE_OF_LEVEL.values())
    return ladder.index(role) if role in ladder else len(ladder)
