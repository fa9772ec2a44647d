"""Diagnoses a weight matrix with numpy: `weights_numpy.py FILE LENGTH TASK`, FILE the features one after another, doubles.

Prints lines of tab-separated fields: the version; milliseconds of each step and of all, and of processor time of all threads; figures that must be those of the other side. Two
idioms: arrays of all features at once, and the same by blocks of features, which spares memory and its traffic; each is a run of its own
(BENCH_IDIOM), and the faster counts. TASK `coherence` adds the largest cosine, from one symmetric product or by blocks. LENGTH 0: the version only.
"""
import os
import sys
import time

import numpy as np


def openblas():
    """The configuration line of the OpenBLAS that is loaded, or which other library answers."""
    import ctypes

    with open("/proc/self/maps") as maps:
        paths = {line.split()[-1] for line in maps if "blas" in line}
    for path in sorted(paths):
        library = ctypes.CDLL(path)
        for name in ("openblas_get_config", "scipy_openblas_get_config64_", "scipy_openblas_get_config"):
            config = getattr(library, name, None)
            if config is not None:
                config.restype = ctypes.c_char_p
                return config().decode()
    return "no OpenBLAS: " + ", ".join(sorted(os.path.basename(path) for path in paths))


def measures(x, vectors, values):
    """Norms, D, participation and entropy of the features in the rows of x."""
    p = x @ vectors
    np.multiply(p, p, out=p)
    norms = p.sum(axis=1)
    p /= norms[:, None]
    kappa = p @ values
    participation = 1 / np.einsum("ik,ik->i", p, p)
    logarithms = np.log(p, out=np.zeros_like(p), where=p > 0)
    entropy = -np.einsum("ik,ik->i", p, logarithms)
    return norms / kappa, participation, entropy


def coherence(x, block):
    units = x / np.linalg.norm(x, axis=1)[:, None]
    if block >= len(units):
        products = units @ units.T
        np.fill_diagonal(products, 0)
        return max(products.max(), -products.min())
    largest = 0.0
    for i in range(0, len(units), block):
        for j in range(i, len(units), block):
            products = units[i : i + block] @ units[j : j + block].T
            if i == j:
                np.fill_diagonal(products, 0)
            largest = max(largest, products.max(), -products.min())
    return largest


def main():
    path, length, task = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    print("version", f"numpy {np.__version__}, {openblas()}", sep="\t")
    if length == 0:
        return
    x = np.fromfile(path).reshape(-1, length)
    block = len(x) if os.environ.get("BENCH_IDIOM") == "whole" else 1024
    start = last = time.perf_counter()
    usage = time.process_time()

    def lap(step):
        nonlocal last
        now = time.perf_counter()
        print(step, 1000 * (now - last), sep="\t")
        last = now

    frame_operator = x.T @ x
    lap("frame operator")
    values, vectors = np.linalg.eigh(frame_operator)
    lap("eigenvectors")
    parts = [measures(x[i : i + block], vectors, values) for i in range(0, len(x), block)]
    dimensionality, participation, entropy = (np.concatenate(part) for part in zip(*parts))
    lap("measures")
    largest = coherence(x, block) if task == "coherence" else 0
    if task == "coherence":
        lap("coherence")
    print("all", 1000 * (time.perf_counter() - start), sep="\t")
    print("processor", 1000 * (time.process_time() - usage), sep="\t")
    figures = [values[-1], values[0], dimensionality.sum(), participation.sum(), entropy.sum(), largest]
    print("figures", *map(repr, map(float, figures)), sep="\t")


main()
