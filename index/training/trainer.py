"""The training loop: one table of token vectors, three kinds of pairs, one teacher.

Each step reads a batch of parallel sentences, of question–passage pairs and of cloze pairs, and
asks that each text find its other half among the halves of the batch; those the teacher has read
are also drawn to its vectors, parallel sentences in both languages.
"""

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from index.training.bags import Bags, Rows

log = logging.getLogger(__name__)

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Recipe:
    """What is turned when tuning; every field is a plain number, so a run can be told in a line."""

    dimension: int = 256
    steps: int = 1_000
    rate: float = 8e-3
    scale: float = 20.0
    common: float = 1e-4
    teacher_weight: float = 4.0
    dropout: float = 0.15
    seed: int = 0


@dataclass(frozen=True)
class Pairs:
    """Texts in two columns whose rows belong together.

    Attributes
    ----------
    left, right
        The two columns.
    groups
        Rows of one source each; a batch is drawn inside one group, so that the wrong answers are of
        the same kind as the right one.
    shares
        The chance of each group to be drawn, summing to 1.
    batch
        Rows drawn at a step.
    teacher
        For each column, the vectors its rows are drawn to, shape (rows, dimension); or None.
    """

    left: Bags
    right: Bags
    groups: Sequence[Rows]
    shares: Sequence[float]
    batch: int
    teacher: Sequence[Matrix] | None = None


def train(material: Sequence[Pairs], vocabulary: int, recipe: Recipe) -> Matrix:
    """Train the token vectors, shape (vocabulary, dimension), the same for the same seed."""
    chooser = np.random.default_rng(recipe.seed)
    table = torch.nn.Parameter(_start(material, vocabulary, recipe, chooser))
    optimiser = torch.optim.Adam([table], lr=recipe.rate, fused=True)
    for step in range(recipe.steps):
        progress = step / recipe.steps
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1.0, step / 50, (1 + math.cos(math.pi * progress)) / 2)
        optimiser.zero_grad()
        loss = _step_loss(table, material, recipe, chooser)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 100 == 0:
            log.info("step %d of %d, loss %.3f", step, recipe.steps, loss.item())
    return table.detach().numpy().astype(np.float32)


def _start(
    material: Sequence[Pairs], vocabulary: int, recipe: Recipe, chooser: np.random.Generator
) -> torch.Tensor:
    """Random directions, frequent tokens short: a mean of them already compares texts by words.

    The weight is a / (a + p) of Arora, Liang and Ma 2017 (SIF).
    """
    counts = np.ones(vocabulary)
    for pairs in material:
        counts += pairs.left.counts(vocabulary) + pairs.right.counts(vocabulary)
    weights = recipe.common / (recipe.common + counts / counts.sum())
    directions = chooser.normal(size=(vocabulary, recipe.dimension)) / math.sqrt(recipe.dimension)
    return torch.tensor(directions * weights[:, None], dtype=torch.float32)


def _step_loss(
    table: torch.Tensor, material: Sequence[Pairs], recipe: Recipe, chooser: np.random.Generator
) -> torch.Tensor:
    """Draw one batch of each kind, inside one of its groups, and add their losses.

    All texts of the step go through one bag operation: its gradient is as large as the table, and
    one per batch would cost more than all the rest.
    """
    drawn = [_drawn(pairs, chooser) for pairs in material]
    columns = [
        bags.take(rows)
        for pairs, rows in zip(material, drawn, strict=True)
        for bags in (pairs.left, pairs.right)
    ]
    vectors = _vectors(table, columns, recipe, chooser)
    loss = torch.zeros(())
    for place, (pairs, rows) in enumerate(zip(material, drawn, strict=True)):
        left, right = vectors[2 * place], vectors[2 * place + 1]
        loss = loss + _contrast(left, right, recipe.scale)
        for column, teacher in zip((left, right), pairs.teacher or (), strict=False):
            target = torch.from_numpy(teacher[rows])
            loss = loss + recipe.teacher_weight * (1 - (column * target).sum(1)).mean()
    return loss


def _drawn(pairs: Pairs, chooser: np.random.Generator) -> Rows:
    """Draw the rows of one batch."""
    group = pairs.groups[chooser.choice(len(pairs.groups), p=pairs.shares)]
    return np.asarray(chooser.choice(group, size=min(pairs.batch, len(group)), replace=False))


def _contrast(left: torch.Tensor, right: torch.Tensor, scale: float) -> torch.Tensor:
    """Ask each row to find its own half among all, both ways (InfoNCE)."""
    likeness = scale * left @ right.T
    truth = torch.arange(len(left))
    onward = functional.cross_entropy(likeness, truth)
    return (onward + functional.cross_entropy(likeness.T, truth)) / 2


def _vectors(
    table: torch.Tensor,
    columns: Sequence[tuple[torch.Tensor, torch.Tensor]],
    recipe: Recipe,
    chooser: np.random.Generator,
) -> tuple[torch.Tensor, ...]:
    """Mean token vectors of the texts of each column, of unit length, some tokens left out."""
    sizes = [len(offsets) for _, offsets in columns]
    shifts = np.cumsum([0, *(len(ids) for ids, _ in columns)])
    ids = torch.cat([ids for ids, _ in columns])
    offsets = torch.cat(
        [offsets + int(shift) for (_, offsets), shift in zip(columns, shifts[:-1], strict=True)]
    )
    kept = torch.from_numpy(chooser.random(len(ids)) >= recipe.dropout)
    before = torch.cumsum(kept, 0) - kept.long()
    bags = functional.embedding_bag(ids[kept], table, before[offsets], mode="mean")
    return torch.split(functional.normalize(bags, dim=1), sizes)
