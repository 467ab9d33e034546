using System;

namespace NE.Dsl;

/// <summary>
/// The metadata of a setting in addition to its name, type and default. The attributed property is the setting's only definition: YAML keys,
/// the JSON schema, range checks, the program's structure, the generated run values and the reference are derived from it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute : Attribute
{
    /// <summary>The smallest allowed value. The default is none for a double, 0 for other types.</summary>
    public double Least { get; set; } = double.NaN;

    /// <summary>Exclusive lower bound, instead of <see cref="Least"/>.</summary>
    public double Above { get; set; } = double.NaN;

    /// <summary>
    /// The largest allowed value. The default is none for a double, 2,147,483,647 for an int, 10¹² for a long.
    /// </summary>
    public double Most { get; set; } = double.NaN;

    /// <summary>Exclusive upper bound, instead of <see cref="Most"/>.</summary>
    public double Below { get; set; } = double.NaN;

    /// <summary>The unit, as printed in generated code; empty for a choice.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The paper that defines the quantity, if generated code cites it.</summary>
    public string DefinedIn { get; set; } = "";

    /// <summary>The source of the default: a section of a paper, or <c>ours</c> with a section of docs/algorithm.md.</summary>
    public string Source { get; set; } = "";

    /// <summary>
    /// Whether it is a run value, which may differ between learners of one program. Any other setting is structure: a constant of the
    /// program and a line of its structure.
    /// </summary>
    public bool Run { get; set; }

    /// <summary>Its name among the run values, if its own name would be ambiguous.</summary>
    public string RunName { get; set; } = "";

    /// <summary>
    /// Whether <c>NE.Runtime.Training.RunSettings</c> declares it, so that the runtime can read it. All other run values are declared by the
    /// generated code of the experiments that have them.
    /// </summary>
    public bool InRunSettings { get; set; }
}
