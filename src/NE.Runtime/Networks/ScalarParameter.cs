using System;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Networks;

/// <summary>A learned scalar, such as the logarithm of a temperature: value, gradient, moments.</summary>
public sealed unsafe class ScalarParameter
{
    /// <summary>Allocates a scalar; everything is 0 until <see cref="Initialise"/> or <see cref="Load"/>.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="name">Name within the agent and in checkpoints, such as "Temperature.log".</param>
    public ScalarParameter(Arena arena, string name)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Online = arena.Take(1);
        Gradient = arena.Take(1);
        FirstMoment = arena.Take(1);
        SecondMoment = arena.Take(1);
    }

    /// <summary>Name within the agent and in checkpoints.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public float Value => *Online;

    /// <summary>e to the power of the value.</summary>
    public float Exponential => ScalarFunctions.Exp(*Online);

    /// <summary>The value.</summary>
    internal float* Online { get; }

    /// <summary>Gradient of the loss.</summary>
    internal float* Gradient { get; }

    /// <summary>Adam's exponential moving average of gradients.</summary>
    internal float* FirstMoment { get; }

    /// <summary>Adam's exponential moving average of squared gradients.</summary>
    internal float* SecondMoment { get; }

    /// <summary>Sets the value, and gradient and moments to 0.</summary>
    /// <param name="value">The value.</param>
    public void Initialise(float value)
    {
        *Online = value;
        *Gradient = *FirstMoment = *SecondMoment = 0;
    }

    /// <summary>Sets only the value, for a copy of a parameter that is trained on a device; moments stay as last read.</summary>
    /// <param name="value">The value.</param>
    public void Set(float value) => *Online = value;

    /// <summary>Sets the value to the logarithm of a positive number, and gradient and moments to 0.</summary>
    /// <param name="value">The number, above 0; <see cref="Exponential"/> returns it, up to rounding.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public void InitialiseLog(float value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        Initialise(ScalarFunctions.Log(value));
    }

    /// <summary>Creates a scalar initialised to the logarithm of a positive number.</summary>
    /// <param name="value">The number, above 0; <see cref="Exponential"/> returns it, up to rounding.</param>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="name">Name within the agent and in checkpoints.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public static ScalarParameter LogarithmOf(float value, Arena arena, string name)
    {
        var parameter = new ScalarParameter(arena, name);
        parameter.InitialiseLog(value);
        return parameter;
    }

    /// <summary>Writes everything that a resumed run needs, under names that begin with <see cref="Name"/>.</summary>
    /// <param name="writer">Receives the numbers.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Name, new ReadOnlySpan<float>(Online, 1), 1);
        writer.Write($"{Name}.m", new ReadOnlySpan<float>(FirstMoment, 1), 1);
        writer.Write($"{Name}.v", new ReadOnlySpan<float>(SecondMoment, 1), 1);
    }

    /// <summary>Reads what <see cref="Save"/> wrote. Sets the gradient to 0.</summary>
    /// <param name="reader">Source of the numbers.</param>
    /// <exception cref="CheckpointException">A number is missing.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read(Name, new Span<float>(Online, 1));
        reader.Read($"{Name}.m", new Span<float>(FirstMoment, 1));
        reader.Read($"{Name}.v", new Span<float>(SecondMoment, 1));
        *Gradient = 0;
    }
}
