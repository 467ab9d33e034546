using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Changes parameters after the optimiser: masking, clipping, projection.</summary>
internal interface IParameterTransform
{
    /// <summary>Operations after the step of a slot.</summary>
    IEnumerable<Operation> After(Parameter layer);

    /// <summary>Operations after the steps of all slots of a network.</summary>
    IEnumerable<Operation> AfterAll(Network network);

    /// <summary>Its effect, as the end of a sentence; empty if it does not affect this network.</summary>
    string Words(Network network);
}
