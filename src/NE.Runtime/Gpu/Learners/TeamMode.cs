namespace NE.Runtime.Gpu.Learners;

/// <summary>How the blocks that work on one learner wait for one another within a launch.</summary>
public enum TeamMode
{
    /// <summary>A learner has one block: there is nobody to wait for.</summary>
    Block,

    /// <summary>The blocks are a cluster, which has a barrier of its own (CUDA, compute capability 9.0 and later).</summary>
    Cluster,

    /// <summary>The blocks run at the same time and count one another at a word in memory (a cooperative launch).</summary>
    Grid,
}
