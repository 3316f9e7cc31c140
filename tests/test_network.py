"""The tests' own promise: nothing they run can reach another machine."""

import os
import socket
import subprocess
import sys

import pytest
import sitecustomize

ELSEWHERE = "192.0.2.1"  # RFC 5737: documentation, never routed


def test_a_connection_beyond_loopback_is_refused() -> None:
    with socket.socket() as wire, pytest.raises(sitecustomize.BeyondLoopbackError):
        wire.connect((ELSEWHERE, 80))


def test_a_name_beyond_loopback_is_not_looked_up() -> None:
    with pytest.raises(sitecustomize.BeyondLoopbackError):
        socket.getaddrinfo("example.org", 443)


def test_loopback_works() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as wire,
    ):
        assert wire.getpeername() == server.getsockname()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", b"localhost", None])
def test_hosts_of_this_machine(host: str | bytes | None) -> None:
    assert sitecustomize.is_loopback(host)


@pytest.mark.parametrize("host", [ELSEWHERE, "example.org", "2001:db8::1", "127.0.0.1.example.org"])
def test_hosts_of_another(host: str) -> None:
    assert not sitecustomize.is_loopback(host)


def test_a_command_started_by_a_test_is_held_too() -> None:
    code = f"import socket; socket.create_connection(('{ELSEWHERE}', 80), timeout=5)"
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "BeyondLoopbackError" in ended.stderr


def test_no_setting_comes_from_outside() -> None:
    names = {name for name in os.environ if name.startswith(("DOSSIER_", "GRADIO_", "OPENAI_"))}
    assert names <= {"DOSSIER_REQUIRE_BROWSER", "GRADIO_ANALYTICS_ENABLED"}
    assert not [name for name in os.environ if name.lower().endswith("_proxy")]
