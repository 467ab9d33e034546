"""NE-TD3 between two topology events in PyTorch, sparse by multiplied masks, the usual way: masks are buffers beside dense weights.

Here is what every update of NE-TD3 pays: `weight * mask` in each forward pass, masked gradients, masked weights after each step, masked
targets, and the weight clipping that the paper gives NE (arXiv 2410.07994v3). Growth, pruning and review are left out, in the peer's
favour.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from td3 import Replay, Td3

# Live weights of the 256-128 layers at the paper's start: density 0.25 of a network by Erdős–Rényi, first and last layer protected, which
# is a mask of ones (`./ne run examples/HalfCheetah plan`).
LIVE = {"actor": 4352, "critics": 3680}
KAPPA = 3.0  # weights and biases stay within ±κ/√inputs


class MaskedLinear(nn.Linear):
    """A linear layer whose weights are multiplied by a mask of zeros and ones."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__(inputs, outputs)
        self.register_buffer("mask", torch.ones(outputs, inputs))
        self.bound = KAPPA / math.sqrt(inputs)

    def draw(self, live: int):
        """Draws which weights live."""
        flat = torch.zeros(self.mask.numel())
        flat[torch.randperm(flat.numel())[:live]] = 1
        self.mask.copy_(flat.view_as(self.mask))

    def forward(self, x):
        return F.linear(x, self.weight * self.mask, self.bias)


def masked_layers(network: nn.Module):
    """The layers of a network that have a mask, always in the same order."""
    return [module for module in network.modules() if isinstance(module, MaskedLinear)]


@torch.no_grad()
def mask_gradients(network: nn.Module):
    """Adam must not see a gradient where no weight lives."""
    for layer in masked_layers(network):
        layer.weight.grad.mul_(layer.mask)


@torch.no_grad()
def mask_weights(network: nn.Module):
    """Weights that do not live stay 0."""
    for layer in masked_layers(network):
        layer.weight.mul_(layer.mask)


@torch.no_grad()
def clip_weights(network: nn.Module):
    """Weights and biases stay within their bound."""
    for layer in masked_layers(network):
        layer.weight.clamp_(-layer.bound, layer.bound)
        layer.bias.clamp_(-layer.bound, layer.bound)


class MaskedTd3(Td3):
    """TD3 with a mask on every layer; those between the first and the last are sparse."""

    def __init__(self, replay: Replay):
        super().__init__(replay, linear=MaskedLinear)
        for critic in self.critics:
            critic.hidden2.draw(LIVE["critics"])
        self.actor.hidden2.draw(LIVE["actor"])
        for online, target in ((self.critics, self.critics_target), (self.actor, self.actor_target)):
            for layer, follower in zip(masked_layers(online), masked_layers(target)):
                follower.mask.copy_(layer.mask)
            mask_weights(online)
            mask_weights(target)

    def step(self, optimiser, loss, network):
        optimiser.zero_grad()
        loss.backward()
        mask_gradients(network)
        optimiser.step()
        mask_weights(network)
        clip_weights(network)

    def follow(self):
        super().follow()
        mask_weights(self.critics_target)
        mask_weights(self.actor_target)
