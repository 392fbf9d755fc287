"""What the form proposes before anything was chosen."""

from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.forms import senders


class Proposer(BrowserView):
    """`@@pengusul-bawaan`: the person's first position that the form is for, None without one."""

    def __call__(self):
        if api.user.is_anonymous():
            return None
        own = senders.positions(self.context, api.user.get_current().getId())
        return own[0].id if own else None
