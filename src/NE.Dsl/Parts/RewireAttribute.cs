using System;

namespace NE.Dsl;

/// <summary>
/// Rewiring of sparse networks at constant density: at intervals, the smallest live weights give way to new connections, at random (SET,
/// Mocanu et al. 2018) or by gradient (RigL, Evci et al. 2020). Needs a topology without growth.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RewireAttribute : PartAttribute
{
    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1,000 (Graesser et al. 2022).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Graesser et al. 2022")]
    public int Every { get; set; } = 1_000;

    /// <summary>Share of the live weights of a layer that an event replaces, before the schedule.</summary>
    /// <value>In [0, 1]. Default 0.5 (Graesser et al. 2022).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "ζ, share of the live weights", DefinedIn = "Evci et al. 2020", Source = "Graesser et al. 2022", Run = true,
        RunName = "RewireShare")]
    public double Share { get; set; } = 0.5;

    /// <summary>How new connections are selected.</summary>
    /// <value>Default <see cref="Score.Gradient"/> (Evci et al. 2020).</value>
    [Setting(Source = "Evci et al. 2020")]
    public Score By { get; set; } = Score.Gradient;

    /// <summary>How the share develops until the last event.</summary>
    /// <value>Default <see cref="RewireSchedule.Cosine"/> (Evci et al. 2020).</value>
    [Setting(Source = "Evci et al. 2020")]
    public RewireSchedule Schedule { get; set; } = RewireSchedule.Cosine;

    /// <summary>The update from which on nothing is rewired; 0 for 80% of the run.</summary>
    /// <value>0 to 2,147,483,647, in updates. Default 0 (Graesser et al. 2022).</value>
    [Setting(
        Least = 0, Unit = "T_end, updates; 0: 80% of the run", DefinedIn = "Evci et al. 2020", Source = "Graesser et al. 2022", Run = true,
        RunName = "RewireUntil")]
    public int Until { get; set; } = 0;
}
