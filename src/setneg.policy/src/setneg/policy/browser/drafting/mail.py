"""A message to the former holder of a lock, when the site can send any.

It leaves after the release was stored; a mail server that does not answer undoes nothing.
"""

import logging
from plone import api
from setneg.policy import _
from setneg.policy.rendering.signature import person_name
from setneg.workflows.clock.notices import title_for
from setneg.workflows.clock.tick import can_send
from setneg.workflows.steps.wording import say
from smtplib import SMTPException
import transaction
from typing import Any


logger = logging.getLogger(__name__)


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
    message = {
        "messageText": say(body),
        "mto": address,
        "mfrom": api.portal.get_registry_record("plone.email_from_address"),
        "subject": say(subject),
        "charset": "utf-8",
        "immediate": True,
    }
    host = api.portal.get_tool("MailHost")
    transaction.get().addAfterCommitHook(_send, args=(host, message))


def _send(stored: bool, host: Any, message: dict[str, Any]) -> None:
    if not stored:
        return
    try:
        host.send(**message)
    except (OSError, SMTPException):
        logger.warning("news of a released lock was not sent", exc_info=True)
