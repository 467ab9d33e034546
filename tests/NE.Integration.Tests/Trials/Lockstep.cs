using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Random;

namespace NE.Integration.Tests.Trials;

/// <summary>
/// A generated learner and the float64 reference side by side, fed the same transitions and random numbers. At a topology event the
/// learner's choices are checked against what the reference measured, then adopted, so that one near tie does not end the comparison.
/// </summary>
internal sealed class Lockstep : IDisposable
{
    private const int ProbeSize = 1024;
    private readonly TrialPlan plan;
    private readonly ReviewThreshold? threshold;
    private readonly EventCheck? events;
    private readonly Matrix? probe;

    public Lockstep(TrialPlan plan, uint seed = 5, int transitions = 600)
    {
        this.plan = plan;
        Trial = new Trial(plan.Name, seed, transitions);
        Reference = ReferenceLearner.Create(plan, Trial.Save());
        if (plan.Growth is GrowthPlan growth)
            events = new EventCheck(growth, Reference);
        if (plan.Review is not ReviewPlan review)
            return;
        int hidden = Reference.Critics.Sum(critic => critic.Layers.SkipLast(1).Sum(layer => layer.Outputs));
        threshold = new ReviewThreshold(review.Window, review.ObserveEvery, review.Slope, hidden, 0, review.Floor);
        if (review.Probe)
        {
            Transitions batch = Batch(RandomStreamId.Probe, 0, Trial.Transitions.Count, ProbeSize);
            probe = Matrix.Beside(batch.State, batch.Action);
        }
    }

    public Trial Trial { get; }

    public Td3 Reference { get; }

    /// <summary>Updates that drew from the oldest transitions.</summary>
    public int Reviews { get; private set; }

    /// <summary>Connections grown and pruned so far, over all layers.</summary>
    public (int Grown, int Pruned, int Revived) Changes => events?.Changes ?? default;

    public void Dispose() => Trial.Dispose();

    /// <summary>One update of both, with its topology event if it has one.</summary>
    public void Update()
    {
        long t = Reference.Updates + 1;
        Transitions batch = TrainingBatch(t);
        Matrix noise = Draws.Normal(Trial.Seed, RandomStreamId.TargetSmoothing, t, plan.BatchSize, batch.Action.Columns);
        Trial.Group.Update();
        Matrix? training = plan.Review is { Probe: false } ? Matrix.Beside(batch.State, batch.Action) : null;
        int activeBefore = training is null ? 0 : Activated(training);
        Reference.Update(batch, noise);

        // The training batch is observed as the critic step saw it, the probe batch with the weights of now.
        if (plan.Review is ReviewPlan review && t % review.ObserveEvery == 0)
            threshold!.Observe(probe is null ? activeBefore : Activated(probe));
        if (plan.Growth is GrowthPlan growth && t % growth.Every == 0 && t < growth.End)
            Event(t);
    }

    /// <summary>The largest relative error among the weights, biases and targets, and the tensor's name.</summary>
    public (double Error, string Name) WeightDeviation()
    {
        TensorDictionary tensors = Trial.Save();
        return ReferenceLearner.Layers(Reference).SelectMany(ReferenceLearner.Tensors)
            .Where(tensor => !IsMoment(tensor.Name))
            .Select(tensor => (Error: Norms.RelativeError(tensors.Doubles(tensor.Name), tensor.Values), tensor.Name))
            .Max();
    }

    /// <summary>
    /// The largest relative error among the moments of the layers, first and second apart, and the layer's name. Weight and bias stand
    /// together, because the moment of the one bias of an output may pass 0, where a relative error says nothing.
    /// </summary>
    public (double Error, string Name) MomentDeviation()
    {
        TensorDictionary tensors = Trial.Save();
        return ReferenceLearner.Layers(Reference).SelectMany(layer => new[] { ".m", ".v" }.Select(kind =>
        {
            List<(string Name, double[] Values)> moments =
                [.. ReferenceLearner.Tensors(layer).Where(tensor => tensor.Name.EndsWith(kind, StringComparison.Ordinal))];
            double[] saved = [.. moments.SelectMany(moment => tensors.Doubles(moment.Name))];
            return (Norms.RelativeError(saved, [.. moments.SelectMany(moment => moment.Values)]), layer.Name + kind);
        })).Max();
    }

    /// <summary>A batch as the reference takes it.</summary>
    public Transitions Batch(RandomStreamId stream, long unit, int pool, int size)
    {
        List<Transition> rows = [.. Draws.Rows(Trial.Seed, stream, unit, pool, size).Select(row => Trial.Transitions[row])];
        return new Transitions(
            Join(rows, row => row.State),
            Join(rows, row => row.Action),
            [.. rows.Select(row => (double)row.Reward)],
            Join(rows, row => row.Next),
            [.. rows.Select(row => row.Terminated ? 0.0 : 1.0)]);
    }

    private static bool IsMoment(string name) =>
        name.EndsWith(".m", StringComparison.Ordinal) || name.EndsWith(".v", StringComparison.Ordinal);

    private static Matrix Join(List<Transition> rows, Func<Transition, float[]> part)
    {
        var matrix = new Matrix(rows.Count, part(rows[0]).Length);
        for (int row = 0; row < rows.Count; row++)
            Array.ConvertAll(part(rows[row]), value => (double)value).CopyTo(matrix.Row(row));
        return matrix;
    }

    private Transitions TrainingBatch(long t)
    {
        int pool = Trial.Transitions.Count;
        if (threshold is not null && new RandomStream(Trial.Seed, RandomStreamId.ReviewCoin, (ulong)t).NextUniform() > threshold.Value)
        {
            pool = (int)Math.Ceiling(plan.Review!.Oldest * pool);
            Reviews++;
        }

        return Batch(RandomStreamId.ReplayIndex, t, pool, plan.BatchSize);
    }

    private int Activated(Matrix input) => Reference.Critics.Sum(critic =>
        critic.Forward(Side.Online, input).SkipLast(1).Sum(cache => Dormancy.Scores(cache.Output).Count(score => score > 0)));

    private void Event(long t)
    {
        Transitions batch = Batch(RandomStreamId.GrowthIndex, t, Trial.Transitions.Count, plan.BatchSize);
        Matrix noise = Draws.Normal(Trial.Seed, RandomStreamId.GrowthSmoothing, t, plan.BatchSize, batch.Action.Columns);
        events!.Follow(t, TopologyEvent.Measure(Reference, batch, noise), Trial);
    }
}
