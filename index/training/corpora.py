"""The training data: parallel sentences and question–passage pairs, drawn with a weight by source.

The parallel text leans to law and software documentation, which no press dossier resembles; each
source therefore has a ceiling, and the general ones (news, everyday sentences, examination
questions) are taken whole.
"""

import json
import lzma
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

GENERAL_SOURCES = frozenset(
    {"tatoeba", "mmlu_fr", "stsb", "ntrex", "pud", "tico19", "tico_tm", "sdg", "mozilla_www"}
)
SPECIAL_CEILING = 9_000  # pairs kept of each law or software source
HEADING_CEILING = 2_500  # weakly supervised question–passage pairs kept of each source and language
TAUGHT_CEILINGS = {"tatoeba": 36_000, "mmlu_fr": 36_000, "stsb": 12_000}  # read by the teacher
TAUGHT_OTHERWISE = 3_000
TAUGHT_CHARACTERS = 25, 160
LONGEST_CHARACTERS = 400  # beyond, a pair is a paragraph and its alignment says little


@dataclass(frozen=True)
class Pair:
    """One sentence in both languages."""

    english: str
    french: str
    source: str


@dataclass(frozen=True)
class Question:
    """A question (or a heading) and the passage that answers it."""

    question: str
    passage: str
    language: str
    source: str
    kind: str


def read_parallel(data: Path) -> list[Pair]:
    """Read every parallel sentence of `data/train`, duplicates and paragraphs left out."""
    seen: set[str] = set()
    pairs = []
    with lzma.open(data / "train" / "parallel.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            english, french, source = line.rstrip("\n").split("\t")
            if len(english) > LONGEST_CHARACTERS or line in seen:
                continue
            seen.add(line)
            pairs.append(Pair(english, french, source))
    return pairs


def general_mix(pairs: list[Pair], seed: int) -> list[Pair]:
    """Keep the general sources whole and a sample of each special one, in random order."""
    shuffled = pairs.copy()
    random.Random(seed).shuffle(shuffled)
    kept: Counter[str] = Counter()
    mix = []
    for pair in shuffled:
        kept[pair.source] += 1
        if pair.source in GENERAL_SOURCES or kept[pair.source] <= SPECIAL_CEILING:
            mix.append(pair)
    return mix


def taught_mix(mix: list[Pair]) -> list[Pair]:
    """Keep, of a mix, the sentences worth the teacher's time: varied, neither short nor long."""
    kept: Counter[str] = Counter()
    shortest, longest = TAUGHT_CHARACTERS
    taught = []
    for pair in mix:
        special = 0 if pair.source in GENERAL_SOURCES else 1_000
        ceiling = special or TAUGHT_CEILINGS.get(pair.source, TAUGHT_OTHERWISE)
        if shortest <= len(pair.english) <= longest and kept[pair.source] < ceiling:
            kept[pair.source] += 1
            taught.append(pair)
    return taught


def read_questions(data: Path, seed: int) -> list[Question]:
    """Read the question–passage pairs: people's questions whole, headings up to a ceiling."""
    with lzma.open(data / "train" / "qp.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(seed).shuffle(rows)
    kept: Counter[tuple[str, str]] = Counter()
    questions = []
    for row in rows:
        kept[row["source"], row["lang"]] += 1
        if row["kind"] == "heading" and kept[row["source"], row["lang"]] > HEADING_CEILING:
            continue
        title = row.get("title") or ""
        passage = f"{title} {row['passage']}".strip()
        source = row["source"].split()[0]
        questions.append(Question(row["question"], passage, row["lang"], source, row["kind"]))
    return questions


def cloze(passages: list[str], seed: int) -> list[tuple[str, str]]:
    """Make (sentence, rest of its passage) pairs: what a passage is about, without a question.

    Source: the inverse cloze task (Lee, Chang and Toutanova 2019, arXiv:1906.00300).
    """
    chooser = random.Random(seed)
    pairs = []
    for passage in passages:
        sentences = re.split(r"(?<=[.!?])\s+", passage)
        if len(sentences) < 3:
            continue
        chosen = chooser.randrange(len(sentences))
        rest = sentences[:chosen] + sentences[chosen + 1 :]
        pairs.append((sentences[chosen], " ".join(rest)))
    return pairs
