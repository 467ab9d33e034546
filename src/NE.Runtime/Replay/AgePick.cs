namespace NE.Runtime.Replay;

/// <summary>Transitions by age, as a user-defined sampler decides.</summary>
/// <typeparam name="TSampler">The sampler.</typeparam>
internal readonly struct AgePick<TSampler> : IPick
    where TSampler : IReplaySampler
{
    public static long From(uint word, long pool)
    {
        double age = TSampler.Age(word * (1.0 / (1L << 32)), pool);
        return pool - 1 - (age > 0 ? age < pool ? (long)age : pool - 1 : 0);
    }
}
