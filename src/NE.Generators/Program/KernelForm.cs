using System;
using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>The device form of an operation: its line, and the host's work before and after.</summary>
/// <param name="Line">The call of the kernel library; empty if only the host has work.</param>
internal sealed record KernelForm(string Line)
{
    /// <summary>No work on the device or the host.</summary>
    public static KernelForm Nothing { get; } = new("");

    /// <summary>Whether a device can run it; a section with an operation that it cannot run has no kernels.</summary>
    public bool Possible { get; init; } = true;

    /// <summary>The number that it computes, as an expression in kernels.</summary>
    public string Expression { get; init; } = "";

    /// <summary>The run values at the start of a learner's arena that it reads in addition to its numbers.</summary>
    public IReadOnlyList<RunWord> RunWords { get; init; } = [];

    /// <summary>Words that the host sends per update.</summary>
    public int Words { get; init; }

    /// <summary>Host statements that write them, given the index of the first.</summary>
    public Func<int, IEnumerable<string>> Give { get; init; } = static _ => [];

    /// <summary>Number of floats returned to the host.</summary>
    public int Results { get; init; }

    /// <summary>Host statements before the update.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Host statements on an <c>observation</c> before a device acts on it.</summary>
    public IReadOnlyList<string> Observed { get; init; } = [];

    /// <summary>Host statements that use the results, given the index of the first result.</summary>
    public Func<int, IEnumerable<string>> After { get; init; } = static _ => [];

    /// <summary>Whether the host needs the results before the next update.</summary>
    public bool Feeds { get; init; }

    /// <summary>Scratch floats in the arena.</summary>
    public int Scratch { get; init; }

    /// <summary>For operations that no device can run.</summary>
    public static KernelForm Impossible { get; } = new("") { Possible = false };
}
