using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>An operation that hands groups and values to routines.</summary>
internal interface ICall
{
    /// <summary>What it hands on.</summary>
    IEnumerable<Argument> AllArguments { get; }
}
