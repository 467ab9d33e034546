using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Reference;

/// <summary>
/// One SAC learner (Haarnoja et al., "Soft actor-critic algorithms and applications", 2018) on networks that may be masked. The actor's
/// output has means and log σ. Random numbers are inputs: batches, and the standard normal numbers of the actions, [sample, action].
/// </summary>
public sealed class Sac
{
    public Sac(Network actor, IReadOnlyList<Network> critics, SquashedGaussian policy, SacSettings settings)
    {
        Actor = actor;
        Critics = critics;
        Policy = policy;
        Settings = settings;
        LogTemperature.Value[0] = Math.Log(settings.Temperature);
    }

    private long updates;

    public Network Actor { get; }

    public IReadOnlyList<Network> Critics { get; }

    public SquashedGaussian Policy { get; }

    public SacSettings Settings { get; }

    /// <summary>log α, one element.</summary>
    public Parameter LogTemperature { get; } = new(1);

    public double Temperature => Math.Exp(LogTemperature.Value[0]);

    /// <summary>Actions of the heads and their log-densities.</summary>
    public (Matrix Action, double[] Log) Draw(Matrix head, Matrix normal)
    {
        var action = new Matrix(head.Rows, Policy.Actions);
        double[] log = new double[head.Rows];
        for (int sample = 0; sample < head.Rows; sample++)
            log[sample] = Policy.Sample(head.Row(sample), normal.Row(sample), action.Row(sample));
        return (action, log);
    }

    /// <summary>y = r + γ · (not done) · (min over the target critics − α log π) at an action of the online policy.</summary>
    public double[] Targets(Transitions batch, Matrix normal)
    {
        (Matrix action, double[] log) = Draw(Actor.Output(Side.Online, batch.NextState), normal);
        double[] least = Least(Side.Target, batch.NextState, action);
        return [.. least.Select((q, b) => batch.Reward[b] + (Settings.Discount * batch.NotDone[b] * (q - (Temperature * log[b]))))];
    }

    /// <summary>(1/B) · Σ (α log π − min over the critics) at actions of the policy.</summary>
    public double PolicyLoss(Matrix state, Matrix normal)
    {
        (Matrix action, double[] log) = Draw(Actor.Output(Side.Online, state), normal);
        double[] least = Least(Side.Online, state, action);
        return log.Select((value, b) => ((Temperature * value) - least[b]) / state.Rows).Sum();
    }

    /// <summary>
    /// Gradients of <see cref="PolicyLoss"/> into the actor's layers, the critics held; returns log π. The critics' gradients are
    /// overwritten on the way and mean nothing afterwards.
    /// </summary>
    public double[] PolicyGradient(Matrix state, Matrix normal)
    {
        IReadOnlyList<LayerCache> actorTraces = Actor.Forward(Side.Online, state);
        Matrix head = actorTraces[^1].Output;
        (Matrix action, double[] log) = Draw(head, normal);
        Matrix input = Matrix.Beside(state, action);
        double[] least = Least(Side.Online, state, action);
        double[][] values = [.. Critics.Select(critic => critic.Output(Side.Online, input).Values)];
        var actionGradient = new Matrix(state.Rows, action.Columns);
        for (int i = 0; i < Critics.Count; i++)
        {
            // Where critics tie, they share the gradient of the minimum.
            Network critic = Critics[i];
            IReadOnlyList<LayerCache> traces = critic.Forward(Side.Online, input);
            var gradient = new Matrix(state.Rows, 1);
            for (int b = 0; b < state.Rows; b++)
                gradient[b, 0] = values[i][b] == least[b] ? -1.0 / (state.Rows * values.Count(q => q[b] == least[b])) : 0;
            Matrix part = critic.Backward(traces, gradient).ColumnsFrom(state.Columns, action.Columns);
            for (int k = 0; k < part.Values.Length; k++)
                actionGradient.Values[k] += part.Values[k];
        }

        var headGradient = new Matrix(head.Rows, head.Columns);
        for (int b = 0; b < state.Rows; b++)
        {
            Policy.Backward(
                head.Row(b), normal.Row(b), actionGradient.Row(b), Temperature / state.Rows, headGradient.Row(b));
        }

        Actor.Backward(actorTraces, headGradient);
        return log;
    }

    /// <summary>−α · mean(log π + H̄), log π held.</summary>
    public double TemperatureLoss(double[] log) => -Temperature * log.Average(value => value + Settings.TargetEntropy);

    /// <summary>One update: critics, policy, temperature at the policy's log-densities, then the critics' targets.</summary>
    public void Update(Transitions batch, Matrix nextNormal, Matrix policyNormal)
    {
        double factor = Settings.RateFactor(++updates);
        double[] targets = Targets(batch, nextNormal);
        foreach (Network critic in Critics)
        {
            Td3.CriticGradient(critic, batch, targets);
            critic.Step(Settings.CriticOptimiser.Scaled(factor), Settings.Kappa, newbornOnly: false);
        }

        double[] log = PolicyGradient(batch.State, policyNormal);
        Actor.Step(Settings.ActorOptimiser.Scaled(factor), Settings.Kappa, newbornOnly: false);
        if (Settings.TemperatureAdam is Adam adam)
        {
            LogTemperature.Gradient[0] = TemperatureLoss(log);
            adam.Scaled(factor).Step(LogTemperature);
        }

        foreach (Network critic in Critics)
            critic.SoftUpdate(Settings.Polyak);
    }

    /// <summary>The smallest value of each sample over the critics.</summary>
    private double[] Least(Side side, Matrix state, Matrix action)
    {
        Matrix input = Matrix.Beside(state, action);
        double[] least = new double[state.Rows];
        Array.Fill(least, double.PositiveInfinity);
        foreach (Network critic in Critics)
        {
            Matrix q = critic.Output(side, input);
            for (int b = 0; b < least.Length; b++)
                least[b] = Math.Min(least[b], q[b, 0]);
        }

        return least;
    }
}
