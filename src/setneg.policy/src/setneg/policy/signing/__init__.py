"""Electronic signatures: the ministry's own certificates, time stamps, remote signers."""

from setneg.policy.signing.belonging import ours
from setneg.policy.signing.finding import Finding
from setneg.policy.signing.finding import inspect


__all__ = ["Finding", "inspect", "ours"]
