"""Keeps the peers warm and times their updates on request, so that `./ne bench --peers` can alternate between them and its own.

Lines in, one JSON object a line out:

    (start)          {"python": ..., "torch": ..., "blas": ..., ...}   what is really in use
    run NAME COUNT   {"seconds": S}                                    COUNT updates of the learner NAME took S seconds
    check            {"learners": {NAME: {...}}}                       losses are finite, masks hold
    (end of input)                                                     the process ends
"""

import ctypes
import json
import os
import platform
import sys
import time

# One thread, said before PyTorch and its BLAS are loaded.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import torch  # noqa: E402

from masked import MaskedTd3, masked_layers  # noqa: E402
from td3 import Replay, Td3  # noqa: E402

TRANSITIONS = 100_000  # rows to sample from: more than the caches hold
WARM_UP = 30  # updates before the first measurement


def blas() -> dict:
    """The BLAS that this process has loaded: OpenBLAS says which kernels it chose for this processor."""
    torch.mm(torch.zeros(64, 64), torch.zeros(64, 64))
    with open("/proc/self/maps") as maps:
        libraries = sorted({line.split()[-1] for line in maps if "blas" in line and "/" in line})
    found = {"libraries": libraries, "name": "unknown"}
    if "mkl" in torch.__config__.show().lower().split("build settings")[0].replace("mkl-dnn", ""):
        found["name"] = "MKL"
    for library in libraries:
        if "openblas" in os.path.basename(library):
            handle = ctypes.CDLL(library)
            for symbol in ("openblas_get_config", "scipy_openblas_get_config64_", "openblas_get_config64_"):
                if hasattr(handle, symbol):
                    config = getattr(handle, symbol)
                    config.restype = ctypes.c_char_p
                    found["name"] = config().decode().strip()
                    break
    return found


def environment() -> dict:
    """Versions and settings that the figures depend on."""
    used = blas()
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "torch": torch.__version__,
        "blas": used["name"],
        "libraries": used["libraries"],
        "openblas": any("openblas" in library for library in used["libraries"]),
        "capability": torch.backends.cpu.get_cpu_capability() if hasattr(torch.backends, "cpu") else capability(),
        "threads": torch.get_num_threads(),
        "config": torch.__config__.show(),
    }


def capability() -> str:
    """The vector width of PyTorch's own loops; older versions tell it only within their configuration."""
    lines = [line for line in torch.__config__.show().splitlines() if "CPU capability usage" in line]
    return lines[0].split(":")[1].strip() if lines else "unknown"


def run(learner: Td3, count: int) -> float:
    start = time.perf_counter()
    for _ in range(count):
        learner.update()
    return time.perf_counter() - start


def check(learner: Td3) -> dict:
    """What must hold after updates: finite weights, and zeros wherever no weight lives."""
    networks = (learner.actor, learner.critics, learner.actor_target, learner.critics_target)
    finite = all(bool(torch.isfinite(parameter).all()) for network in networks for parameter in network.parameters())
    layers = [layer for network in networks for layer in masked_layers(network)]
    dead = sum(float((layer.weight * (1 - layer.mask)).abs().sum()) for layer in layers)
    live = [int(layer.mask.sum()) for layer in layers if not layer.mask.all()]
    return {"updates": learner.updates, "finite": finite, "dead": dead, "live": live}


def answer(line: str, learners: dict) -> dict:
    match line.split():
        case ["run", name, count] if name in learners and count.isdigit():
            return {"seconds": run(learners[name], int(count))}
        case ["check"]:
            return {"learners": {name: check(learner) for name, learner in learners.items()}}
        case _:
            return {"error": f"\"{line.strip()}\" is not understood; the requests are: run {'|'.join(learners)} COUNT, check."}


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    learners = {"td3": Td3(Replay(TRANSITIONS, seed=1)), "masked": MaskedTd3(Replay(TRANSITIONS, seed=2))}
    for learner in learners.values():
        run(learner, WARM_UP)
    print(json.dumps(environment()), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(line, learners)), flush=True)


if __name__ == "__main__":
    main()
