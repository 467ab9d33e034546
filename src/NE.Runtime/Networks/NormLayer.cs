using System;
using NE.Dsl;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// A normalisation with a gain and, if it is centred, a bias for each feature: parameters of both sides, gradient, moments. Never masked, never
/// clipped. One that is not centred (RMS normalisation) has biases that are always 0, which no step reads and no checkpoint holds.
/// </summary>
public sealed unsafe class NormLayer : LayerNorm
{
    private readonly NormParameters online;
    private readonly NormParameters target;
    private readonly bool oneMoment;
    private readonly bool centred;
    private readonly long[] steps = new long[1];

    /// <summary>Allocates a normalisation; all parameters are 0 until <see cref="Initialise"/> or <see cref="Load"/>.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="name">Name within the agent and in checkpoints, such as "Value1.Hidden2.Norm".</param>
    /// <param name="features">Features of a sample, at least 1.</param>
    /// <param name="oneMoment">Whether the optimiser keeps only a first moment; checkpoints then hold no second one.</param>
    /// <param name="centred">Whether the mean is subtracted and there are biases.</param>
    /// <exception cref="ArgumentOutOfRangeException">Features below 1.</exception>
    public NormLayer(Arena arena, string name, int features, bool oneMoment = false, bool centred = true)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        Name = name;
        Features = features;
        this.oneMoment = oneMoment;
        this.centred = centred;
        online = TakeParameters(arena);
        target = TakeParameters(arena);
        Gradient = TakeParameters(arena);
        FirstMoment = TakeParameters(arena);
        SecondMoment = TakeParameters(arena);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Units => Features;

    /// <summary>Features per sample.</summary>
    public int Features { get; }

    /// <summary>Parameters of the online network.</summary>
    public NormParameters Online => online;

    /// <summary>Parameters of the target network.</summary>
    public NormParameters Target => target;

    /// <summary>Number of gains and biases: the length of each parameter array.</summary>
    internal int Parameters => centred ? 2 * Features : Features;

    /// <summary>Gradient of the loss.</summary>
    internal NormParameters Gradient { get; }

    /// <summary>Adam's exponential moving average of gradients.</summary>
    internal NormParameters FirstMoment { get; }

    /// <summary>Adam's exponential moving average of squared gradients.</summary>
    internal NormParameters SecondMoment { get; }

    /// <summary>Optimiser steps that all gains and biases have taken; counted only by steps by age.</summary>
    internal ref long Steps => ref steps[0];

    /// <summary>Parameters of one side.</summary>
    /// <param name="side">Online or target.</param>
    public NormParameters this[Side side] => side == Side.Online ? online : target;

    /// <inheritdoc/>
    public override float Gain(int unit) => Gains(online)[Checked(unit)];

    /// <inheritdoc/>
    public override float Bias(int unit) => Biases(online)[Checked(unit)];

    /// <summary>Sets gains to 1 and everything else to 0, on both sides.</summary>
    public void Initialise()
    {
        InitialiseValues();
        Values(Gradient).Clear();
        ForgetMoments();
    }

    /// <summary>Sets the moments and the count of steps to 0.</summary>
    internal void ForgetMoments()
    {
        Values(FirstMoment).Clear();
        Values(SecondMoment).Clear();
        Steps = 0;
    }

    /// <summary>Sets gains to 1 and biases to 0, on both sides.</summary>
    internal void InitialiseValues()
    {
        Values(online).Clear();
        Gains(online).Fill(1);
        Values(online).CopyTo(Values(target));
    }

    /// <summary>Writes everything that a resumed run needs, under names that begin with <see cref="Name"/>; "weight" is the gain.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"{Name}.weight", Gains(online), Features);
        if (centred)
            writer.Write($"{Name}.bias", Biases(online), Features);
        writer.Write($"{Name}.target.weight", Gains(target), Features);
        if (centred)
            writer.Write($"{Name}.target.bias", Biases(target), Features);
        writer.Write($"{Name}.weight.m", Gains(FirstMoment), Features);
        if (!oneMoment)
            writer.Write($"{Name}.weight.v", Gains(SecondMoment), Features);
        if (centred)
            writer.Write($"{Name}.bias.m", Biases(FirstMoment), Features);
        if (centred && !oneMoment)
            writer.Write($"{Name}.bias.v", Biases(SecondMoment), Features);
        writer.Write($"{Name}.steps", steps, 1);
    }

    /// <summary>Reads what <see cref="Save"/> wrote. Sets the gradient to 0.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read($"{Name}.weight", Gains(online));
        if (centred)
            reader.Read($"{Name}.bias", Biases(online));
        reader.Read($"{Name}.target.weight", Gains(target));
        if (centred)
            reader.Read($"{Name}.target.bias", Biases(target));
        reader.Read($"{Name}.weight.m", Gains(FirstMoment));
        if (!oneMoment)
            reader.Read($"{Name}.weight.v", Gains(SecondMoment));
        if (centred)
            reader.Read($"{Name}.bias.m", Biases(FirstMoment));
        if (centred && !oneMoment)
            reader.Read($"{Name}.bias.v", Biases(SecondMoment));
        reader.Read($"{Name}.steps", steps);
        Values(Gradient).Clear();
    }

    /// <summary>All gains.</summary>
    internal Span<float> Gains(NormParameters parameters) => new(parameters.Gain, Features);

    /// <summary>All biases.</summary>
    internal Span<float> Biases(NormParameters parameters) => new(parameters.Bias, Features);

    private int Checked(int unit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)Features, nameof(unit));
        return unit;
    }

    private Span<float> Values(NormParameters parameters) => new(parameters.Gain, Parameters);

    private NormParameters TakeParameters(Arena arena)
    {
        float* gain = arena.Take(2 * Features);
        return new NormParameters(gain, gain + Features, centred);
    }
}
