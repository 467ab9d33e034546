namespace NE.Dsl;

/// <summary>How the learning rates change over the updates t = 1, 2, … of the run, T in all.</summary>
public enum RateSchedule
{
    /// <summary>They stay.</summary>
    Constant,

    /// <summary>A straight line from the rate to <see cref="AlgorithmAttribute.LearningRateEnd"/> times it.</summary>
    Linear,

    /// <summary>Half a cosine from the rate to <see cref="AlgorithmAttribute.LearningRateEnd"/> times it.</summary>
    Cosine,

    /// <summary>Times <see cref="AlgorithmAttribute.LearningRateDecay"/> after every <see cref="AlgorithmAttribute.LearningRateEvery"/> updates.</summary>
    Step,
}
