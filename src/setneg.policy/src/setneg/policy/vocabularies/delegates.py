"""Who may sign in another's name, as choices."""

from setneg.policy.vocabularies.grades import terms
from setneg.workflows import authority
from setneg.workflows import organisation
from setneg.workflows.authority.words import post_title
from setneg.workflows.organisation.organogram import within
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


FORMS = {"an": "a.n.", "ub": "u.b."}


@provider(IVocabularyFactory)
def delegates(context):
    """Positions with a delegation that holds today, and in whose name they sign."""
    day = organisation.today()
    found = {}
    for given in authority.authority().delegations:
        if within(day, given.start, given.end):
            name = (
                f"{post_title(given.to)} ({FORMS[given.form]} {post_title(given.of)})"
            )
            found.setdefault(given.to, name)
    kept = getattr(getattr(context, "aq_base", context), "atas_nama", None)
    if isinstance(kept, str) and kept not in found:
        found[kept] = post_title(kept)
    return terms(found.items())
