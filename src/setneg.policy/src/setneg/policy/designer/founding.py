"""Chains of submissions put into the site from the screen, through the engine's own path.

A new chain brings its kind with it; one that runs already is changed through the panel of
chains, with its editions, and strands no ticket.
"""

from plone import api
from setneg.policy import _
from setneg.policy.content import submission_kinds
from setneg.policy.designer.vetting import Refused
from setneg.workflows.chains import book
from setneg.workflows.chains import Chain
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.table import Row
from setneg.workflows.chains.table import rows
from setneg.workflows.steps.wording import say


SOURCE = "perancang formulir"


def clash(chain: Chain, prefix: str = "") -> list[str]:
    """Why a chain cannot come into the site beside those that are there."""
    found = []
    types = api.portal.get_tool("portal_types")
    if book.live(chain.id) or chain.kind in types:
        found.append(
            _(
                "founding_taken",
                default="Sudah ada jenis atau rantai bernama “${name}”; pakai yang ada, "
                "atau beri nama lain.",
                mapping={"name": chain.title},
            )
        )
    for known in submission_kinds.all_facts().values():
        if prefix and known.prefix == prefix and known.name != chain.title:
            found.append(
                _(
                    "founding_prefix_taken",
                    default="Awalan “${prefix}” sudah dipakai oleh “${name}”.",
                    mapping={"prefix": prefix, "name": known.name},
                )
            )
    return found


def found(text: str, reason: str) -> Chain:
    """Put a new chain and its kind into the site; Refused when it cannot be."""
    note = book.Note(book.SCREEN, reason, activation.who())
    try:
        chain = loads(text, SOURCE)
        against = clash(chain)
        if against:
            raise Refused(" ".join(say(each) for each in against))
        return submission_kinds.declare(text, SOURCE, note)
    except ChainError as error:
        raise Refused(say(activation.refusal(error)[0])) from error


def change(text: str, reason: str) -> Chain:
    """Put another declaration in place of one that runs; Refused when it cannot be.

    A draft that somebody else is writing is never thrown away for it.
    """
    try:
        chain = loads(text, SOURCE)
        if book.shelf(chain.id).draft is not None:
            raise Refused(_draft_there(chain))
        activation.checked(chain.id, text)
        activation.keep_draft(chain.id, text)
        activation.activate(chain.id, reason)
    except activation.REFUSALS as error:
        raise Refused(" ".join(say(e) for e in activation.refusal(error))) from error
    return chain


def against_change(text: str) -> list[str]:
    """Why a declaration cannot take the place of the one that runs."""
    from setneg.workflows.chains import astray
    from setneg.workflows.chains import moves
    from setneg.workflows.chains.replace import ChainInUse
    from setneg.workflows.chains.replace import stranded

    try:
        new = loads(text, SOURCE)
        if book.shelf(new.id).draft is not None:
            return [_draft_there(new)]
        activation.checked(new.id, text)
        old = activation.running(new.id)
        lost = stranded(new)
        if lost:
            raise ChainInUse(new.id, lost)
        return [*moves.check(old, new, {}), *astray.without_signer(old, new)]
    except activation.REFUSALS as error:
        return [say(each) for each in activation.refusal(error)]


def _draft_there(chain: Chain) -> str:
    return _(
        "founding_draft_there",
        default="Rantai “${name}” sedang dirancang orang lain; selesaikan atau buang "
        "rancangannya dahulu.",
        mapping={"name": chain.title},
    )


def table(text: str) -> tuple[Row, ...]:
    """A declaration as the table that an official reads; ChainError when it is none."""
    return rows(loads(text, SOURCE))
