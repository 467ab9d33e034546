using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Changes parameters behind the optimiser: masking, clipping, projection.</summary>
internal interface IParameterTransform
{
    /// <summary>Operations behind the step of a slot.</summary>
    IEnumerable<Operation> After(Parameter layer);

    /// <summary>Operations behind the steps of all slots of a network.</summary>
    IEnumerable<Operation> AfterAll(Network network);

    /// <summary>What it does, as the end of a sentence; empty where it does nothing to this network.</summary>
    string Words(Network network);
}
