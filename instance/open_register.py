"""Lets a register go on from its paper book; run once a register, before
its first number and with the portal stopped.

    bin/instance run instance/open_register.py Peraturan biro-tu 2026 17 "Buku agenda 2026"

Type, office (code of the unit that keeps it), year, last number of the book, reason.
"""

from setneg.workflows import register
from setneg.workflows.register.series import RegisterError
import sys
import transaction
from zope.component.hooks import setSite


SITE_ID = "setneg"


def main(app, arguments):
    if len(arguments) != 5:
        sys.exit(__doc__)
    kind, office, year, last, reason = arguments
    setSite(app[SITE_ID])
    try:
        register.open_at(kind, office, int(year), int(last), reason)
    except (RegisterError, ValueError) as error:
        sys.exit(f"Register tidak dibuka: {error}")
    transaction.commit()
    print(f"{kind}, {office}, {year}: nomor berikutnya {int(last) + 1}.")


main(app, sys.argv[-5:])  # noqa: F821 - `bin/instance run` gives it
