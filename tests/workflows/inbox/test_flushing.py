"""What a request changed is found by its own queries, whatever others do meanwhile."""

from Products.CMFCore import indexing
from setneg.workflows.inbox import flushing
import threading


def test_one_request_does_not_stop_anothers_queries():
    """Two requests: one is working off its queue while the other asks."""
    flushing.install()
    queue = indexing.getQueue()
    indexing.processing.add(queue)
    seen = []

    def other():
        seen.append(queue in indexing.processing)
        indexing.processing.add(queue)
        indexing.processing.remove(queue)
        indexing.processing.remove(queue)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert seen == [False]
    assert queue in indexing.processing
    indexing.processing.remove(queue)
    assert queue not in indexing.processing


def test_the_portal_serves_with_it(functional):
    """Nobody acts: the set is installed wherever the package is set up."""
    assert isinstance(indexing.processing, flushing.OwnSet)
    before = indexing.processing
    flushing.install()
    assert indexing.processing is before
