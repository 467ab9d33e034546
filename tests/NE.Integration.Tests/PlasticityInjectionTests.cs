using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Integration.Tests.Trials;
using NE.Reference;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>What plasticity injection is by its definition, on generated learners.</summary>
public class PlasticityInjectionTests
{
    // As for the gradients of the update without an injection.
    private const double Tolerance = 2e-5;

    /// <summary>Each trial, the one that it varies, and the update of its injection.</summary>
    public static TheoryData<string, string, int> Trials => new()
    {
        { "InjectedTrial", "PlainTrial", 40 },
        { "InjectedGrowingTrial", "RecommendedTrial", 55 },
        { "InjectedResidualTrial", "ResidualTrial", 50 },
        { "InjectedSoftTrial", "SoftTrial", 40 },
        { "InjectedGrowingSoftTrial", "GrowingSoftTrial", 60 },
    };

    [Theory]
    [MemberData(nameof(Trials))]
    public void Run_BeforeTheInjection_IsThatWithoutIt(string name, string varied, int injection)
    {
        using var trial = new Trial(name, seed: 5);
        using var without = new Trial(varied, seed: 5);
        Advance(trial, injection - 1);
        Advance(without, injection - 1);
        TensorDictionary state = trial.Save(), plain = without.Save();
        state.Differences(plain).ShouldAllBe(tensor => tensor.StartsWith("Injection.", StringComparison.Ordinal));
        state.Names.ShouldNotContain(tensor => tensor.StartsWith("Kept.", StringComparison.Ordinal));
        Advance(trial, 1);
        trial.Save().Names.ShouldContain(tensor => tensor.StartsWith("Kept.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void Outputs_AtTheInjection_StayToTheLastBit(string name, string varied, int injection)
    {
        _ = varied;
        using var trial = new Trial(name, seed: 5);
        Advance(trial, injection - 1);
        (float[] actions, float[] values) = Outputs(trial);
        TensorDictionary before = trial.Save();
        Inject(trial);
        TensorDictionary after = trial.Save();
        (float[] sameActions, float[] sameValues) = Outputs(trial);
        sameActions.ShouldBe(actions);
        sameValues.ShouldBe(values);
        foreach (string tensor in Parameters(before))
        {
            after.Floats("Kept." + tensor).ShouldBe(before.Floats(tensor), "kept " + tensor);
            after.Floats("Start." + tensor).ShouldBe(after.Floats(tensor), "start " + tensor);
            if (!tensor.Contains(".target.", StringComparison.Ordinal))
                after.Floats(Target(tensor)).ShouldBe(after.Floats(tensor), "target " + tensor);
        }

        after.Floats("Policy." + First(before) + ".weight").ShouldNotBe(before.Floats("Policy." + First(before) + ".weight"));
        foreach (string moment in Moments(after))
            after.Floats(moment).ShouldAllBe(value => value == 0, moment);
        foreach (string mask in before.Names.Where(static tensor => tensor.EndsWith(".mask", StringComparison.Ordinal)))
            after.Mask("Kept." + mask, 8).ShouldBe(before.Mask(mask, 8));
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void FrozenCopies_NeverMove_AndNothingElseIsTrained(string name, string varied, int injection)
    {
        using var trial = new Trial(name, seed: 5);
        using var without = new Trial(varied, seed: 5);
        Advance(trial, injection);
        TensorDictionary at = trial.Save();
        Advance(trial, 80);
        TensorDictionary later = trial.Save();
        string[] frozen = [.. at.Names.Where(static tensor => tensor.StartsWith("Kept.", StringComparison.Ordinal) || tensor.StartsWith("Start.", StringComparison.Ordinal))];
        later.Differences(at).Intersect(frozen).ShouldBeEmpty();
        later.Floats("Value1." + First(at) + ".weight").ShouldNotBe(at.Floats("Value1." + First(at) + ".weight"));
        Moments(later).ShouldBe(Moments(without.Save()), ignoreOrder: true);
    }

    [Fact]
    public void CriticStep_AfterTheInjection_HasTheGradientOfTheSquaredErrorOfTheSum()
    {
        (Trial trial, InjectedReference reference) = Injected(updates: 2);
        using (trial)
        {
            Transitions batch = trial.Batch(RandomStreamId.ReplayIndex, 3, trial.Transitions.Count, Plans.Plain.BatchSize);
            Matrix noise = Draws.Normal(trial.Seed, RandomStreamId.TargetSmoothing, 3, Plans.Plain.BatchSize, batch.Action.Columns);
            double[] targets = reference.Targets(batch, noise);
            trial.Group.Update();
            for (int critic = 0; critic < reference.Own.Critics.Count; critic++)
                Compare(reference.Own.Critics[critic], trial.Save(), () => reference.CriticLoss(critic, batch, targets));
        }
    }

    [Fact]
    public void PolicyStep_AfterTheInjection_HasTheGradientThroughAllThreeCopiesOfTheCritic()
    {
        (Trial trial, _) = Injected(updates: 2);
        using (trial)
        {
            // The critics first move away from their start, so that the three copies differ in what they pass.
            Advance(trial, 1);
            TensorDictionary before = trial.Save();
            Advance(trial, 1);
            TensorDictionary after = trial.Save();
            var mixed = new InjectedReference(Plans.Plain, Mixed(before, after));
            Transitions batch = trial.Batch(RandomStreamId.ReplayIndex, 4, trial.Transitions.Count, Plans.Plain.BatchSize);
            Compare(mixed.Own.Actor, after, () => mixed.PolicyLoss(batch.State));
        }
    }

    // The policy step sees the critics after their step and the actor before its own.
    private static TensorDictionary Mixed(TensorDictionary before, TensorDictionary after)
    {
        var mixed = new TensorDictionary();
        foreach (string name in before.Names.Where(static name => name.Contains(".weight", StringComparison.Ordinal) || name.Contains(".bias", StringComparison.Ordinal)))
            mixed.Write(name, (name.StartsWith("Policy.", StringComparison.Ordinal) ? before : after).Floats(name), before.Shape(name));

        return mixed;
    }

    private static (Trial Trial, InjectedReference Reference) Injected(int updates)
    {
        var trial = new Trial("InjectedTrial", seed: 5);
        Advance(trial, updates);
        Inject(trial);
        return (trial, new InjectedReference(Plans.Plain, trial.Save()));
    }

    // Moments were emptied, so the first step leaves a tenth of the gradient.
    private static void Compare(Network network, TensorDictionary after, Func<double> loss)
    {
        foreach (Layer layer in network.Layers)
        {
            foreach ((string name, double[] values) in ReferenceLearner.Tensors(layer).Where(tensor => after.Contains(tensor.Name + ".m")))
            {
                double[] difference = FiniteDifferences.Gradient(values, [.. Enumerable.Range(0, values.Length)], loss);
                double[] gradient = [.. after.Doubles(name + ".m").Select(static moment => moment / (1 - 0.9))];
                double error = Math.Sqrt(gradient.Zip(difference, static (g, d) => (g - d) * (g - d)).Sum()), size = Math.Sqrt(difference.Sum(static d => d * d));
                size.ShouldBeGreaterThan(0, name);
                error.ShouldBeLessThan((Tolerance * size) + 1e-8, name);
            }
        }
    }

    private static (float[] Actions, float[] Values) Outputs(Trial trial)
    {
        int inputs = trial.Definition.Task.Observations, outputs = trial.Definition.Task.Actions;
        float[] states = [.. trial.Transitions.Take(100).SelectMany(static row => row.State)];
        float[] chosen = [.. trial.Transitions.Take(100).SelectMany(static row => row.Action)];
        float[] actions = new float[100 * outputs], values = new float[100];
        for (int i = 0; i < 100; i++)
            trial.Group.Act(states.AsSpan(i * inputs, inputs), actions.AsSpan(i * outputs, outputs));

        trial.Group.EvaluateQ(0, states, chosen, values);
        return (actions, values);
    }

    private static void Inject(Trial trial) =>
        trial.Group.GetType().GetMethod("InjectPlasticity", BindingFlags.Instance | BindingFlags.NonPublic).ShouldNotBeNull().Invoke(trial.Group, null);

    private static IEnumerable<string> Moments(TensorDictionary state) => state.Names.Where(static name =>
        (name.EndsWith(".m", StringComparison.Ordinal) || name.EndsWith(".v", StringComparison.Ordinal)) && !name.StartsWith("Temperature", StringComparison.Ordinal));

    // Weights and biases of matrices, online and target.
    private static IEnumerable<string> Parameters(TensorDictionary state) => state.Names.Where(static name =>
        (name.EndsWith(".weight", StringComparison.Ordinal) || name.EndsWith(".bias", StringComparison.Ordinal))
        && !name.Contains(".Norm.", StringComparison.Ordinal) && !name.Contains(".Final.", StringComparison.Ordinal));

    private static string First(TensorDictionary state) => state.Contains("Policy.Hidden1.weight") ? "Hidden1" : "Embed";

    private static string Target(string tensor) => tensor.Insert(tensor.LastIndexOf('.'), ".target");

    private static void Advance(Trial trial, int updates)
    {
        for (int i = 0; i < updates; i++)
            trial.Group.Update();
    }
}
