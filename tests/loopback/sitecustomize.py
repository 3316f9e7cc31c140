"""Refuse, in this process and in every Python it starts, any connection beyond loopback.

Python imports a module of this name when it starts; ``tests/conftest.py`` puts this folder on
``PYTHONPATH``, so commands run by the tests are held as the tests are. An audit hook cannot be
taken away again, and sees what a patched ``socket.connect`` does not: threads, doctests, fixtures.
"""

import ipaddress
import sys

_NAMES = {None, "", "localhost", "ip6-localhost"}
_RESOLVING = {"socket.getaddrinfo", "socket.gethostbyname"}
_SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class BeyondLoopbackError(RuntimeError):
    """A test tried to reach another machine."""


def is_loopback(host):
    """Tell whether a host's name or address is this machine's own."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in _NAMES:
        return True
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(event, args):
    """Raise on an audit event that would look up or reach a host other than this one."""
    if event in _RESOLVING and not is_loopback(args[0]):
        raise BeyondLoopbackError(f"{event} of {args[0]!r}")
    if event in _SENDING and isinstance(args[1], tuple) and not is_loopback(args[1][0]):
        raise BeyondLoopbackError(f"{event} to {args[1][0]!r}")


if not hasattr(sys, "_dossier_loopback_only"):
    sys._dossier_loopback_only = True
    sys.addaudithook(refuse)
