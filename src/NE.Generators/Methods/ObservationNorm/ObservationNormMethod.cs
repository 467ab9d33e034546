using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Operations;
using NE.Generators.Printing;
using NE.Generators.Program;

namespace NE.Generators.Methods.ObservationNorm;

/// <summary>Normalises observations by their running statistics (SimBa, Lee et al. 2025; docs/algorithm.md, Observation normalisation).</summary>
internal sealed record ObservationNormMethod(ObservationNormAttribute Settings) : Method, IPrepares, IObservationTransform
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["Observe"], Words = ["observationStatistics"] };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<ObservationNormAttribute>() is { } settings ? new ObservationNormMethod(settings) : null;

    /// <inheritdoc/>
    public void Prepare(ProgramBuilder program)
    {
        string name = NormaliseObservations.Statistics.Name;
        program.Field(new AgentField(
            "Networks::ObservationStatistics", name,
            $"new Networks::ObservationStatistics(arena, \"Observation\", {program.Observations.Name}, {Literal.Of(Settings.Epsilon)})", "running mean and variance")
        { Saved = true });
        program.Section(
            "Observe", "", Concern.Agent, Cadence.OnDemand, heading: "public void Observe(global::System.ReadOnlySpan<float> observations)",
            fill: section => section.Emit(new RuntimeCall(
                "update the statistics of observations", $"{name}.Update(observations);", [], [NormaliseObservations.Statistics])));
    }

    /// <inheritdoc/>
    public IEnumerable<Operation> Transform(params IReadOnlyList<Value> observations) =>
        [new NormaliseObservations([.. observations], Settings.Epsilon, Settings.Limit)];
}
