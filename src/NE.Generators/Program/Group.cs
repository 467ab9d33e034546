using System.Collections.Generic;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>Buffers under one name: a pass through a network, a batch, a vector. Formal ones are parameters of a routine.</summary>
/// <param name="name">Name of the field or parameter.</param>
/// <param name="type">Its type as generated code writes it; empty for a scalar, which is a local.</param>
/// <param name="samples">How many samples it holds.</param>
/// <param name="purpose">What it is for, one phrase.</param>
/// <param name="formal">Whether it is a parameter.</param>
internal sealed class Group(string name, string type, Samples samples, string purpose, bool formal = false)
{
    /// <summary>Type of a vector.</summary>
    public const string Vector = "Memory::Activations";

    /// <summary>Type of a batch of transitions.</summary>
    public const string Batch = "Replay::Batch";

    /// <summary>Type of observations and actions that no transition holds.</summary>
    public const string StateActions = "Replay::StateActions";

    /// <summary>Name of the field or parameter.</summary>
    public string Name => name;

    /// <summary>Its type as generated code writes it; empty for a scalar.</summary>
    public string Type => type;

    /// <summary>How many samples it holds.</summary>
    public Samples Samples => samples;

    /// <summary>What it is for, one phrase.</summary>
    public string Purpose => purpose;

    /// <summary>Whether it is a parameter of a routine.</summary>
    public bool Formal => formal;

    /// <summary>The network whose pass it holds, or null.</summary>
    public Network? Network { get; init; }

    /// <summary>The instance whose pass it holds, or null; instances of one network have their passes one stride apart on a device.</summary>
    public Instance? Instance { get; init; }

    /// <summary>What the pass is for, behind the instance's name: <c>Target</c>.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whether its values outlive updates and stand in checkpoints.</summary>
    public bool Kept { get; set; }

    /// <summary>Where the gradients of these values stand.</summary>
    public Group? Gradient { get; set; }

    /// <summary>Whether it is an object of the runtime with memory of its own, whose ranges have names.</summary>
    public bool Viewed => type is Batch or StateActions;

    /// <summary>Its buffers by name; the empty name is that of a group with one buffer.</summary>
    public Dictionary<string, Value> Parts { get; } = [];
}
