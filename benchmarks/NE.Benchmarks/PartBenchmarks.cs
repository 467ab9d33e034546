using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NE.Dsl;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Review;

namespace NE.Benchmarks;

/// <summary>
/// The parts of an update other than its matrix products, at HalfCheetah's sizes (17 observations, 6 actions, 256-128, batch 256): one row
/// each, and one row that runs all of them as in two dense TD3 updates, one of which steps the policy.
/// </summary>
internal static class PartBenchmarks
{
    /// <summary>The row of all parts together.</summary>
    public const string Together = "parts of two dense updates";

    private const int Batch = 256;
    private const int Observations = 17;
    private const int Actions = 6;
    private const int Transitions = 1_000_000;
    private const double LearningRate = 3e-4;

    /// <summary>All rows of the group.</summary>
    public static IEnumerable<Benchmark> All(Arena arena)
    {
        // Created at the first call: a list of names needs no replay of 192 MB.
        var parts = new Lazy<Parts>(() => new Parts(arena));
        Benchmark Part(string name, Action<Parts> call) => new("part: " + name, 0, () => call(parts.Value));
        yield return Part("draw and gather 256 of 1M rows", p => p.Gather());
        yield return Part("gather, rows in cache", p => p.GatherAgain());
        yield return Part("target smoothing", p => p.Smooth());
        yield return Part("target value, two errors, mean", p => p.Errors());
        yield return Part("bias gradients of a critic", p => p.BiasGradients());
        yield return Part("Adam of a critic", p => p.Step(p.Critic1));
        yield return Part("Adam by age of a critic, one age", p => p.StepByAge(p.Old));
        yield return Part("Adam by age of a critic, mixed", p => p.StepByAge(p.Mixed));
        yield return Part("Polyak of a critic", p => p.SoftUpdate(p.Critic1));
        yield return Part("action, objective, tanh backward", p => p.Objective());
        yield return Part("review decision", p => p.Review());
        yield return new Benchmark(Together, 0, () => parts.Value.TwoUpdates(), Updates: 2);
    }

    /// <summary>Reports the parts' share of a dense update, if both were measured in this run.</summary>
    public static string? Share(IReadOnlyList<Measurement> measured)
    {
        Measurement? parts = measured.FirstOrDefault(m => m.Name == Together);
        Measurement? update = measured.FirstOrDefault(m => m.Name.StartsWith("update Td3 ", StringComparison.Ordinal));
        return parts is null || update is null
            ? null
            : $"besides the products: {parts.MedianSeconds * 1e6 / 2:F1} us of a dense update of {update.MedianSeconds * 1e6 / 2:F0} us, "
                + $"{parts.MedianSeconds / update.MedianSeconds:P1} (target 3.5 %)";
    }

    private sealed class Parts
    {
        private readonly ReplayBuffer replay = new(Transitions, new ReplayLayout(Observations, Actions));
        private readonly Batch batch;
        private readonly LinearLayer[] actor;
        private readonly LinearLayer[] critic2;
        private readonly AdamTable table = new(LearningRate, 0.9, 0.999, 1e-8);
        private readonly Activations action, q1, q2, target, gradient1, gradient2, actionGradient, hidden1, hidden2, actorHidden1;
        private readonly ExperienceReview review = new(5_000, 100, ReviewSlope.Signed, 768, 0, 0.1);
        private ulong update;

        public Parts(Arena arena)
        {
            Fill();
            batch = new Batch(arena, replay.Layout, Batch);
            Critic1 = Layers(arena, "critic1", Observations + Actions, 1, ages: false);
            critic2 = Layers(arena, "critic2", Observations + Actions, 1, ages: false);
            actor = Layers(arena, "actor", Observations, Actions, ages: false);
            Old = Layers(arena, "old", Observations + Actions, 1, ages: true);
            Mixed = Layers(arena, "mixed", Observations + Actions, 1, ages: true);
            MixAges();
            action = LayerBenchmarks.Filled(arena, Actions);
            actionGradient = LayerBenchmarks.Filled(arena, Actions);
            q1 = LayerBenchmarks.Filled(arena, 1);
            q2 = LayerBenchmarks.Filled(arena, 1);
            target = arena.Activations(1, Batch);
            gradient1 = arena.Activations(1, Batch);
            gradient2 = arena.Activations(1, Batch);
            hidden1 = LayerBenchmarks.Filled(arena, 256);
            hidden2 = LayerBenchmarks.Filled(arena, 128);
            actorHidden1 = LayerBenchmarks.Filled(arena, 256);
        }

        public LinearLayer[] Critic1 { get; }

        public LinearLayer[] Old { get; }

        public LinearLayer[] Mixed { get; }

