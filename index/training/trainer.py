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
    steps: int = 1_500
    rate: float = 6e-3
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
    weight
        Of this loss in the step's sum.
    """

    left: Bags
    right: Bags
    groups: Sequence[Rows]
    shares: Sequence[float]
    batch: int
    teacher: Sequence[Matrix] | None = None
    weight: float = 1.0


def train(material: Sequence[Pairs], vocabulary: int, recipe: Recipe) -> Matrix:
    """Train the token vectors, shape (vocabulary, dimension), the same for the same seed."""
    chooser = np.random.default_rng(recipe.seed)
    table = torch.nn.Parameter(_start(material, vocabulary, recipe, chooser))
    optimiser = torch.optim.Adam([table], lr=recipe.rate, fused=True)
    for step in range(recipe.steps):
        progress = step / recipe.steps
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * min(1.0, step / 100, (1 + math.cos(math.pi * progress)) / 2)
        optimiser.zero_grad()
        loss = torch.zeros(())
        for pairs in material:
            loss = loss + pairs.weight * _step_loss(table, pairs, recipe, chooser)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 200 == 0:
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
    table: torch.Tensor, pairs: Pairs, recipe: Recipe, chooser: np.random.Generator
) -> torch.Tensor:
    """Draw a batch inside one group and give its loss."""
    group = pairs.groups[chooser.choice(len(pairs.groups), p=pairs.shares)]
    rows = chooser.choice(group, size=min(pairs.batch, len(group)), replace=False)
    left = _vectors(table, pairs.left, rows, recipe, chooser)
    right = _vectors(table, pairs.right, rows, recipe, chooser)
    likeness = recipe.scale * left @ right.T
    truth = torch.arange(len(rows))
    loss = (
        functional.cross_entropy(likeness, truth) + functional.cross_entropy(likeness.T, truth)
    ) / 2
    if pairs.teacher is not None:
        for vectors, teacher in zip((left, right), pairs.teacher, strict=True):
            target = torch.from_numpy(teacher[rows])
            loss = loss + recipe.teacher_weight * (1 - (vectors * target).sum(1)).mean()
    return loss


def _vectors(
    table: torch.Tensor, bags: Bags, rows: Rows, recipe: Recipe, chooser: np.random.Generator
) -> torch.Tensor:
    """Mean token vectors of some texts, of unit length, some of the tokens left out."""
    ids, offsets = bags.take(rows)
    kept = torch.from_numpy(chooser.random(len(ids)) >= recipe.dropout)
    before = torch.cumsum(kept, 0) - kept.long()
    bag = functional.embedding_bag(ids[kept], table, before[offsets], mode="mean")
    return functional.normalize(bag, dim=1)
