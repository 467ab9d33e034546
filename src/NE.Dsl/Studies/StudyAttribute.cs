using System;

namespace NE.Dsl;

/// <summary>
/// Declares a study: experiments × tasks × grid points × seeds, one trial per combination. Attributes of the class state what is compared
/// (<see cref="CompareAttribute{TExperiment}"/>), on which tasks (<see cref="AcrossAttribute"/>) and over which values
/// (<see cref="VaryAttribute{TPart}"/>); its body stays empty.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StudyAttribute : Attribute
{
    /// <summary>Number of seeds per combination.</summary>
    /// <value>1 to 100,000. Default 10 (TD3 paper, section 6.1).</value>
    [Setting(Least = 1, Most = 100_000, Unit = "seeds", Source = "TD3 paper, section 6.1")]
    public int Seeds { get; set; } = 10;

    /// <summary>The first seed; the others are consecutive.</summary>
    /// <value>0 to 2,147,483,647. Default 1.</value>
    [Setting(Least = 0, Unit = "seed")]
    public int FirstSeed { get; set; } = 1;
}
