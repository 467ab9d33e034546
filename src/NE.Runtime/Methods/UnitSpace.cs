using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Topology;

namespace NE.Runtime.Methods;

/// <summary>
/// A set of hidden units with the layers around it: a unit is a row of every layer that writes it and a column of every layer that reads
/// it; with two features per unit, such as those of <see cref="Kernels.PairActivation"/>, it is columns i and i + n of n units. In a chain there is
/// one layer of each; a residual stream has several. Selects units by their activity, for <see cref="UnitReset"/>.
/// </summary>
/// <remarks>Scratch memory is allocated once; an event allocates nothing.</remarks>
public sealed partial class UnitSpace
{
    /// <summary>The index in a key has 16 bits.</summary>
    private const int MostUnits = 1 << 16;

    private readonly LinearLayer[] writers;
    private readonly LinearLayer[] readers;
    private readonly NormLayer[] norms;
    private readonly double[] scores;
    private readonly ulong[] keys;
    private readonly bool[] selected;

    /// <summary>Allocates the scratch memory for a space of units.</summary>
    /// <param name="writers">The layers whose outputs are the units, at least one, in the order of the network.</param>
    /// <param name="readers">The layers whose inputs are the units, in the order of the network.</param>
    /// <param name="norms">Normalisations over these units, before or after their activation.</param>
    /// <exception cref="ArgumentException">
    /// There is no writer, a layer has a different number of units or features that are no multiple of it, or there are more than 65,536 units.
    /// </exception>
    public UnitSpace(ReadOnlySpan<LinearLayer> writers, ReadOnlySpan<LinearLayer> readers, ReadOnlySpan<NormLayer> norms = default)
    {
        if (writers.IsEmpty)
            throw new ArgumentException("Units need at least one layer that writes them.", nameof(writers));

        Units = writers[0].Outputs;
        this.writers = [.. writers];
        this.readers = [.. readers];
        this.norms = [.. norms];
        foreach (LinearLayer writer in writers)
            Require(writer.Outputs, writer.Name);

        foreach (LinearLayer reader in readers)
            RequireMultiple(reader.Inputs, reader.Name);

        foreach (NormLayer norm in norms)
            RequireMultiple(norm.Features, norm.Name);

        if (Units > MostUnits)
            throw new ArgumentException($"{writers[0].Name} has {Units} units; at most {MostUnits} can be ordered.", nameof(writers));

        scores = new double[Units];
        keys = new ulong[Units];
        selected = new bool[Units];
        activity = new double[Units];
    }

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Number of features that the readers see of all units.</summary>
    internal int Features => readers.Length > 0 ? readers[0].Inputs : Units;

    /// <summary>Number of units in the last selection.</summary>
    public int SelectedUnits { get; private set; }

    /// <summary>The layers that write the units.</summary>
    internal ReadOnlySpan<LinearLayer> Writers => writers;

    /// <summary>The layers that read the units.</summary>
    internal ReadOnlySpan<LinearLayer> Readers => readers;

    /// <summary>Normalisations of the units.</summary>
    internal ReadOnlySpan<NormLayer> Norms => norms;

    /// <summary>Selects the dormant units: those whose neuron score is at most τ (ReDo; docs/algorithm.md, Dormancy).</summary>
    /// <param name="hidden">The units' values on a batch, after their activation.</param>
    /// <param name="threshold">τ ≥ 0; 0 means silent on the whole batch.</param>
    /// <exception cref="ArgumentException">The number of features is not a multiple of the number of units.</exception>
    public void SelectDormant(Activations hidden, double threshold)
    {
        NeuronScores.Measure(hidden, scores);
        SelectAtMost(threshold);
    }

    /// <summary>
    /// Selects the ⌊share · units⌋ units of lowest neuron score. Ties are broken at random, because many scores may be exactly 0.
    /// </summary>
    /// <param name="hidden">The units' values on a batch, after their activation.</param>
    /// <param name="share">Fraction of the units, in [0, 1].</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    /// <exception cref="ArgumentException">The number of features is not a multiple of the number of units.</exception>
    public void SelectLowest(Activations hidden, double share, uint seed, long update)
    {
        NeuronScores.Measure(hidden, scores);
        SelectLowest(share, seed, update);
    }

