"""What the form proposes before anything was chosen."""

from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.forms import senders


class Proposer(BrowserView):
    """`@@pengusul-bawaan`: the one position of a person that the form is for.

    Who holds several has to say in which of them he sends: None, as without one.
    """

    def __call__(self):
        if api.user.is_anonymous():
            return None
        own = senders.positions(self.context, api.user.get_current().getId())
        return own[0].id if len(own) == 1 else None
