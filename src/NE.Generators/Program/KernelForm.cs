using System;
using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>The device's side of an operation: its line, and what the host does before and after.</summary>
/// <param name="Line">The call of the kernel library; empty for what the host does alone.</param>
internal sealed record KernelForm(string Line)
{
    /// <summary>Nothing on the device; the host does nothing either.</summary>
    public static KernelForm Nothing { get; } = new("");

    /// <summary>Whether a device can run it at all; a section with an operation that it cannot run has no kernels.</summary>
    public bool Possible { get; init; } = true;

    /// <summary>The number that it makes, as kernels write it where they read it.</summary>
    public string Expression { get; init; } = "";

    /// <summary>What it reads of the run values at the start of a learner's arena, beside the numbers that it names.</summary>
    public IReadOnlyList<RunWord> RunWords { get; init; } = [];

    /// <summary>Words that the host gives at each update.</summary>
    public int Words { get; init; }

    /// <summary>Statements of the host that write them, the first of which has the number that is given.</summary>
    public Func<int, IEnumerable<string>> Give { get; init; } = static _ => [];

    /// <summary>Floats that it sends back.</summary>
    public int Results { get; init; }

    /// <summary>Statements of the host before the update.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Statements of the host with the results, the first of which has the number that is given.</summary>
    public Func<int, IEnumerable<string>> After { get; init; } = static _ => [];

    /// <summary>Whether the host needs the results before the next update.</summary>
    public bool Feeds { get; init; }

    /// <summary>Floats of the arena that it works in.</summary>
    public int Scratch { get; init; }

    /// <summary>What no device can run.</summary>
    public static KernelForm Impossible { get; } = new("") { Possible = false };
}
