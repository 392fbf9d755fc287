"""Sealing: what was signed becomes one signed PDF, in the same transaction.

What carries its number at the signature, or never has one, is sealed then. What the
mail desk numbers afterwards (R-X-03) is approved by the signature and sealed with its
number: one final file, in the signing office's certificate.
"""

from setneg.policy.rendering import original
from setneg.policy.rendering.signature import freeze
from setneg.workflows.chains import chain_of
from setneg.workflows.steps import numbers


SIGNATURE = "tanda_tangan"
NUMBER = "nomori"


def seal_signed(document, event) -> None:
    """After the signature or the number. A failure undoes the step."""
    if event.entry.verb == SIGNATURE:
        freeze(document)
        original.approve(document)
        if is_final_when_signed(document):
            original.seal(document)
    elif event.entry.verb == NUMBER:
        original.seal(document)


def is_final_when_signed(document) -> bool:
    """Whether nothing is added to a document after its signature."""
    chain = chain_of(document)
    return chain is None or not chain.number or numbers.held_at_signature(chain)
