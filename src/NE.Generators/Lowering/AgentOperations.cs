using NE.Generators.Model;

namespace NE.Generators.Lowering;

// The operations of the agent's sections. Instances and caches are named as the agent's fields.

/// <summary>Draws a batch uniformly from the replay buffer.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Stream">The random stream of the rows.</param>
/// <param name="Once">True when the batch is drawn once, at unit 0 of its stream; else the unit is the update.</param>
internal sealed record Gather(string Batch, string Stream, bool Once) : Operation;

/// <summary>Draws a batch uniformly, or from the oldest transitions when review is due.</summary>
internal sealed record GatherReviewed(string Batch, string Stream) : Operation;

/// <summary>A network's forward pass.</summary>
internal sealed record NetworkForward(string Instance, bool Target, Value Input, string Cache) : Operation;

/// <summary>A network's backward pass: gradients of the live weights.</summary>
internal sealed record NetworkBackward(string Instance, Value Input, string Cache, string Gradient) : Operation;

/// <summary>A network's backward pass for growth: dense gradients of the elastic layers.</summary>
internal sealed record NetworkScore(string Instance, Value Input, string Cache, string Gradient) : Operation;

/// <summary>A critic's backward pass to the action.</summary>
internal sealed record NetworkActionGradient(string Instance, string Cache, string Gradient, Value Result) : Operation;

/// <summary>Bias corrections of one Adam step that all weights of a network share.</summary>
/// <param name="Name">Name of the local.</param>
/// <param name="Rate">Setting of the learning rate.</param>
/// <param name="Count">Number of steps so far, this one included, as an expression of the update counter.</param>
/// <param name="AtLeastOne">True where the count may still be 0.</param>
internal sealed record SharedStep(string Name, string Rate, string Count, bool AtLeastOne = false) : Operation;

/// <summary>A network's optimiser step.</summary>
internal sealed record NetworkStep(string Instance, string Step, bool Clipped) : Operation;

/// <summary>A target network follows its online network.</summary>
internal sealed record NetworkSoftUpdate(string Instance) : Operation;

/// <summary>The same forward pass of both critics, which share nothing but the input: on two threads when the run has them.</summary>
internal sealed record TwinsForward(NetworkForward First, NetworkForward Second) : Operation;

/// <summary>The backward passes of both critics.</summary>
internal sealed record TwinsBackward(NetworkBackward First, NetworkBackward Second) : Operation;

/// <summary>The optimiser steps of both critics.</summary>
internal sealed record TwinsStep(NetworkStep First, NetworkStep Second) : Operation;

/// <summary>Both critics' targets follow.</summary>
internal sealed record TwinsSoftUpdate(NetworkSoftUpdate First, NetworkSoftUpdate Second) : Operation;

/// <summary>ã = clip(limit · a + clip(noise, ±bound), ±limit).</summary>
internal sealed record SmoothTarget(Value Action, Value Smoothed, string Stream) : Operation;

/// <summary>y = factor · x. The factor is a constant of the program.</summary>
internal sealed record Scale(Value From, string Factor, double By, Value To) : Operation;

/// <summary>y = r + γ (1 − d) min(q1, q2).</summary>
internal sealed record TwinTarget(Value Reward, Value NotDone, Value First, Value Second, Value Target) : Operation;

/// <summary>y = r + γ (1 − d) q.</summary>
internal sealed record SingleTarget(Value Reward, Value NotDone, Value Only, Value Target) : Operation;

/// <summary>
/// Loss mean (q − y)² and its gradient 2 (q − y) / B; a loss that is not finite stops the run and names the network. The loss goes to a
/// local, or nowhere when only the gradient is used.
/// </summary>
internal sealed record ValueError(string Network, Value Q, Value Target, Value Gradient, string? Loss) : Operation;

/// <summary>Loss −mean q and its gradient −1 / B; a loss that is not finite stops the run.</summary>
internal sealed record DeterministicPolicyLoss(string Network, Value Q, Value Gradient, string? Loss) : Operation;

/// <summary>Adds an expression to a running mean.</summary>
internal sealed record Meter(string Name, string Expression) : Operation;

/// <summary>Adds the mean of a buffer over the batch to a running mean.</summary>
internal sealed record MeterMean(string Name, Value Of) : Operation;

/// <summary>Counts the activated hidden units and gives the count to the review.</summary>
internal sealed record CountActivated(EquatableArray<Value> Hidden) : Operation;
