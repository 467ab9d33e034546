using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>A costly metric of the networks: a feature. It states what it measures, and where in a diagnosis.</summary>
internal abstract record Metric
{
    /// <summary>Of one layer of hidden units, on the probe batch.</summary>
    public virtual IEnumerable<Operation> OfHidden(Diagnosis diagnosis, Instance instance, Node layer, Value hidden) => [];

    /// <summary>Of a network's pass over the probe batch.</summary>
    public virtual IEnumerable<Operation> OfPass(Diagnosis diagnosis, Instance instance, IReadOnlyList<Value> hidden) => [];

    /// <summary>Of one matrix.</summary>
    public virtual IEnumerable<Operation> OfLayer(Diagnosis diagnosis, Instance instance, Parameter layer) => [];

    /// <summary>Of a network as a whole.</summary>
    public virtual IEnumerable<Operation> OfNetwork(Diagnosis diagnosis, Instance instance) => [];

    /// <summary>Of a layer that may grow, when its dense gradient was made.</summary>
    public virtual IEnumerable<Operation> OfScores(Diagnosis diagnosis, Instance instance, Parameter layer) => [];

    /// <summary>Adds what is done before an update that is diagnosed.</summary>
    public virtual void Before(ProgramBuilder program, Probe probe)
    {
    }

    /// <summary>Adds what is done behind it.</summary>
    public virtual void After(ProgramBuilder program, Probe probe)
    {
    }

    /// <summary>A statement that writes.</summary>
    protected static Operation Measure(string words, string code, params IReadOnlyList<Operand> operands) =>
        new RuntimeCall("measure " + words, code, [.. operands], [StateId.Log]);
}
