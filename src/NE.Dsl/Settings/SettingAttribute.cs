using System;

namespace NE.Dsl;

/// <summary>
/// What a setting says of itself beside its name, its type and its default. The property that carries it is the setting's only definition:
/// the compiler reads it, and YAML keys, the JSON schema, range checks, the program's structure, the generated run values and the reference
/// follow.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute : Attribute
{
    /// <summary>The smallest number that the setting takes; none for a number of type double, 0 for others.</summary>
    public double Least { get; set; } = double.NaN;

    /// <summary>In place of <see cref="Least"/>: what each number must exceed.</summary>
    public double Above { get; set; } = double.NaN;

    /// <summary>
    /// The largest number that the setting takes; none for a number of type double, 2,147,483,647 for an int, 10¹² for a long.
    /// </summary>
    public double Most { get; set; } = double.NaN;

    /// <summary>In place of <see cref="Most"/>: what each number must stay under.</summary>
    public double Below { get; set; } = double.NaN;

    /// <summary>What the number counts, in the words that generated code puts behind it; empty for a choice.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The paper that defines the quantity, where generated code cites it.</summary>
    public string DefinedIn { get; set; } = "";

    /// <summary>Where the default comes from: a section of a paper, or <c>ours</c> with a section of docs/algorithm.md.</summary>
    public string Source { get; set; } = "";

    /// <summary>
    /// Whether it is a run value, which may differ between learners of one program. Any other setting is structure: a constant of the
    /// program and a line of its structure.
    /// </summary>
    public bool Run { get; set; }

    /// <summary>Its name among the run values, where its own would be ambiguous.</summary>
    public string RunName { get; set; } = "";

    /// <summary>
    /// Whether <c>NE.Runtime.Training.RunSettings</c> declares it, so that the runtime can read it. All other run values are declared by the
    /// generated code of the experiments that have them.
    /// </summary>
    public bool InRunSettings { get; set; }
}
