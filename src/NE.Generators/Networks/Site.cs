using System;
using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>The formal values and parameters of a module.</summary>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Output">Its output.</param>
/// <param name="Parameters">Its parameters, or null.</param>
/// <param name="Keep">Returns an additional value of the pass, given a suffix of the module's name and its rows.</param>
internal sealed record Site(IReadOnlyList<Value> Inputs, Value Output, Parameter? Parameters, Func<string, int, Value> Keep);
