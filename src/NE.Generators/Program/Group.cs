using System.Collections.Generic;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>Buffers with a common name: a pass through a network, a batch, a vector. Formal groups are parameters of a routine.</summary>
/// <param name="name">Name of the field or parameter.</param>
/// <param name="type">Its type in generated code; empty for a scalar, which is a local variable.</param>
/// <param name="samples">Its number of samples.</param>
/// <param name="purpose">Its purpose in one phrase.</param>
/// <param name="formal">Whether it is a parameter.</param>
internal sealed class Group(string name, string type, Samples samples, string purpose, bool formal = false)
{
    /// <summary>Type of a vector.</summary>
    public const string Vector = "Memory::Activations";

    /// <summary>Type of a batch of transitions.</summary>
    public const string Batch = "Replay::Batch";

    /// <summary>Type of observations and actions that are not from stored transitions.</summary>
    public const string StateActions = "Replay::StateActions";

    /// <summary>Name of the field or parameter.</summary>
    public string Name => name;

    /// <summary>Its type in generated code; empty for a scalar.</summary>
    public string Type => type;

    /// <summary>Its number of samples.</summary>
    public Samples Samples => samples;

    /// <summary>Its purpose in one phrase.</summary>
    public string Purpose => purpose;

    /// <summary>Whether it is a parameter of a routine.</summary>
    public bool Formal => formal;

    /// <summary>The network of the pass, or null.</summary>
    public Network? Network { get; init; }

    /// <summary>The instance of the pass, or null; on a device the passes of instances of one network are one stride apart.</summary>
    public Instance? Instance { get; init; }

    /// <summary>The purpose of the pass, appended to the instance's name: <c>Target</c>.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whether its values persist across updates and are in checkpoints.</summary>
    public bool Kept { get; set; }

    /// <summary>The gradients of these values.</summary>
    public Group? Gradient { get; set; }

    /// <summary>How generated code constructs it, if it is an object of the runtime with its own memory and named ranges; null otherwise.</summary>
    public string? Constructor => type switch
    {
        Batch => $"new {type}(arena, replay.Layout, {samples.Written})",
        StateActions => $"new {type}(arena, Observations, Actions, {samples.Written})",
        _ => null,
    };

    /// <summary>Its buffers by name; the empty name is used for a group with one buffer.</summary>
    public Dictionary<string, Value> Parts { get; } = [];
}
