namespace NE.Runtime.Replay;

/// <summary>All transitions with the same probability.</summary>
internal readonly struct UniformPick : IPick
{
    public static long From(uint word, long pool) => (long)(((ulong)word * (ulong)pool) >> 32);
}
