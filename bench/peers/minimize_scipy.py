"""Minima of the one-active loss at (m, n) by SciPy from random starts: version, method, starts a second, share of starts that reach
the best value, largest slope. `python3 minimize_scipy.py M N SECONDS BEST`. Loss and gradient are closed forms on whole NumPy arrays."""
import sys
import time

import numpy as np
import scipy
from scipy.optimize import minimize

m, n = int(sys.argv[1]), int(sys.argv[2])
seconds, best = float(sys.argv[3]), float(sys.argv[4])
own = np.eye(m)


def loss(x):
    W = x[: m * n].reshape(m, n)
    b = x[m * n :, None]
    M = W @ W.T
    with np.errstate(divide="ignore", invalid="ignore"):
        root = -b / M
    end = M + b > 0
    # The part of [0,1] where Mt + b > 0 begins at 0 or ends at 1.
    low = np.where(b > 0, 0.0, np.where(end, np.minimum(1, root), 1.0))
    high = np.where(end, 1.0, np.where(b > 0, np.minimum(1, root), low))
    m0 = high - low
    m1 = (high**2 - low**2) / 2
    m2 = (high**3 - low**3) / 3
    positive = M * m1 + b * m0
    first = M * m2 + b * m1
    value = np.sum(own * (1 / 3 - 2 * first) + M * first + b * positive) / m
    slope = 2 * (first - own * m2) / m
    bias = 2 * np.sum(positive - own * m1, axis=1) / m
    return value, np.concatenate([((slope + slope.T) @ W).ravel(), bias])


for method, options in (("L-BFGS-B", {"ftol": 0, "gtol": 1e-10, "maxcor": 12, "maxiter": 2000}), ("BFGS", {"gtol": 1e-10})):
    random = np.random.default_rng(1)
    starts = hits = 0
    residual = 0.0
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        x = np.concatenate([random.normal(0, n**-0.5, m * n), random.normal(0, 0.3, m)])
        found = minimize(loss, x, jac=True, method=method, options=options)
        starts += 1
        if abs(found.fun - best) < 1e-8:
            hits += 1
            residual = max(residual, np.abs(found.jac).max())
    took = time.perf_counter() - begun
    print(f"SciPy {scipy.__version__}", method, starts / took, hits / starts, residual, sep="\t")