        public void Gather() => replay.Gather(batch, 1, RandomStreamId.ReplayIndex, ++update);

        public void GatherAgain() => replay.Gather(batch, 1, RandomStreamId.ReplayIndex, 0);

        public void Smooth() =>
            TargetSmoothing.Apply(action, batch.NextAction, 1, 0.2f, 0.5f, 1, RandomStreamId.TargetSmoothing, update);

        public void Errors()
        {
            Bellman.Target(batch.Reward, batch.NotDone, q1, q2, 0.99f, target);
            Bellman.Error(q1, target, gradient1);
            Bellman.Error(q2, target, gradient2);
            BatchMean.Of(q1);
        }

        public void BiasGradients()
        {
            Sums(hidden1, Critic1[0]);
            Sums(hidden2, Critic1[1]);
            Sums(gradient1, Critic1[2]);
        }

        public void Step(LinearLayer[] layers)
        {
            AdamStep step = AdamStep.At(LearningRate, 0.9, 0.999, 1e-8, (long)update + 1);
            foreach (LinearLayer layer in layers)
                Adam.Step(layer, step);
        }

        public void StepByAge(LinearLayer[] layers)
        {
            foreach (LinearLayer layer in layers)
                Adam.StepByAgeClipped(layer, table, 3);
        }

        public void SoftUpdate(LinearLayer[] layers)
        {
            foreach (LinearLayer layer in layers)
                Polyak.Update(layer, 0.005f);
        }

        public void Objective()
        {
            Elementwise.Scale(action, 1, batch.Action);
            DeterministicPolicyLoss.Apply(q1, gradient1);
            Activation.Backward<Tanh>(action, actionGradient, actionGradient);
        }

        public bool Review() => review.Decide(1, update);

        public void TwoUpdates()
        {
            CriticUpdate();
            CriticUpdate();
            Objective();
            Sums(actorHidden1, actor[0]);
            Sums(hidden2, actor[1]);
            Sums(actionGradient, actor[2]);
            Step(actor);
            SoftUpdate(Critic1);
            SoftUpdate(critic2);
            SoftUpdate(actor);
        }

        private static unsafe void Sums(Activations values, LinearLayer layer)
        {
            if (Vector512.IsHardwareAccelerated)
                BatchSum.Rows<Simd512, Vector512<float>>(values, layer.Gradient.Bias);
            else if (Vector256.IsHardwareAccelerated)
                BatchSum.Rows<Simd256, Vector256<float>>(values, layer.Gradient.Bias);
            else
                BatchSum.Rows<Simd128, Vector128<float>>(values, layer.Gradient.Bias);
        }

        private static LinearLayer[] Layers(Arena arena, string name, int inputs, int outputs, bool ages)
        {
            LayerTopology topology = LayerTopology.Dense with { Ages = ages };
            LinearLayer[] layers =
            [
                new(arena, name + ".1", 0, inputs, 256, topology),
                new(arena, name + ".2", 1, 256, 128, topology),
                new(arena, name + ".3", 2, 128, outputs, topology),
            ];
            var numbers = new RandomStream(1, RandomStreamId.Probe, 1);
            foreach (LinearLayer layer in layers)
            {
                layer.Initialise(1);
                Noise(layer, ref numbers);
            }

            return layers;
        }

        private static unsafe void Noise(LinearLayer layer, ref RandomStream numbers)
        {
            for (int i = 0; i < layer.Parameters; i++)
                layer.Gradient.Weight[i] = 0.01f * numbers.NextNormal();
        }

        /// <summary>As after ten events a thousand updates apart.</summary>
        private unsafe void MixAges()
        {
            var numbers = new RandomStream(1, RandomStreamId.Probe, 2);
            foreach (LinearLayer layer in Mixed)
            {
                for (int i = 0; i < layer.Parameters; i++)
                    layer.Age[i] = (ushort)(1_000 * numbers.NextBelow(10));
            }
        }

        private void CriticUpdate()
        {
            Review();
            Gather();
            Smooth();
            Errors();
            BiasGradients();
            Step(Critic1);
            Sums(hidden1, critic2[0]);
            Sums(hidden2, critic2[1]);
            Sums(gradient2, critic2[2]);
            Step(critic2);
        }

        private void Fill()
        {
            var numbers = new RandomStream(1, RandomStreamId.Probe, 0);
            float[] observation = new float[Observations], taken = new float[Actions];
            for (int i = 0; i < Transitions; i++)
            {
                observation[i % Observations] = numbers.NextUniform(-1, 1);
                taken[i % Actions] = numbers.NextUniform(-1, 1);
                replay.Add(observation, taken, observation[0], observation, terminated: false);
            }
        }
    }
}
