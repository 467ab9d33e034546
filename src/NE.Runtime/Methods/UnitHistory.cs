using System;
using NE.Dsl;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>
/// Running means of continual backprop over the units of one space: activation h̄ of each feature, utility u, age a in updates, and the share
/// 1 − η^a of a mean that began a updates ago, by which means are divided.
/// </summary>
internal sealed unsafe class UnitHistory
{
    private readonly UnitSpace space;
    private readonly double decay;
    private readonly double[] activation;
    private readonly double[] utility;
    private readonly double[] share;
    private readonly long[] age;
    private readonly double[] outgoing;
    private readonly double[] incoming;
    private readonly int[] live;

    public UnitHistory(UnitSpace space, double decay)
    {
        this.space = space;
        this.decay = decay;
        activation = new double[space.Features];
        utility = new double[space.Units];
        share = new double[space.Units];
        age = new long[space.Units];
        outgoing = new double[space.Units];
        incoming = new double[space.Units];
        live = new int[space.Units];
    }

    /// <summary>Units due, with fractions.</summary>
    public double Due { get; set; }

    private string Name => $"{space.Writers[0].Name}.replacement";

    /// <summary>Whether a unit may be replaced.</summary>
    public bool IsMature(int unit, int maturity) => age[unit] > maturity;

    /// <summary>û, the utility divided by the share of its running mean.</summary>
    public double Utility(int unit) => utility[unit] / share[unit];

    /// <summary>ĥ, the mean activation divided by the share of its running mean.</summary>
    public double Activation(int feature) => activation[feature] / share[feature % space.Units];

    /// <summary>Adds an update.</summary>
    /// <param name="hidden">Activations of the batch of the update, before its step.</param>
    /// <param name="kind">What makes a unit useful.</param>
    public void Observe(Activations hidden, UnitUtility kind)
    {
        bool deviates = kind is UnitUtility.ZeroContribution or UnitUtility.AdaptableContribution or UnitUtility.FeatureByInput;
        Magnitudes(kind);
        for (int unit = 0; unit < space.Units; unit++)
        {
            age[unit]++;
            share[unit] = (decay * share[unit]) + (1 - decay);
            double now = 0;
            for (int feature = unit; feature < hidden.Features; feature += space.Units)
            {
                (double mean, double size) = Means(hidden, feature);
                activation[feature] = (decay * activation[feature]) + ((1 - decay) * mean);
                now += deviates ? Deviation(hidden, feature, Activation(feature)) : size;
            }

            utility[unit] = (decay * utility[unit]) + ((1 - decay) * Useful(kind, unit, now));
        }
    }

    /// <summary>Begins the history of a replaced unit.</summary>
    public void Restart(int unit)
    {
        for (int feature = unit; feature < activation.Length; feature += space.Units)
            activation[feature] = 0;

        utility[unit] = share[unit] = 0;
        age[unit] = 0;
    }

    /// <summary>Begins the history of all units.</summary>
    public void Restart()
    {
        for (int unit = 0; unit < space.Units; unit++)
            Restart(unit);

        Due = 0;
    }

    public void Save(ITensorWriter writer)
    {
        writer.Write($"{Name}.activation", activation, activation.Length);
        writer.Write($"{Name}.utility", utility, utility.Length);
        writer.Write($"{Name}.share", share, share.Length);
        writer.Write($"{Name}.age", age, age.Length);
        writer.Write($"{Name}.due", [Due], 1);
    }

    public void Load(ITensorReader reader)
    {
        reader.Read($"{Name}.activation", activation);
        reader.Read($"{Name}.utility", utility);
        reader.Read($"{Name}.share", share);
        reader.Read($"{Name}.age", age);
        Span<double> due = stackalloc double[1];
        reader.Read($"{Name}.due", due);
        Due = due[0];
    }

    private double Useful(UnitUtility kind, int unit, double size) => kind switch
    {
        UnitUtility.Weight => outgoing[unit],
        UnitUtility.Adaptation => Per(1, unit),
        UnitUtility.AdaptableContribution => Per(outgoing[unit] * size, unit),
        UnitUtility.FeatureByInput => Per(size, unit),
        UnitUtility.Random => 0,
        _ => outgoing[unit] * size,
    };

    // A unit without live incoming weights cannot adapt.
    private double Per(double value, int unit) => incoming[unit] > 0 ? value / incoming[unit] : 0;

    private void Magnitudes(UnitUtility kind)
    {
        if (kind is not (UnitUtility.Adaptation or UnitUtility.FeatureByInput or UnitUtility.Random))
        {
            Begin(outgoing);
            foreach (LinearLayer reader in space.Readers)
            {
                for (int position = 0; position < reader.Weights; position++)
                    Add(outgoing, reader, position, position % reader.Inputs % space.Units);
            }

            End(outgoing);
        }

        if (kind is UnitUtility.Adaptation or UnitUtility.FeatureByInput or UnitUtility.AdaptableContribution)
        {
            Begin(incoming);
            foreach (LinearLayer writer in space.Writers)
            {
                for (int position = 0; position < writer.Weights; position++)
                    Add(incoming, writer, position, position / writer.Inputs);
            }

            End(incoming);
        }
    }

    private void Begin(double[] magnitudes)
    {
        Array.Clear(magnitudes);
        Array.Clear(live);
    }

    private void Add(double[] magnitudes, LinearLayer layer, int position, int unit)
    {
        if (layer.Masked && layer.Mask[position] == 0)
            return;

        magnitudes[unit] += Math.Abs((double)layer.Online.Weight[layer.SlotOf(position)]);
        live[unit]++;
    }

    private void End(double[] magnitudes)
    {
        for (int unit = 0; unit < space.Units; unit++)
            magnitudes[unit] = live[unit] > 0 ? magnitudes[unit] / live[unit] : 0;
    }

    private static (double Mean, double Size) Means(Activations hidden, int unit)
    {
        double sum = 0, size = 0;
        for (int panel = 0; panel < hidden.Panels; panel++)
        {
            foreach (float value in Samples(hidden, panel, unit))
            {
                sum += value;
                size += Math.Abs((double)value);
            }
        }

        return (sum / hidden.Batch, size / hidden.Batch);
    }

    private static double Deviation(Activations hidden, int unit, double from)
    {
        double sum = 0;
        for (int panel = 0; panel < hidden.Panels; panel++)
        {
            foreach (float value in Samples(hidden, panel, unit))
                sum += Math.Abs(value - from);
        }

        return sum / hidden.Batch;
    }

    private static ReadOnlySpan<float> Samples(Activations hidden, int panel, int unit) => new(
        hidden.Panel(panel) + (unit * Activations.PanelSamples),
        Math.Min(Activations.PanelSamples, hidden.Batch - (panel * Activations.PanelSamples)));
}
