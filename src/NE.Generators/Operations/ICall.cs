using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>An operation that passes groups and values to routines.</summary>
internal interface ICall
{
    /// <summary>The arguments.</summary>
    IEnumerable<Argument> AllArguments { get; }
}
