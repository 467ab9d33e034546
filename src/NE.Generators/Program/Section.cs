using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Program;

/// <summary>A part of the program that runs with one cadence.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">What it does, one sentence.</param>
/// <param name="Concern">What it belongs to.</param>
/// <param name="Cadence">When it runs.</param>
/// <param name="Steps">The operations in order, under captions.</param>
internal sealed record Section(string Name, string Summary, Concern Concern, Cadence Cadence, List<Step> Steps)
{
    /// <summary>The method's heading where an interface prescribes it; null for <c>private void Name()</c>.</summary>
    public string? Heading { get; init; }

    /// <summary>
    /// Whether it turns an action of the policy, <c>action</c>, into the one to take in training at <c>step</c>: the host's part where a
    /// device acts.
    /// </summary>
    public bool Disturbs { get; init; }

    /// <summary>Whether it may run on a device.</summary>
    public bool OnDevice { get; init; }

    /// <summary>The operations at its surface.</summary>
    public IEnumerable<Operation> Operations => Steps.SelectMany(static step => step.Operations);

    /// <summary>The operations with all calls replaced by what they stand for.</summary>
    public IEnumerable<Operation> Flat => Operations.SelectMany(static operation => operation.Flat());
}
