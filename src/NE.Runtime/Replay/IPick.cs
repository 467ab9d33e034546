namespace NE.Runtime.Replay;

/// <summary>How a random word selects one of the stored transitions.</summary>
internal interface IPick
{
    /// <summary>The selected transition, counted from the oldest.</summary>
    /// <param name="word">32 random bits.</param>
    /// <param name="pool">Number of transitions to select from, at least 1: the oldest ones.</param>
    static abstract long From(uint word, long pool);
}
