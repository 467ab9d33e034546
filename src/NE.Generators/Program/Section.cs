using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Program;

/// <summary>A part of the program that runs with one cadence.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">Its summary in one sentence.</param>
/// <param name="Concern">Its concern.</param>
/// <param name="Cadence">When it runs.</param>
/// <param name="Steps">The operations in order, under captions.</param>
internal sealed record Section(string Name, string Summary, Concern Concern, Cadence Cadence, List<Step> Steps)
{
    /// <summary>The method's heading if an interface prescribes it; null for <c>private void Name()</c>.</summary>
    public string? Heading { get; init; }

    /// <summary>
    /// Whether it turns the policy's action, <c>action</c>, into the training action at <c>step</c>: the host's part of acting on a
    /// device.
    /// </summary>
    public bool PerturbsAction { get; init; }

    /// <summary>Whether it may run on a device.</summary>
    public bool OnDevice { get; init; }

    /// <summary>The operations, with calls not expanded.</summary>
    public IEnumerable<Operation> Operations => Steps.SelectMany(static step => step.Operations);

    /// <summary>The operations with all calls expanded.</summary>
    public IEnumerable<Operation> Flat => Operations.SelectMany(static operation => operation.Flat());
}
