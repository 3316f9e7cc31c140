"""Where the gold sets and dossiers of the project lie."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "evals" / "gold"
AFFAIRS = sorted((ROOT / "evals" / "affairs").iterdir())
GOLD_SETS = [
    *(GOLD / f"{name}.jsonl" for name in ("demo", "seeds", "demo-second", "seeds-second")),
    *(affair / "gold.jsonl" for affair in AFFAIRS),
]
