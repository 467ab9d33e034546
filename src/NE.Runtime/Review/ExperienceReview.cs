using System;
using NE.Dsl;
using NE.Runtime.Networks;
using NE.Runtime.Random;

namespace NE.Runtime.Review;

/// <summary>
/// Decides for each update whether its batch is drawn from the oldest experience: more often as the critics' number of activated units
/// settles or falls (NE paper section 4.3; docs/algorithm.md, "Experience review").
/// </summary>
public sealed class ExperienceReview
{
    /// <summary>Fraction of hidden units whose change over the window gives threshold 1 with the automatic gain.</summary>
    private const double FullChange = 0.02;

    private readonly int window;
    private readonly int observeEvery;
    private readonly long redrawnEvery;
    private readonly ReviewSlope kind;
    private readonly double gain;
    private readonly double floor;
    private readonly long updates;
    private readonly long[] history;
    private long observed;

    /// <summary>Starts with an empty history.</summary>
    /// <param name="window">c, updates between the two counts that define the slope; a multiple of <paramref name="observeEvery"/>. A threshold by time has none.</param>
    /// <param name="observeEvery">Updates between two observations, at least 1.</param>
    /// <param name="kind">How the slope becomes a threshold.</param>
    /// <param name="hiddenUnits">H, hidden units of all critics together.</param>
    /// <param name="gain">g; 0 for c/(0.02 H). The literal kind has gain 1.</param>
    /// <param name="floor">ε_min in [0, 1]: at most a fraction 1 − ε_min of the updates reviews.</param>
    /// <param name="redrawnEvery">Updates after which the observed batch is drawn anew; 0 if it belongs to the training.</param>
    /// <param name="updates">Updates of the run, for a threshold by time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public ExperienceReview(
        int window, int observeEvery, ReviewSlope kind, int hiddenUnits, double gain, double floor, int redrawnEvery = 0, long updates = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(updates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(observeEvery, 1);
        if (kind != ReviewSlope.Time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(window, observeEvery);
            ArgumentOutOfRangeException.ThrowIfNotEqual(window % observeEvery, 0, nameof(window));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenUnits, 1);
        this.window = window;
        this.observeEvery = observeEvery;
        this.redrawnEvery = redrawnEvery;
        this.kind = kind;
        this.floor = floor;
        this.updates = updates;
        this.gain = kind == ReviewSlope.Literal ? 1 : gain > 0 ? gain : window / (FullChange * hiddenUnits);
        history = new long[(window / observeEvery) + 1];
    }

    /// <summary>
    /// ε in [ε_min, 1]: an update reviews with probability 1 − ε. It is 1 while the history of the observed batch is shorter than the window.
    /// </summary>
    public double Threshold { get; private set; } = 1;

    /// <summary>Samples whether this update reviews.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">The gradient update, 1-based: the unit of stream <see cref="RandomStreamId.ReviewDecision"/>.</param>
    /// <returns>Whether this update's batch comes from the oldest experience.</returns>
    public bool Decide(uint seed, ulong update) => new RandomStream(seed, RandomStreamId.ReviewDecision, update).NextUniform() > Threshold;

    /// <summary>Adds the next count; called every <c>observeEvery</c> updates.</summary>
    /// <param name="activated">Activated hidden units of all critics together.</param>
    public void Observe(int activated)
    {
        history[observed % history.Length] = activated;
        observed++;
        if (kind == ReviewSlope.Time)
        {
            Threshold = 1 - ((1 - floor) * Math.Min(1, (double)observed * observeEvery / updates));
            return;
        }

        if (observed < history.Length || Redrawn())
        {
            Threshold = 1;
            return;
        }

        double slope = (activated - history[observed % history.Length]) / (double)window;
        Threshold = Math.Clamp(
            kind switch
            {
                ReviewSlope.Falling => 1 + (gain * slope),
                ReviewSlope.Signed => gain * slope,
                _ => gain * Math.Abs(slope),
            },
            floor,
            1);
    }

    // Counts on two batches differ although the networks lost nothing.
    private bool Redrawn()
    {
        long update = observed * observeEvery;
        return redrawnEvery > 0 && (update - 1) / redrawnEvery != (update - window - 1) / redrawnEvery;
    }

    /// <summary>Writes history and threshold.</summary>
    /// <param name="writer">Receives the tensors, under names that begin with <c>review.</c></param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("review.history", history, history.Length);
        writer.Write("review.observed", [observed], 1);
        writer.Write("review.threshold", [Threshold], 1);
    }

    /// <summary>Restores what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read("review.history", history);
        reader.Read("review.observed", new Span<long>(ref observed));
        double threshold = 1;
        reader.Read("review.threshold", new Span<double>(ref threshold));
        Threshold = threshold;
    }
}
