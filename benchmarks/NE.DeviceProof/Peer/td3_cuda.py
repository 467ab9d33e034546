"""TD3 (Fujimoto et al., 2018, arXiv 1802.09477) in PyTorch on a device: what updates on a GPU are compared with.

usage: td3_cuda.py eager|graphs|compiled LEARNERS SECONDS [DEVICE]

eager launches operation by operation; graphs captures two updates as one CUDA graph; compiled captures them with forward and backward
passes that torch.compile has made.

HalfCheetah's sizes, networks of 256-128, batch 256, replay on the device. With several learners each layer multiplies a batch of
matrices: all learners advance as one, which a study can do when nothing but seeds differs. The answer is a line of JSON: seconds of an
update of all learners, mean over policy delay 2.
"""

import copy
import json
import math
import sys
import time

import torch
import torch.nn.functional as F

OBSERVATIONS, ACTIONS, HIDDEN = 17, 6, (256, 128)
BATCH, ROWS = 256, 100_000
DISCOUNT, POLYAK, RATE = 0.99, 0.005, 3e-4
NOISE, CLIP = 0.2, 0.5


class Network(torch.nn.Module):
    """Layers with rectifiers between them, for one learner or for several side by side."""

    def __init__(self, learners, sizes):
        super().__init__()
        self.learners = learners
        self.weights, self.biases = torch.nn.ParameterList(), torch.nn.ParameterList()
        for inputs, outputs in zip(sizes, sizes[1:]):
            bound = 1 / math.sqrt(inputs)
            shape = (outputs, inputs) if learners == 1 else (learners, inputs, outputs)
            self.weights.append(torch.nn.Parameter(torch.empty(shape).uniform_(-bound, bound)))
            self.biases.append(torch.nn.Parameter(torch.empty((outputs,) if learners == 1 else (learners, 1, outputs)).uniform_(-bound, bound)))

    def forward(self, x):
        for i, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            x = F.linear(x, weight, bias) if self.learners == 1 else torch.baddbmm(bias, x, weight)
            if i + 1 < len(self.weights):
                x = F.relu(x)
        return x


class Td3:
    """Twin critics, target smoothing, Adam, targets that follow. Two updates, the second with the policy, are a round."""

    def __init__(self, learners, device, graphs):
        torch.manual_seed(1)
        self.shape = (BATCH,) if learners == 1 else (learners, BATCH)
        self.device = device
        width = 2 * OBSERVATIONS + ACTIONS + 2
        self.replay = torch.empty(ROWS if learners == 1 else ROWS // 10 * learners, width, device=device).uniform_(-1, 1)
        self.replay[:, -1] = 1
        self.actor = Network(learners, (OBSERVATIONS, *HIDDEN, ACTIONS)).to(device)
        self.critics = torch.nn.ModuleList(Network(learners, (OBSERVATIONS + ACTIONS, *HIDDEN, 1)) for _ in range(2)).to(device)
        self.actor_target, self.critics_target = (copy.deepcopy(network).requires_grad_(False) for network in (self.actor, self.critics))
        # The usual optimiser where every operation is launched by itself; the fastest one, a kernel of its own, within graphs.
        options = {"lr": RATE, "capturable": True, "fused": True} if graphs else {"lr": RATE}
        self.actor_optimiser = torch.optim.Adam(self.actor.parameters(), **options)
        self.critics_optimiser = torch.optim.Adam(self.critics.parameters(), **options)

    def sample(self):
        rows = self.replay[torch.randint(0, self.replay.shape[0], self.shape, device=self.device)]
        return rows.split((OBSERVATIONS, ACTIONS, OBSERVATIONS, 1, 1), -1)

    def critics_loss(self, observation, action, following, reward, continues):
        with torch.no_grad():
            noise = (torch.randn_like(action) * NOISE).clamp(-CLIP, CLIP)
            pair = torch.cat((following, (torch.tanh(self.actor_target(following)) + noise).clamp(-1, 1)), -1)
            value = torch.minimum(*(critic(pair) for critic in self.critics_target))
            target = reward + continues * DISCOUNT * value
        pair = torch.cat((observation, action), -1)
        return sum(((critic(pair) - target) ** 2).sum() / BATCH for critic in self.critics)

    def policy_loss(self, observation):
        action = torch.tanh(self.actor(observation))
        return -self.critics[0](torch.cat((observation, action), -1)).sum() / BATCH

    def update_critics(self, batch):
        loss = self.critics_loss(*batch)
        self.critics_optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.critics_optimiser.step()

    def update_policy(self, observation):
        loss = self.policy_loss(observation)
        self.actor_optimiser.zero_grad(set_to_none=True)
        loss.backward(inputs=list(self.actor.parameters()))
        self.actor_optimiser.step()
        with torch.no_grad():
            for online, target in ((self.critics, self.critics_target), (self.actor, self.actor_target)):
                torch._foreach_mul_(list(target.parameters()), 1 - POLYAK)
                torch._foreach_add_(list(target.parameters()), list(online.parameters()), alpha=POLYAK)

    def round(self):
        self.update_critics(self.sample())
        batch = self.sample()
        self.update_critics(batch)
        self.update_policy(batch[0])

    def finite(self):
        return all(bool(torch.isfinite(parameter).all()) for network in (self.actor, self.critics) for parameter in network.parameters())


def graphed(learner):
    """The round as one CUDA graph, captured after a warm-up on another stream."""
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(3):
            learner.round()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        learner.round()
    return graph.replay


def main(mode, learners, seconds, device):
    wait = torch.cuda.synchronize if device == "cuda" else lambda: None
    learner = Td3(int(learners), device, graphs=mode != "eager")
    if mode == "compiled":
        learner.critics_loss, learner.policy_loss = (torch.compile(loss, dynamic=False) for loss in (learner.critics_loss, learner.policy_loss))
    step = learner.round if mode == "eager" else graphed(learner)
    for _ in range(20):
        step()
    wait()
    best, count, end = math.inf, 50, time.perf_counter() + float(seconds)
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(count):
            step()
        wait()
        best = min(best, (time.perf_counter() - start) / count / 2)
    print(json.dumps({"seconds": best, "finite": learner.finite(), "mode": mode, "torch": torch.__version__}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else "cuda")
