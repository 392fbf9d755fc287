"""What every test may ask for: the portal's layer and people in their positions."""

import atexit
import os
import shutil
import tempfile


# Keys of signatures that only this process knows, and the processes that it starts; the
# workers of a parallel run have each their own.
if "SETNEG_KEYS" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    _keys = tempfile.mkdtemp(prefix="setneg-keys-")
    os.environ["SETNEG_KEYS"] = os.path.join(_keys, "kunci")
    atexit.register(shutil.rmtree, _keys, ignore_errors=True)

# How often forms were sent is counted in a folder; each run of tests has its own.
if "SETNEG_RATES" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    _rates = tempfile.mkdtemp(prefix="setneg-laju-")
    os.environ["SETNEG_RATES"] = os.path.join(_rates, "laju")
    atexit.register(shutil.rmtree, _rates, ignore_errors=True)

# Read once, when Zope is first imported: compile the catalogues of words.
os.environ.setdefault("zope_i18n_compile_mo_files", "true")

from hypothesis import HealthCheck
from hypothesis import settings
from pytest_plone import fixtures_factory
from setneg.policy.testing import FUNCTIONAL_TESTING
from setneg.policy.testing import INTEGRATION_TESTING


pytest_plugins = ["pytest_plone"]

# A busy machine is slow, not wrong: properties are judged by what they find.
settings.register_profile(
    "office", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("office")

globals().update(
    fixtures_factory(
        (
            (FUNCTIONAL_TESTING, "functional"),
            (INTEGRATION_TESTING, "integration"),
        )
    )
)
