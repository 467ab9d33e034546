using NE.Generators.Model;

namespace NE.Generators.Lowering;

/// <summary>A part of the program that runs with one cadence.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Concern">What it belongs to.</param>
/// <param name="Cadence">When it runs; null for a routine that another section calls, or that is asked for.</param>
/// <param name="Parameters">The parameters, empty for a section.</param>
/// <param name="Summary">What it does, one sentence.</param>
/// <param name="Steps">The operations in order, under captions.</param>
internal sealed record Section(
    string Name, Concern Concern, Cadence? Cadence, EquatableArray<Parameter> Parameters, string Summary, EquatableArray<Step> Steps);
