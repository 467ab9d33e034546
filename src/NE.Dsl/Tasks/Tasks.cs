namespace NE.Dsl;

/// <summary>The names of the tasks included in the runtime. Their sizes are in <see cref="TaskCatalogue"/>.</summary>
public static class Tasks
{
    /// <summary>Ant-v4: 27 observations, 8 actions in ±1, 1,000 steps.</summary>
    public const string Ant = "Ant-v4";

    /// <summary>HalfCheetah-v4: 17 observations, 6 actions in ±1, 1,000 steps.</summary>
    public const string HalfCheetah = "HalfCheetah-v4";

    /// <summary>Hopper-v4: 11 observations, 3 actions in ±1, 1,000 steps.</summary>
    public const string Hopper = "Hopper-v4";

    /// <summary>Humanoid-v4: 376 observations, 17 actions in ±0.4, 1,000 steps.</summary>
    public const string Humanoid = "Humanoid-v4";

    /// <summary>InvertedPendulum-v4: 4 observations, 1 action in ±3, 1,000 steps.</summary>
    public const string InvertedPendulum = "InvertedPendulum-v4";

    /// <summary>Reacher-v4: 11 observations, 2 actions in ±1, 50 steps.</summary>
    public const string Reacher = "Reacher-v4";

    /// <summary>Swimmer-v4: 8 observations, 2 actions in ±1, 1,000 steps.</summary>
    public const string Swimmer = "Swimmer-v4";

    /// <summary>Walker2d-v4: 17 observations, 6 actions in ±1, 1,000 steps.</summary>
    public const string Walker2d = "Walker2d-v4";
}
