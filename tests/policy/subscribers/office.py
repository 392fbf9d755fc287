"""Drafts, memoranda and the people who move them."""

from tests.workflows.steps import people


BODY = "<p>Pasal 1</p><p>Setiap unit kerja menyusun prosedur.</p>"


def draft(portal, kind="Peraturan", **fields):
    """A draft of the unit at its drafter's desk."""
    return people.begin(portal, kind, **fields)


def memorandum(portal, carried, level="eselon_1", **fields):
    """A memorandum that travels with a draft."""
    return people.begin(
        portal,
        "Memorandum",
        menyertai=carried.UID(),
        penandatangan=level,
        **fields,
    )


def reasons(portal, document, userid, verb):
    """What somebody is told to be missing for a step that he is offered."""
    from setneg.workflows import steps

    with people.acting_as(portal, userid):
        for offer in steps.offers(document):
            if offer.verb == verb:
                return offer.missing
    return None
