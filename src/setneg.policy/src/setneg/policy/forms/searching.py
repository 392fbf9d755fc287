"""What a submission is found by: its own words, and those that were typed in its form."""

from plone.indexer import indexer
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.forms import answers
from setneg.policy.forms import languages
from setneg.policy.indexers import document as documents
from typing import Any


#: Kinds of answers that hold words to search for.
WORDED = ("teks", "uraian", "pilihan", "daftar")


@indexer(IPengajuan)
def SearchableText(submission: Any) -> str:
    """Only whoever may see the ticket finds it, as with every document."""
    typed = [
        each.words
        for each in answers.answers(submission, languages.INDONESIAN)
        if each.kind in WORDED and not each.mapped
    ]
    return " ".join((documents.SearchableText(submission)(), *typed))
