"""As whom the person at the desk may propose."""

from plone import api
from setneg.policy.forms import senders
from setneg.policy.vocabularies.offices import held_title
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def proposers(context):
    """Own positions that the form is for; empty for everybody else."""
    userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
    return SimpleVocabulary(
        [
            SimpleTerm(each.id, each.id, held_title(userid, each))
            for each in senders.positions(context, userid)
        ]
    )
