"""A message to the former holder of a lock, when the site can send any.

It leaves after the release was stored; a mail server that does not answer undoes nothing.
"""

from plone import api
from setneg.policy import _
from setneg.policy.notices import outbox
from setneg.policy.rendering.signature import person_name
from setneg.workflows.clock.notices import title_for
from setneg.workflows.clock.tick import can_send
from setneg.workflows.steps.wording import say
from typing import Any


def tell_by_mail(document: Any, owner: str, who: str, reason: str) -> None:
    """Write to the person whose lock was released; nothing without an address."""
    holder = api.user.get(owner)
    address = holder.getProperty("email", "") if holder is not None else ""
    if not address or not can_send():
        return
    words = {
        "title": title_for(document, holder),
        "name": person_name(who),
        "reason": reason,
        "url": document.absolute_url(),
    }
    subject = _(
        "mail_lock_subject", default="Kunci Anda dilepas: ${title}", mapping=words
    )
    body = _(
        "mail_lock_body",
        default="${name} melepas kunci Anda pada naskah ${title}.\n"
        "Alasan: ${reason}\n\nYang belum Anda simpan masih ada pada halaman ubah yang "
        "terbuka; saat disimpan, perbedaannya ditunjukkan.\n\n${url}\n",
        mapping=words,
    )
    outbox.post(outbox.Letter(address, say(subject), say(body)))
