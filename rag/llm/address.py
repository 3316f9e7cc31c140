"""Where a model's server listens, read from ``OLLAMA_HOST`` as Ollama itself reads it."""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import urlsplit

DEFAULT_PORT: Final = "11434"
_SCHEME_PORTS: Final = {"http": "80", "https": "443"}
_ANY: Final = {"", "0.0.0.0", "::"}  # what a server binds; a client calls loopback


def ollama_url(host: str | None) -> str:
    """Return the base URL meant by ``OLLAMA_HOST``, without a trailing slash.

    The rules are those of ``envconfig.Host`` in Ollama: quotes and spaces are dropped, a bare
    host has port 11434, a scheme has its own port, an impossible port means the default one.
    The address a server binds for everybody is called at loopback.

    >>> ollama_url(None), ollama_url("  ")
    ('http://127.0.0.1:11434', 'http://127.0.0.1:11434')
    >>> ollama_url("0.0.0.0"), ollama_url(":8080"), ollama_url("[::]:8080")
    ('http://127.0.0.1:11434', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080')
    >>> ollama_url('"10.0.0.5"'), ollama_url("gpu.lan:99999")
    ('http://10.0.0.5:11434', 'http://gpu.lan:11434')
    >>> ollama_url("https://gpu.lan"), ollama_url("http://gpu.lan/ollama/")
    ('https://gpu.lan:443', 'http://gpu.lan:80/ollama')
    >>> ollama_url("::1"), ollama_url("[::1]:8080")
    ('http://[::1]:11434', 'http://[::1]:8080')
    """
    given = (host or "").strip().strip("\"'").strip()
    scheme, separator, rest = given.partition("://")
    if not separator:
        scheme, rest = "http", given
    default = _SCHEME_PORTS.get(scheme, DEFAULT_PORT) if separator else DEFAULT_PORT
    hostport, _, path = rest.partition("/")
    name, port = _split(hostport)
    if not (port.isascii() and port.isdigit() and int(port) <= 65535):
        port = default
    if name in _ANY:
        name = "127.0.0.1"
    bracketed = f"[{name}]" if ":" in name else name
    return f"{scheme}://{bracketed}:{port}/{path}".rstrip("/")


def _split(hostport: str) -> tuple[str, str]:
    """Cut ``host:port``, leaving a bare IPv6 address whole."""
    if hostport.startswith("["):
        name, _, port = hostport[1:].partition("]")
        return name, port.removeprefix(":")
    if hostport.count(":") > 1:
        return hostport, ""
    name, _, port = hostport.partition(":")
    return name, port


def is_loopback(url: str) -> bool:
    """Tell whether a URL stays on this machine, so that no proxy may be asked for it.

    >>> is_loopback("http://127.0.0.1:11434"), is_loopback("http://[::1]:8080/v1")
    (True, True)
    >>> is_loopback("http://localhost:8000/v1"), is_loopback("http://gpu.lan:11434")
    (True, False)
    """
    name = urlsplit(url).hostname or ""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def endpoint(url: str) -> tuple[str, int]:
    """Return the host and port of a base URL, for a bare socket.

    >>> endpoint("http://127.0.0.1:11434"), endpoint("https://gpu.lan/v1")
    (('127.0.0.1', 11434), ('gpu.lan', 443))
    """
    parts = urlsplit(url)
    port = parts.port or int(_SCHEME_PORTS.get(parts.scheme, "80"))
    return parts.hostname or "127.0.0.1", port
