"""Sealing: what was signed becomes one PDF with its proofs, in the same transaction."""

from setneg.policy.rendering import original


SEALING = ("tanda_tangan", "nomori")


def seal_signed(document, event) -> None:
    """After the signature and again after the number, which the PDF then carries.

    The verification code stays the same. A failure undoes the signature.
    """
    if event.entry.verb in SEALING:
        original.seal(document)
