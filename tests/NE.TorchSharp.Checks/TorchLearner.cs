using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Reference;
using NE.Runtime.Random;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;
using Side = NE.Runtime.Networks.Side;

namespace NE.TorchSharp.Checks;

/// <summary>
/// What TD3 and SAC share when they are written with TorchSharp: autograd instead of a backward pass, its Adam, and masks applied after each step,
/// all in double precision. It starts as a copy of a generated learner and draws the same batches.
/// </summary>
internal abstract class TorchLearner : IDisposable
{
    protected const double LearningRate = 3e-4, Discount = 0.99;
    private const int BatchSize = 48;
    private const double Polyak = 0.005;

    private readonly Trial trial;
    private readonly double? kappa;
    private readonly optim.Optimizer policyStep;
    private readonly optim.Optimizer[] criticSteps;
    private readonly List<(string Name, Side Side, TorchNetwork Network)> networks = [];

    protected TorchLearner(Trial trial, double? kappa)
    {
        this.trial = trial;
        this.kappa = kappa;
        Policy = Copy("Policy", Side.Online);
        Critics = [Copy("Value1", Side.Online), Copy("Value2", Side.Online)];
        Targets = [Copy("Value1", Side.Target), Copy("Value2", Side.Target)];
        policyStep = optim.Adam(Policy.parameters(), LearningRate);
        criticSteps = [.. Critics.Select(static critic => optim.Adam(critic.parameters(), LearningRate))];
    }

    /// <summary>All networks by their names in checkpoints.</summary>
    public IEnumerable<(string Name, Side Side, TorchNetwork Network)> Networks => networks;

    protected TorchNetwork Policy { get; }

    protected TorchNetwork[] Critics { get; }

    protected TorchNetwork[] Targets { get; }

    protected long Updates { get; private set; }

    protected float Limit => trial.Definition.Task.ActionLimit;

    protected int Actions => trial.Definition.Task.Actions;

    /// <summary>One update.</summary>
    public void Update()
    {
        using DisposeScope scope = NewDisposeScope();
        Updates++;
        Transitions batch = trial.Batch(RandomStreamId.ReplayIndex, Updates, trial.Transitions.Count, BatchSize);
        Tensor target;
        using (no_grad())
        {
            target = Of(batch.Reward) + (Discount * Of(batch.NotDone) * NextValue(Of(batch.NextState)));
        }

        foreach ((TorchNetwork critic, optim.Optimizer step) in Critics.Zip(criticSteps))
        {
            Descend(critic, step, nn.functional.mse_loss(critic.call(cat([Of(batch.State), Of(batch.Action)], 1)).squeeze(1), target));
        }

        UpdatePolicy(Of(batch.State));
    }

    public virtual void Dispose()
    {
        foreach ((_, _, TorchNetwork network) in networks)
        {
            network.Dispose();
        }

        foreach (optim.Optimizer step in criticSteps.Append(policyStep))
        {
            step.Dispose();
        }
    }

    /// <summary>The value of the next states, [batch].</summary>
    protected abstract Tensor NextValue(Tensor next);

    /// <summary>What follows the critics' step.</summary>
    protected abstract void UpdatePolicy(Tensor state);

    /// <summary>The standard normal numbers that the learner draws in this update.</summary>
    protected Tensor Normal(RandomStreamId stream) => Of(Draws.Normal(trial.Seed, stream, Updates, BatchSize, Actions));

    /// <summary>One step of the policy.</summary>
    protected void DescendPolicy(Tensor loss) => Descend(Policy, policyStep, loss);

    protected static Tensor Least(TorchNetwork[] critics, Tensor state, Tensor action)
    {
        Tensor input = cat([state, action], 1);
        return minimum(critics[0].call(input), critics[1].call(input)).squeeze(1);
    }

    protected static void Follow(TorchNetwork online, TorchNetwork target)
    {
        using IDisposable still = no_grad();
        foreach ((Parameter from, Parameter to) in online.parameters().Zip(target.parameters()))
        {
            to.mul_(1 - Polyak).add_(from, alpha: Polyak);
        }
    }

    protected TorchNetwork Copy(string name, Side side)
    {
        var copy = (TorchNetwork)TorchNetwork.Of(trial.Definition, trial.Group, name, side).to(ScalarType.Float64);
        networks.Add((name, side, copy));
        return copy;
    }

    private void Descend(TorchNetwork network, optim.Optimizer step, Tensor loss)
    {
        step.zero_grad();
        loss.backward();
        step.step();
        network.ApplyMasks();
        if (kappa is not double factor)
        {
            return;
        }

        using IDisposable still = no_grad();
        Dictionary<string, Parameter> named = network.named_parameters().ToDictionary(static each => each.name, static each => each.parameter);
        foreach ((string name, Parameter weight) in named.Where(static each => each.Value.ndim == 2))
        {
            double bound = factor / Math.Sqrt(weight.shape[1]);
            weight.clamp_(-bound, bound);
            named[name[..^"weight".Length] + "bias"].clamp_(-bound, bound);
        }
    }

    private static Tensor Of(Matrix matrix) => tensor(matrix.Values, [matrix.Rows, matrix.Columns]);

    private static Tensor Of(double[] values) => tensor(values);
}
