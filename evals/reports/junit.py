"""JUnit XML: each gold question a test case, as CI systems show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.reports.compare import is_right, said, wanted_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# Characters that XML 1.0 does not allow, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(data: Mapping[str, Any], times: Mapping[str, Any]) -> str:
    """Write one test suite per system; a wrong answer fails, a failure is an error."""
    root = Element("testsuites", name=f"dossier eval {data['gold']['name']}")
    for system in data["systems"]:
        wrong = [not is_right(line) and line["status"] != "failed" for line in system["questions"]]
        suite = SubElement(
            root,
            "testsuite",
            name=f"{data['gold']['name']}.{clean(system['system'])}",
            tests=str(len(system["questions"])),
            failures=str(sum(wrong)),
            errors=str(system["failed"]),
        )
        for line in system["questions"]:
            spent = times.get(system["system"], {}).get(line["id"], {}).get("elapsed_ms", 0.0)
            _case(suite, line, spent / 1000)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def clean(text: str) -> str:
    r"""Drop the characters that XML does not allow.

    >>> clean("a\x00b")
    'ab'
    """
    return _FORBIDDEN.sub("", text)


def _case(suite: Element, line: Mapping[str, Any], seconds: float) -> None:
    case = SubElement(
        suite,
        "testcase",
        classname=f"{line['gold']['kind']}.{line['gold']['language']}",
        name=clean(f"{line['id']} {line['gold']['question']}"),
        time=f"{seconds:.3f}",
    )
    if is_right(line):
        return
    failed = line["status"] == "failed"
    verdict = SubElement(
        case, "error" if failed else "failure", message=clean(f"wanted {wanted_of(line)}")
    )
    verdict.text = clean(said(line))
