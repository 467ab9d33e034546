using System;
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
        Reference = ReferenceLearner.CreateTd3(plan, Trial.Save());
        if (plan.Growth is GrowthPlan growth)
            events = new EventCheck(growth, Reference);
        if (plan.Review is not ReviewPlan review)
            return;
        int hidden = Reference.Critics.Sum(critic => critic.Layers.SkipLast(1).Where(layer => !layer.OnResidualPath).Sum(layer => layer.Width));
        threshold = new ReviewThreshold(review.Window, review.ObserveEvery, review.Slope, hidden, 0, review.Floor);
        if (review.Probe)
        {
            Transitions batch = Trial.Batch(RandomStreamId.Probe, 0, Trial.Transitions.Count, ProbeSize);
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
    public (double Error, string Name) WeightDeviation() => Deviation.OfWeights(ReferenceLearner.Layers(Reference), Trial.Save());

    /// <summary>The largest relative error among the moments of the layers, and the layer's name.</summary>
    public (double Error, string Name) MomentDeviation() => Deviation.OfMoments(ReferenceLearner.Layers(Reference), Trial.Save());

    private Transitions TrainingBatch(long t)
    {
        int pool = Trial.Transitions.Count;
        if (threshold is not null && new RandomStream(Trial.Seed, RandomStreamId.ReviewDecision, (ulong)t).NextUniform() > threshold.Value)
        {
            pool = (int)Math.Ceiling(plan.Review!.Oldest * pool);
            Reviews++;
        }

        return Trial.Batch(RandomStreamId.ReplayIndex, t, pool, plan.BatchSize, plan.NStep);
    }

    private int Activated(Matrix input) => Reference.Critics.Sum(critic =>
        critic.Forward(Side.Online, input).Zip(critic.Layers).SkipLast(1).Where(pair => !pair.Second.OnResidualPath)
            .Sum(pair => Dormancy.Scores(pair.First.Output).Count(score => score > 0)));

    private void Event(long t)
    {
        Transitions batch = Trial.Batch(RandomStreamId.GrowthIndex, t, Trial.Transitions.Count, plan.BatchSize, plan.NStep);
        Matrix noise = Draws.Normal(Trial.Seed, RandomStreamId.GrowthSmoothing, t, plan.BatchSize, batch.Action.Columns);
        events!.Follow(t, TopologyEvent.Measure(Reference, batch, noise), Trial);
    }
}
