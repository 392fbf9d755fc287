"""What the form proposes before anything was chosen."""

from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.forms.intake import proposing_positions


class Proposer(BrowserView):
    """`@@pengusul-bawaan`: the person's first position as head, None without one."""

    def __call__(self):
        if api.user.is_anonymous():
            return None
        own = proposing_positions(api.user.get_current().getId())
        return own[0].id if own else None
