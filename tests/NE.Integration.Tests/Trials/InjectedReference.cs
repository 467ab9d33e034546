using System;
using System.Linq;
using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>The outputs after a plasticity injection in float64, from the saved state of a learner: h_kept + h - h_start.</summary>
internal sealed class InjectedReference
{
    private readonly Td3 kept;
    private readonly Td3 start;
    private readonly double limit;

    internal InjectedReference(TrialPlan plan, TensorDictionary state)
    {
        TrialPlan plain = plan with { Actor = [.. plan.Actor[..^1], ActivationKind.Identity] };
        Own = ReferenceLearner.CreateTd3(plain, state);
        kept = ReferenceLearner.CreateTd3(plain, Frozen(state, "Kept."));
        start = ReferenceLearner.CreateTd3(plain, Frozen(state, "Start."));
        limit = plan.ActionLimit;
    }

    /// <summary>The networks that learn.</summary>
    internal Td3 Own { get; }

    /// <summary>Actions without noise.</summary>
    internal Matrix Act(Side side, Matrix state) =>
        Composed(learner => learner.Actor, side, state).Map(sum => limit * Math.Tanh(sum));

    /// <summary>Values of a critic.</summary>
    internal Matrix Value(int critic, Side side, Matrix state, Matrix action) =>
        Composed(learner => learner.Critics[critic], side, Matrix.Beside(state, action));

    /// <summary>Minus the mean of the first critic at the policy's actions.</summary>
    internal double PolicyLoss(Matrix state) => -Value(0, Side.Online, state, Act(Side.Online, state)).Values.Average();

    /// <summary>y of TD3.</summary>
    internal double[] Targets(Transitions batch, Matrix normal)
    {
        Td3Settings settings = Own.Settings;
        Matrix action = Act(Side.Target, batch.NextState);
        for (int i = 0; i < action.Values.Length; i++)
        {
            double noise = Math.Clamp(settings.TargetNoise * limit * normal.Values[i], -settings.TargetNoiseClip * limit, settings.TargetNoiseClip * limit);
            action.Values[i] = Math.Clamp(action.Values[i] + noise, -limit, limit);
        }

        Matrix[] values = [.. Enumerable.Range(0, Own.Critics.Count).Select(critic => Value(critic, Side.Target, batch.NextState, action))];
        return [.. Enumerable.Range(0, batch.Size).Select(b => batch.Reward[b] + (settings.Discount * batch.NotDone[b] * values.Min(q => q[b, 0])))];
    }

    /// <summary>Mean squared error of a critic.</summary>
    internal double CriticLoss(int critic, Transitions batch, double[] targets) =>
        Value(critic, Side.Online, batch.State, batch.Action).Values.Zip(targets, static (q, y) => (q - y) * (q - y)).Average();

    private Matrix Composed(Func<Td3, Network> network, Side side, Matrix input)
    {
        Matrix own = network(Own).Output(side, input), old = network(kept).Output(side, input), fresh = network(start).Output(side, input);
        return new(own.Rows, own.Columns, [.. own.Values.Select((value, i) => old.Values[i] + (value - fresh.Values[i]))]);
    }

    // Frozen copies have no moments.
    private static TensorDictionary Frozen(TensorDictionary state, string prefix)
    {
        var frozen = new TensorDictionary();
        foreach (string name in state.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            string own = name[prefix.Length..];
            frozen.Write(own, state.Floats(name), state.Shape(name));
            if (!own.Contains(".target.", StringComparison.Ordinal))
                frozen.Write(own + ".m", new float[state.Floats(name).Length], state.Shape(name));
        }

        return frozen;
    }
}
