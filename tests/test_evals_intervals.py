import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.citations import kappa
from evals.intervals import balanced, paired, pooled, wilson

shares = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: (min(pair), max(pair)))
clusters = st.dictionaries(st.text(max_size=3), shares, max_size=12)


@given(clusters)
def test_an_interval_holds_its_value_within_zero_one(sums):
    interval = pooled(sums)
    assert 0 <= interval.low <= interval.high <= 1
    if sum(total for _, total in sums.values()):
        assert 0 <= interval.value <= 1


def test_ninety_percent_of_a_hundred_is_as_wide_as_the_field_says():
    sums = {str(n): (float(n % 10 != 0), 1.0) for n in range(100)}
    interval = pooled(sums)
    assert interval.value == 0.9
    assert interval.low == pytest.approx(0.83, abs=0.02)
    assert interval.high == pytest.approx(0.95, abs=0.02)


def test_twins_widen_an_interval_that_singles_would_narrow():
    singles = {str(n): (float(n % 2), 1.0) for n in range(100)}
    twins = {str(n): (2.0 * (n % 2), 2.0) for n in range(50)}
    wide, narrow = pooled(twins), pooled(singles)
    assert wide.high - wide.low > narrow.high - narrow.low


def test_the_order_of_clusters_changes_nothing():
    sums = {"b": (1.0, 2.0), "a": (0.0, 1.0), "c": (1.0, 1.0)}
    assert pooled(sums) == pooled(dict(sorted(sums.items())))


def test_all_right_is_not_certainty():
    low, high = wilson(1.0, 20)
    assert 0.83 < low < 0.85
    assert high == 1


def test_twins_that_always_part_are_not_certainty():
    interval = pooled({str(n): (1.0, 2.0) for n in range(6)})
    assert interval.value == 0.5
    assert interval.low < 0.2
    assert interval.high > 0.8


def test_balanced_is_the_mean_of_both_ways():
    sums = {"a": (9.0, 10.0, 0.0, 0.0), "b": (0.0, 0.0, 5.0, 10.0)}
    assert balanced(sums).value == pytest.approx(0.7)


def test_always_refusing_is_not_certainly_a_half():
    refusing = {f"a{n}": (0.0, 1.0, 0.0, 0.0) for n in range(20)}
    refusing |= {f"u{n}": (0.0, 0.0, 1.0, 1.0) for n in range(10)}
    interval = balanced(refusing)
    assert interval.value == 0.5
    assert interval.low < 0.4
    assert interval.high > 0.55


both_ways = st.dictionaries(st.text(max_size=3), st.tuples(shares, shares), max_size=8)


@given(both_ways)
def test_balanced_holds_its_value_within_zero_one(sums):
    interval = balanced({name: (*one, *other) for name, (one, other) in sums.items()})
    assert 0 <= interval.low <= interval.high <= 1
    assert 0 <= interval.value <= 1


def test_a_paired_test_sees_a_change_and_no_change():
    worse = {str(n): [-1.0] for n in range(20)}
    change, p_value = paired(worse)
    assert change.value == change.high == -1
    assert p_value < 0.001
    mixed = {str(n): [1.0 if n % 2 else -1.0] for n in range(20)}
    assert paired(mixed)[1] == 1.0


@given(st.lists(st.booleans(), min_size=1))
def test_kappa_of_a_rater_with_themself_is_one(labels):
    assert kappa(labels, labels) == 1


def test_kappa_by_hand():
    # Cohen's classic table: 20 both yes, 5 and 10 apart, 15 both no: 0.4.
    ours = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    theirs = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert kappa(ours, theirs) == pytest.approx(0.4)
