"""200 run folders of a million steps, to measure `ne report`: 4 tasks, 5 experiments, 10 seeds, with as many records as a run of NE-TD3 on
HalfCheetah leaves (1.1 GB). All values are random numbers.

    python3 benchmarks/report/runs.py many-runs
    ./ne report many-runs --baseline Td3
"""

import json
import os
import random
import sys
import zlib

TASKS = ["HalfCheetah-v4", "Ant-v4", "Humanoid-v4", "Hopper-v4"]
EXPERIMENTS = ["NeTd3", "NoReview", "RandomGrowth", "Td3", "NoClipping"]
NETWORKS = {"Policy": ["Hidden1", "Hidden2", "Action"], "Value1": ["Hidden1", "Hidden2", "Q"], "Value2": ["Hidden1", "Hidden2", "Q"]}
LAYERS = [f"{network}.{layer}" for network, layers in NETWORKS.items() for layer in layers]
HIDDEN = [layer for layer in LAYERS if "Hidden" in layer]
UPDATES_BEHIND = 25_000

ACTIVITY = ["dormant_ratio", "dormant_ratio_0.025", "dormant_ratio_0.1", "activated_ratio", "fau"]
OF_NETWORK = ["features/effective_rank", "features/srank", "features/stable_rank", "features/norm", "churn", "cost/forward_flop", "cost/training_flop"]
OF_LAYER = ["topology/zero_fraction", "weights/norm", "weights/clipped_fraction", "weights/effective_step"]
OF_GRADIENT = ["mean", "median", "p95", "p99", "gini", "vanishing", "row_minimum", "row_maximum", "grama_ratio", "grama_ratio_0.025", "grama_ratio_0.1"]
OF_UPDATES = ["critic_loss", "actor_loss", "q_mean", "review_share", "review_threshold"]
OF_EVALUATION = ["return_mean", "return_std", "length_mean", "worst_drop", "mean_height"]


def lines(path, records):
    with open(path, "w") as file:
        for record in records:
            file.write(json.dumps(record, separators=(",", ":")) + "\n")


def metrics(r):
    for thousand in range(1, 1001):
        at = {"step": 1000 * thousand, "update": max(0, 1000 * thousand - UPDATES_BEHIND)}
        yield at | {"train/return": 4000 * r.random(), "train/length": 1000}
        yield at | {f"train/{name}": r.random() for name in OF_UPDATES} | {f"topology/density/{layer}": r.random() for layer in HIDDEN}
        if thousand % 5 == 0:
            yield at | {f"eval/{name}": r.random() for name in OF_EVALUATION}
        if thousand % 10 == 0:
            yield (at | {f"activity/{name}/{target}": r.random() for target in HIDDEN + list(NETWORKS) for name in ACTIVITY}
                   | {f"{name}/{network}": r.random() for network in NETWORKS for name in OF_NETWORK}
                   | {f"{name}/{layer}": r.random() for layer in LAYERS for name in OF_LAYER}
                   | {f"gradients/{name}/{layer}": r.random() for layer in HIDDEN for name in OF_GRADIENT})


def topology(r):
    for event in range(1, 976):
        at = {"step": UPDATES_BEHIND + 1000 * event, "update": 1000 * event}
        newborn = lambda: {"grown": 900, "alive": r.random(), "moved": r.random(), "gradient_ratio": r.random()}
        for layer in HIDDEN:
            yield at | {"layer": layer, "live_before": 3616, "live": 3616 + event, "size": 32768, "density": r.random(), "grown": r.randrange(900),
                        "pruned": r.randrange(500), "dormant": r.randrange(20), "units": 128, "without_inputs": 0, "unrecoverable": 0, "redrawn": 0,
                        "revived": 0, "carry": 0, "after_1": newborn(), "after_10": newborn()}
        for network in NETWORKS:
            yield at | {"network": network, "output_change": r.random()}


def weights(r):
    for snapshot in range(51):
        for layer in LAYERS:
            record = {"step": 20_000 * snapshot, "update": max(0, 20_000 * snapshot - UPDATES_BEHIND), "layer": layer, "outputs": 128, "inputs": 256,
                      "live": 16_384, "bin_width": 2.0 ** -6, "first_bin": -18, "counts": [r.randrange(1000) for _ in range(36)]}
            if layer in HIDDEN:
                record |= {"mask_rows": 64, "mask_columns": 64, "mask_live": [r.randrange(9) for _ in range(64 * 64)]}
            yield record


def run(root, task, experiment, seed):
    r = random.Random(zlib.crc32(f"{task} {experiment} {seed}".encode()))
    folder = f"{root}/{task}/{experiment}/default/seed-{seed}"
    os.makedirs(folder)
    height = 4000 + 500 * EXPERIMENTS.index(experiment)
    with open(f"{folder}/eval.csv", "w") as file:
        file.write("step,episode,return,length,seed\n")
        for step in range(0, 1_000_001, 5_000):
            for episode in range(10):
                file.write(f"{step},{episode},{height * (step / 1e6) ** 0.5 + 300 * r.gauss(0, 1)!r},1000,{seed}\n")
    lines(f"{folder}/metrics.jsonl", metrics(r))
    lines(f"{folder}/topology.jsonl", topology(r))
    lines(f"{folder}/weights.jsonl", weights(r))
    lines(f"{folder}/timing.jsonl", (
        {"time": "2026-11-30T16:19:24+00:00", "step": 12_500 * k, "update": 12_500 * k, "speed/steps_per_second": 400, "speed/collect_ms": 0.06,
         "speed/update_ms": 1.5, "speed/evaluation_ms": 900, "system/peak_bytes": 3e8} for k in range(1, 81)))
    with open(f"{folder}/run.json", "w") as file:
        json.dump({"experiment": experiment, "task": task, "seed": seed, "command_line": "", "started": "2026-11-30T16:19:09+00:00",
                   "settings": {"steps": 1_000_000, "warm-up": UPDATES_BEHIND, "updates-per-step": 1}, "program": experiment + "0123456789",
                   "structure": ["task = " + task, "algorithm = td3", "re-do.every = 1000"], "plan": "", "commit": "66a2e1d", "versions": {"ne": "0.1.0"},
                   "hardware": {"processor": "", "threads": 2}}, file)
    with open(f"{folder}/done", "w") as file:
        file.write("1000000\n")


if __name__ == "__main__":
    for task in TASKS:
        for experiment in EXPERIMENTS:
            for seed in range(1, 11):
                run(sys.argv[1], task, experiment, seed)
