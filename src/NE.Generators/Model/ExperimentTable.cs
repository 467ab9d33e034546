using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Model;

/// <summary>The experiments of an assembly.</summary>
/// <param name="Wanted">
/// Whether there is a table at all: the assembly declares experiments, complete or not, and can see the runtime. An empty table keeps the
/// user's <c>Program.cs</c> free of errors that are not his.
/// </param>
/// <param name="Names">
/// Full names of those that have an agent: experiments before their variants, so that a host starts with one, then by name.
/// </param>
internal sealed record ExperimentTable(bool Wanted, EquatableArray<string> Names)
{
    /// <summary>Makes the table of an assembly.</summary>
    public static ExperimentTable Of(IReadOnlyCollection<Output> outputs, bool runtime) => new(
        runtime && outputs.Count > 0,
        outputs.Where(output => output.Declaration is { Arm: null }).Select(output => output.Declaration!)
            .OrderBy(declaration => declaration.Base is not null)
            .ThenBy(declaration => declaration.FullName, StringComparer.Ordinal)
            .Select(declaration => declaration.FullName).ToEquatableArray());
}
