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

    /// <summary>HumanoidStandup-v4: 376 observations, 17 actions in ±0.4, 1,000 steps.</summary>
    public const string HumanoidStandup = "HumanoidStandup-v4";

    /// <summary>InvertedDoublePendulum-v4: 11 observations, 1 action in ±1, 1,000 steps.</summary>
    public const string InvertedDoublePendulum = "InvertedDoublePendulum-v4";

    /// <summary>InvertedPendulum-v4: 4 observations, 1 action in ±3, 1,000 steps.</summary>
    public const string InvertedPendulum = "InvertedPendulum-v4";

    /// <summary>Pusher-v4: 23 observations, 7 actions in ±2, 100 steps.</summary>
    public const string Pusher = "Pusher-v4";

    /// <summary>Reacher-v4: 11 observations, 2 actions in ±1, 50 steps.</summary>
    public const string Reacher = "Reacher-v4";

    /// <summary>Swimmer-v4: 8 observations, 2 actions in ±1, 1,000 steps.</summary>
    public const string Swimmer = "Swimmer-v4";

    /// <summary>Walker2d-v4: 17 observations, 6 actions in ±1, 1,000 steps.</summary>
    public const string Walker2d = "Walker2d-v4";

    /// <summary>dmc-cartpole-balance: 5 observations, 1 action in ±1, 1,000 steps.</summary>
    public const string DmcCartpoleBalance = "dmc-cartpole-balance";

    /// <summary>dmc-cartpole-balance_sparse: 5 observations, 1 action in ±1, 1,000 steps.</summary>
    public const string DmcCartpoleBalanceSparse = "dmc-cartpole-balance_sparse";

    /// <summary>dmc-cartpole-swingup: 5 observations, 1 action in ±1, 1,000 steps.</summary>
    public const string DmcCartpoleSwingup = "dmc-cartpole-swingup";

    /// <summary>dmc-cartpole-swingup_sparse: 5 observations, 1 action in ±1, 1,000 steps.</summary>
    public const string DmcCartpoleSwingupSparse = "dmc-cartpole-swingup_sparse";

    /// <summary>dmc-reacher-easy: 6 observations, 2 actions in ±1, 1,000 steps.</summary>
    public const string DmcReacherEasy = "dmc-reacher-easy";

    /// <summary>dmc-reacher-hard: 6 observations, 2 actions in ±1, 1,000 steps.</summary>
    public const string DmcReacherHard = "dmc-reacher-hard";

    /// <summary>dmc-walker-run: 24 observations, 6 actions in ±1, 1,000 steps.</summary>
    public const string DmcWalkerRun = "dmc-walker-run";

    /// <summary>dmc-walker-stand: 24 observations, 6 actions in ±1, 1,000 steps.</summary>
    public const string DmcWalkerStand = "dmc-walker-stand";

    /// <summary>dmc-walker-walk: 24 observations, 6 actions in ±1, 1,000 steps.</summary>
    public const string DmcWalkerWalk = "dmc-walker-walk";
}
