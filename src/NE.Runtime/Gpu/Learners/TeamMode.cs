namespace NE.Runtime.Gpu.Learners;

/// <summary>How the blocks that share a learner synchronise within a launch.</summary>
public enum TeamMode
{
    /// <summary>One block per learner: no synchronisation is needed.</summary>
    Block,

    /// <summary>The blocks form a cluster, which has a hardware barrier (CUDA, compute capability 9.0 and later).</summary>
    Cluster,

    /// <summary>The blocks run at the same time and synchronise through a counter in memory (a cooperative launch).</summary>
    Grid,
}