    /// <summary>
    /// As <see cref="SelectDormant(Activations, double)"/>, by a user-defined utility in place of the mean absolute activation.
    /// </summary>
    /// <typeparam name="TUtility">The utility.</typeparam>
    /// <param name="hidden">The units' values on a batch, after their activation.</param>
    /// <param name="threshold">τ ≥ 0, compared with a unit's utility over the mean of its layer.</param>
    public void SelectDormant<TUtility>(Activations hidden, double threshold)
        where TUtility : IUnitUtility
    {
        UnitUtilities.Measure<TUtility>(hidden, writers, readers, scores);
        SelectAtMost(threshold);
    }

    /// <summary>
    /// As <see cref="SelectLowest(Activations, double, uint, long)"/>, by a user-defined utility in place of the mean absolute activation.
    /// </summary>
    /// <typeparam name="TUtility">The utility.</typeparam>
    /// <param name="hidden">The units' values on a batch, after their activation.</param>
    /// <param name="share">Fraction of the units, in [0, 1].</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="update">Gradient update of the event, 1-based.</param>
    public void SelectLowest<TUtility>(Activations hidden, double share, uint seed, long update)
        where TUtility : IUnitUtility
    {
        UnitUtilities.Measure<TUtility>(hidden, writers, readers, scores);
        SelectLowest(share, seed, update);
    }

    /// <summary>Whether a unit is in the last selection.</summary>
    /// <param name="unit">0 to <see cref="Units"/> − 1.</param>
    public bool IsSelected(int unit) => selected[unit];

    private void SelectAtMost(double threshold)
    {
        SelectedUnits = 0;
        for (int i = 0; i < Units; i++)
            Choose(i, scores[i] <= threshold);
    }

    private void SelectLowest(double share, uint seed, long update) =>
        SelectLowest(share, double.PositiveInfinity, new(seed, RandomStreamId.UnitRecycling, EventUnit.Of(update, writers[0].Number)));

    /// <summary>Selects the units of lowest score: at most a share of all, with scores at most a threshold. A score that is no number is never chosen.</summary>
    private void SelectLowest(double share, double threshold, IndexedWords words)
    {
        for (int i = 0; i < Units; i++)
        {
            // Scores are not negative, so their bits sort like the numbers, and what is no number follows.
            uint score = BitConverter.SingleToUInt32Bits((float)scores[i]);
            keys[i] = ((ulong)score << 32) | (words.Word(Numbers.Order(writers[0], i)) & 0xFFFF0000) | (uint)i;
        }

        Array.Sort(keys);
        Array.Clear(selected);
        SelectedUnits = 0;
        for (int i = 0; i < (int)Math.Floor(share * Units); i++)
        {
            int unit = (int)(keys[i] & 0xFFFF);
            if (scores[unit] <= threshold)
                Choose(unit, true);
        }
    }

    /// <summary>Replaces the selection.</summary>
    /// <param name="units">Whether each unit is selected.</param>
    internal void Select(ReadOnlySpan<bool> units)
    {
        SelectedUnits = 0;
        for (int i = 0; i < Units; i++)
            Choose(i, units[i]);
    }

    private void Choose(int unit, bool chosen)
    {
        selected[unit] = chosen;
        SelectedUnits += chosen ? 1 : 0;
    }

    private void Require(int units, string name)
    {
        if (units != Units)
            throw new ArgumentException($"{name} has {units} units, but {writers[0].Name} has {Units}.");
    }

    private void RequireMultiple(int features, string name)
    {
        if (features % Units != 0)
            throw new ArgumentException($"{name} has {features} units, but {writers[0].Name} has {Units}.");
    }

    /// <summary>Indices of a layer's random words: biases, then weights, then the ranks of its units, then one for the layer.</summary>
    internal static class Numbers
    {
        public static ulong Bias(int unit) => (ulong)unit;

        public static ulong Weight(LinearLayer layer, int position) => (ulong)layer.Outputs + (ulong)position;

        public static ulong Order(LinearLayer layer, int unit) => (ulong)layer.Outputs + (ulong)layer.Weights + (ulong)unit;

        public static ulong Chance(LinearLayer layer) => Order(layer, layer.Outputs);
    }
}
