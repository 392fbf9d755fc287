"""What the server says about its keys when it starts."""

from datetime import datetime
from datetime import UTC
import logging
from setneg.policy.signing import authority
from setneg.policy.signing.keystore import KeyFolderError


logger = logging.getLogger("setneg.policy.signing")


def warn(event) -> None:
    """No keys, unreadable keys, or certificates that end soon: said in the log."""
    keys = authority.opened()
    if not keys.exists():
        logger.warning(
            "Belum ada kunci tanda tangan di %s; buat dengan “bin/setneg ca buat”.",
            keys.store.path,
        )
        return
    try:
        for each in keys.expiring():
            days = (each.ends - datetime.now(UTC)).days
            logger.warning("Sertifikat %s berakhir dalam %s hari.", each.title, days)
    except (KeyFolderError, OSError) as error:
        logger.error("Kunci tanda tangan tidak dapat dipakai: %s", error)
