using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;

namespace NE.Runtime.Methods;

/// <summary>
/// Self-normalised resets (Farias and Jozefiak, "Self-normalized resets for plasticity in continual learning", 2024; docs/algorithm.md,
/// Self-normalised resets): a unit is reset when it has been silent for longer than nearly all of its earlier silences. Its state is part of
/// checkpoints.
/// </summary>
/// <remarks>An update allocates nothing.</remarks>
public sealed class SelfNormalisedResets
{
    private readonly UnitSpace[] spaces;
    private readonly UnitSilence[] silences;
    private readonly SelfNormalisedRules rules;
    private readonly bool[] chosen;
    private long observed;

    /// <summary>Creates the history of all units: none is silent yet.</summary>
    /// <param name="spaces">The units, in the order of layers.</param>
    /// <param name="rules">Numbers.</param>
    public SelfNormalisedResets(ReadOnlySpan<UnitSpace> spaces, in SelfNormalisedRules rules)
    {
        this.spaces = [.. spaces];
        this.rules = rules;
        silences = new UnitSilence[spaces.Length];
        int most = 0;
        for (int i = 0; i < spaces.Length; i++)
        {
            silences[i] = new UnitSilence(spaces[i], rules.Start, rules.Most);
            most = Math.Max(most, spaces[i].Units);
        }

        chosen = new bool[most];
    }

    /// <summary>The threshold of a unit: the silence at which it is reset, in updates.</summary>
    /// <param name="space">Index of the units.</param>
    /// <param name="unit">The unit.</param>
    public int Threshold(int space, int unit) => silences[space].Threshold(unit);

    /// <summary>Adds an update: units with a positive value fire, all others are silent.</summary>
    /// <param name="space">Index of the units.</param>
    /// <param name="hidden">Their values on the batch of the update, before its step, after ReLU.</param>
    /// <exception cref="ArgumentException">The number of features is not the number of units.</exception>
    public void Observe(int space, Activations hidden)
    {
        if (hidden.Features != spaces[space].Units)
            throw new ArgumentException($"{spaces[space].Units} units are observed, not {hidden.Features}.", nameof(hidden));

        silences[space].Observe(hidden);
    }

    /// <summary>
    /// Resets the units whose silence has reached their threshold: new incoming weights, bias 0, outgoing weights 0, moments 0; then
    /// estimates the thresholds, if that is due.
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">The update, 1-based.</param>
    /// <returns>Number of units that were reset.</returns>
    public int Reset(uint seed, long update)
    {
        int units = 0;
        for (int i = 0; i < spaces.Length; i++)
        {
            silences[i].Select(chosen.AsSpan(0, spaces[i].Units));
            units += spaces[i].SelectedUnits;
        }

        if (units > 0)
        {
            var reset = new UnitResetRules { ForgetsMoments = true, Kappa = rules.Kappa };
            UnitReset.Apply(spaces, reset, seed, update, RandomStreamId.SelfNormalisedReset);
        }

        if (++observed % rules.Every == 0)
        {
            foreach (UnitSilence silence in silences)
                silence.Estimate(rules.Quantile);
        }

        return units;
    }

    /// <summary>Starts the history of a space anew, with the first threshold.</summary>
    /// <param name="space">Index of the units.</param>
    public void Restart(int space) => silences[space].Restart(rules.Start);

    /// <summary>Writes silences, thresholds and histories.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        foreach (UnitSilence silence in silences)
            silence.Save(writer);

        writer.Write(Counter, [observed], 1);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        foreach (UnitSilence silence in silences)
            silence.Load(reader);

        Span<long> counter = stackalloc long[1];
        reader.Read(Counter, counter);
        observed = counter[0];
    }

    private string Counter => $"{spaces[0].Writers[0].Name}.silence.updates";
}
