namespace NE.Dsl;

/// <summary>How the learning rates change over the updates t = 1, 2, … of the run, T in all.</summary>
public enum RateSchedule
{
    /// <summary>They do not change.</summary>
    Constant,

    /// <summary>A straight line from the rate to <see cref="AlgorithmAttribute.LearningRateEnd"/> times the rate.</summary>
    Linear,

    /// <summary>Half a cosine from the rate to <see cref="AlgorithmAttribute.LearningRateEnd"/> times the rate.</summary>
    Cosine,

    /// <summary>
    /// Multiplied by <see cref="AlgorithmAttribute.LearningRateDecay"/> every <see cref="AlgorithmAttribute.LearningRateEvery"/> updates.
    /// </summary>
    Step,
}
