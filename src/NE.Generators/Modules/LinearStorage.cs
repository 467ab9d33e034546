using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>A matrix and its biases, with a mask if weights may be dead.</summary>
/// <param name="Start">The runtime's description of the initial mask, as a C# expression.</param>
/// <param name="IsMasked">Whether weights may be dead.</param>
/// <param name="IsScored">Whether the layer may grow.</param>
/// <param name="IsAged">Whether each parameter counts its own optimiser steps.</param>
/// <param name="Live">Initially live weights.</param>
internal sealed record LinearStorage(string Start, bool IsMasked, bool IsScored, bool IsAged, long Live) : Storage
{
    /// <summary>All weights live.</summary>
    public const string Dense = "Networks::LayerTopology.Dense";

    private bool keepsInitial;

    /// <summary>Whether it is the last matrix of its network.</summary>
    public bool IsOutput { get; init; }

    /// <summary>Whether a term in the gradient keeps its rows orthogonal.</summary>
    public bool Orthogonal { get; init; }

    /// <summary>Whether the weights of each unit are projected to length 1.</summary>
    public bool UnitRows { get; init; }

    /// <summary>Whether the weights are scaled to their initial norm.</summary>
    public bool KeepsNorm { get; init; }

    /// <summary>The same, with the initial values stored.</summary>
    public LinearStorage WithInitial() => keepsInitial ? this : With("KeepsInitial = true") with { keepsInitial = true };

    /// <summary>The same with one more member of the runtime's description.</summary>
    public LinearStorage With(string member) => this with
    {
        Start = Start.EndsWith(" }") ? Start.Substring(0, Start.Length - 2) + $", {member} }}" : $"{Start} with {{ {member} }}",
    };

    /// <inheritdoc/>
    public override string Type => "Networks::LinearLayer";

    /// <inheritdoc/>
    public override bool Masked => IsMasked;

    /// <inheritdoc/>
    public override bool Scored => IsScored;

    /// <inheritdoc/>
    public override bool Aged => IsAged;

    /// <inheritdoc/>
    public override bool KeepsInitial => keepsInitial;

    /// <inheritdoc/>
    public override bool Matrix => true;

    /// <inheritdoc/>
    public override bool Counted => false;

    /// <inheritdoc/>
    public override string Suffix => "";

    /// <inheritdoc/>
    public override string Initialise => "Initialise(seed)";

    /// <inheritdoc/>
    public override string Describe(Slot slot) =>
        $"{slot}{(Masked ? $", {Live} of {(long)slot.Inputs * slot.Outputs} live at start" : "")}{(Scored ? ", elastic" : "")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Construct(Slot slot, string number) =>
        [number, $"{slot.Name}Shape.Inputs", $"{slot.Name}Shape.Outputs", Moments == 1 ? With("OneMoment = true").Start : Start];
}
