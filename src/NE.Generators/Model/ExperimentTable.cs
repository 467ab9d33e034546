using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Model;

/// <summary>The experiments of an assembly.</summary>
/// <param name="Wanted">
/// Whether there is a table: the assembly declares experiments, complete or not, and references the runtime. An empty table avoids
/// follow-up errors in the user's <c>Program.cs</c>.
/// </param>
/// <param name="Names">
/// Full names of experiments with an agent: experiments before variants, so that a host starts with one, then by name.
/// </param>
internal sealed record ExperimentTable(bool Wanted, EquatableArray<string> Names)
{
    /// <summary>Creates the table of an assembly.</summary>
    public static ExperimentTable Of(IReadOnlyCollection<Output> outputs, bool runtime) => new(
        runtime && outputs.Count > 0,
        outputs.Where(output => output.Declaration is { Arm: null }).Select(output => output.Declaration!)
            .OrderBy(declaration => declaration.Base is not null)
            .ThenBy(declaration => declaration.FullName, StringComparer.Ordinal)
            .Select(declaration => declaration.FullName).ToEquatableArray());
}
