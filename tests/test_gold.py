"""The gold sets are well formed, and what they expect stands in the pages they name."""

import html
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "evals" / "gold"
DEMO = ROOT / "evals" / "corpus" / "pages"
SEEDS = ROOT.parent / "shared" / "seeds"
TWINNED = ("demo", "seeds", "demo-second", "seeds-second", "seeds-third", "seeds-fourth")
SINGLE = (
    "seeds-fifth",
    "seeds-plain",
    "seeds-plain-second",
    "seeds-plain-third",
    "demo-third",
    "demo-plain",
    "demo-plain-second",
)
SETS = TWINNED + SINGLE


def lines(name):
    text = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def fold(text):
    text = re.sub(r"[\u00a0\u202f\s]+", " ", text)
    return re.sub("[\u2018\u2019]", "'", text).casefold()


def raw_text(path):
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    elif path.suffix == ".json":
        text = "\n".join(strings(json.loads(text)))
    return fold(text)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def stands(fact, texts):
    patterns = [rf"(?<!\w){re.escape(fold(form))}(?!\w)" for form in fact]
    return any(re.search(pattern, text) for pattern in patterns for text in texts)


def unsupported(name, folder):
    """Return what no named source says; a count is computed, so it stands nowhere."""
    pages = {}
    for line in lines(name):
        paths = {source["path"] for source in line["sources"]}
        for path in paths - pages.keys():
            pages[path] = raw_text(folder / path)
        for fact in line["facts"] + line.get("correction", []):
            if line["kind"] != "count" and not stands(fact, [pages[path] for path in paths]):
                yield line["id"], fact


@pytest.mark.parametrize("name", SETS)
def test_every_line_fits_the_schema(name):
    schema = json.loads((GOLD / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for line in lines(name):
        assert [error.message for error in validator.iter_errors(line)] == [], line["id"]


def test_ids_name_their_language_and_are_unique_over_all_sets():
    ids = [line["id"] for name in SETS for line in lines(name)]
    for line in (line for name in SETS for line in lines(name)):
        assert re.fullmatch(rf"[a-z]+-{line['language']}-[0-9]{{3}}", line["id"])
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", TWINNED)
def test_twins_ask_the_same_thing_once_in_each_language(name):
    clusters = defaultdict(list)
    for line in lines(name):
        clusters[line["cluster"]].append(line)
    for cluster, members in clusters.items():
        languages = [member["language"] for member in members]
        assert len(languages) == len(set(languages)), cluster
        assert name == "seeds-third" or sorted(languages) == ["en", "fr"], cluster
        for key in ("kind", "answerable", "facts", "sources"):
            assert all(member[key] == members[0][key] for member in members), (cluster, key)


@pytest.mark.parametrize(("name", "least"), [("demo", 150), ("seeds", 80), ("seeds-third", 40)])
def test_a_third_of_the_questions_has_no_answer(name, least):
    answerable = [line["answerable"] for line in lines(name)]
    assert len(answerable) >= least
    assert 3 * answerable.count(False) >= len(answerable)


@pytest.mark.parametrize("name", ["demo", "demo-third", "demo-plain", "demo-plain-second"])
def test_every_demo_fact_stands_in_a_source(name):
    assert list(unsupported(name, DEMO)) == []


@pytest.mark.seeds
@pytest.mark.parametrize("name", [name for name in SETS if name.startswith("seeds")])
def test_every_seed_fact_stands_in_a_source(name):
    if not SEEDS.is_dir():
        pytest.skip(f"the real pages may not be shipped; none at {SEEDS}")
    assert list(unsupported(name, SEEDS)) == []
