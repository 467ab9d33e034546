"""TD3 in PyTorch as it is usually written (Fujimoto et al., 2018, arXiv 1802.09477): what whole updates of NE.Dsl are compared with.

Sizes, learning rates and cadences are those of examples/HalfCheetah. Nothing is logged, and no loss is read back, so that an update holds
only what learning needs.
"""

import copy
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

OBSERVATIONS = 17
ACTIONS = 6
ACTION_LIMIT = 1.0
HIDDEN = (256, 128)
BATCH = 256


@dataclass(frozen=True)
class Settings:
    """Values of TD3, section 6.1 and the authors' code."""

    discount: float = 0.99
    polyak: float = 0.005
    target_noise: float = 0.2
    target_noise_clip: float = 0.5
    policy_delay: int = 2
    learning_rate: float = 3e-4


class Replay:
    """A ring of transitions in numpy arrays; a batch is gathered by random indices and handed to PyTorch without a further copy."""

    def __init__(self, rows: int, seed: int):
        self.random = np.random.default_rng(seed)
        self.rows = rows
        self.observation, self.action, self.next = (
            self.random.uniform(-1, 1, (rows, width)).astype(np.float32) for width in (OBSERVATIONS, ACTIONS, OBSERVATIONS)
        )
        self.reward = self.random.standard_normal((rows, 1), dtype=np.float32)
        self.not_done = np.ones((rows, 1), np.float32)

    def sample(self, batch: int):
        index = self.random.integers(0, self.rows, batch)
        arrays = (self.observation, self.action, self.reward, self.next, self.not_done)
        return tuple(torch.from_numpy(array[index]) for array in arrays)


class Actor(nn.Module):
    """Observation to action in ±1, scaled by the caller."""

    def __init__(self, linear=nn.Linear):
        super().__init__()
        self.hidden1 = linear(OBSERVATIONS, HIDDEN[0])
        self.hidden2 = linear(HIDDEN[0], HIDDEN[1])
        self.action = linear(HIDDEN[1], ACTIONS)

    def forward(self, observation):
        x = F.relu(self.hidden1(observation))
        x = F.relu(self.hidden2(x))
        return ACTION_LIMIT * torch.tanh(self.action(x))


class Critic(nn.Module):
    """Observation and action to the value of one critic."""

    def __init__(self, linear=nn.Linear):
        super().__init__()
        self.hidden1 = linear(OBSERVATIONS + ACTIONS, HIDDEN[0])
        self.hidden2 = linear(HIDDEN[0], HIDDEN[1])
        self.q = linear(HIDDEN[1], 1)

    def forward(self, observation_action):
        x = F.relu(self.hidden1(observation_action))
        x = F.relu(self.hidden2(x))
        return self.q(x)


class Td3:
    """Twin critics, target smoothing, delayed policy, Adam, Polyak targets."""

    def __init__(self, replay: Replay, linear=nn.Linear, settings: Settings = Settings()):
        self.replay, self.settings, self.updates = replay, settings, 0
        self.actor = Actor(linear)
        self.critics = nn.ModuleList([Critic(linear), Critic(linear)])
        self.actor_target = copy.deepcopy(self.actor).requires_grad_(False)
        self.critics_target = copy.deepcopy(self.critics).requires_grad_(False)
        self.actor_optimiser = torch.optim.Adam(self.actor.parameters(), lr=settings.learning_rate)
        self.critics_optimiser = torch.optim.Adam(self.critics.parameters(), lr=settings.learning_rate)

    def update(self):
        """One update: the critics, every second time the policy and the targets."""
        self.updates += 1
        observation, action, reward, next_observation, not_done = self.replay.sample(BATCH)
        self.update_critics(observation, action, reward, next_observation, not_done)
        if self.updates % self.settings.policy_delay == 0:
            self.update_policy(observation)
            self.follow()

    def update_critics(self, observation, action, reward, next_observation, not_done):
        s = self.settings
        with torch.no_grad():
            noise = (torch.randn_like(action) * s.target_noise).clamp(-s.target_noise_clip, s.target_noise_clip)
            next_action = (self.actor_target(next_observation) + noise).clamp(-ACTION_LIMIT, ACTION_LIMIT)
            next_pair = torch.cat([next_observation, next_action], 1)
            value = torch.min(*[critic(next_pair) for critic in self.critics_target])
            target = reward + not_done * s.discount * value

        pair = torch.cat([observation, action], 1)
        loss = sum(F.mse_loss(critic(pair), target) for critic in self.critics)
        self.step(self.critics_optimiser, loss, self.critics)

    def update_policy(self, observation):
        loss = -self.critics[0](torch.cat([observation, self.actor(observation)], 1)).mean()
        self.step(self.actor_optimiser, loss, self.actor)

    def step(self, optimiser, loss, network):
        """One step of Adam down the loss. Variants change the gradient of the network before it, or its weights after it."""
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    @torch.no_grad()
    def follow(self):
        """Targets follow: θ' = τ θ + (1 − τ) θ'."""
        for online, target in ((self.critics, self.critics_target), (self.actor, self.actor_target)):
            for parameter, follower in zip(online.parameters(), target.parameters()):
                follower.lerp_(parameter, self.settings.polyak)
