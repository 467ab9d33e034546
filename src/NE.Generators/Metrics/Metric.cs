using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>A costly metric of the networks; a feature. Defines what it measures and at which point of a diagnosis.</summary>
internal abstract record Metric
{
    /// <summary>Measures one layer of hidden units on the probe batch.</summary>
    public virtual IEnumerable<Operation> OfHidden(Diagnosis diagnosis, Instance instance, Node layer, Value hidden) => [];

    /// <summary>Measures a network's pass over the probe batch.</summary>
    public virtual IEnumerable<Operation> OfPass(Diagnosis diagnosis, Instance instance, IReadOnlyList<Value> hidden) => [];

    /// <summary>Measures one matrix.</summary>
    public virtual IEnumerable<Operation> OfLayer(Diagnosis diagnosis, Instance instance, Parameter layer) => [];

    /// <summary>Measures a whole network.</summary>
    public virtual IEnumerable<Operation> OfNetwork(Diagnosis diagnosis, Instance instance) => [];

    /// <summary>Measures a layer that may grow, after its dense gradient was computed.</summary>
    public virtual IEnumerable<Operation> OfScores(Diagnosis diagnosis, Instance instance, Parameter layer) => [];

    /// <summary>Measures the whole agent, after its networks.</summary>
    public virtual IEnumerable<Operation> OfAgent(Diagnosis diagnosis) => [];

    /// <summary>Adds work before a diagnosed update.</summary>
    public virtual void Before(ProgramBuilder program, Probe probe)
    {
    }

    /// <summary>Adds work after it.</summary>
    public virtual void After(ProgramBuilder program, Probe probe)
    {
    }

    /// <summary>A statement that writes the metric.</summary>
    protected static Operation Measure(string words, string code, params IReadOnlyList<Operand> operands) =>
        new RuntimeCall("measure " + words, code, [.. operands], [StateId.Log]);
}
