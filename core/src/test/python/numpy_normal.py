"""Writes what NumPy's RandomState draws, for NumpyRandomTest: one line per seed, the seed and then chosen normals as hex floats."""

import sys

import numpy as np

SEEDS = [0, 1, 85, 600, 12345, 2**31 - 1, 2**31, 2**32 - 1]
PLACES = [0, 1, 2, 3, 311, 312, 313, 511, 1247, 1248, 4999]

with open(sys.argv[1], "w") as out:
    for seed in SEEDS:
        values = np.random.RandomState(seed).randn(1, 5000)[0]
        out.write(" ".join([str(seed)] + [values[i].hex() for i in PLACES]) + "\n")
