namespace NE.Runtime.Replay;

/// <summary>A field of a transition: columns of a row that belong together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Its first column.</param>
/// <param name="Length">Number of columns, at least 1.</param>
public readonly record struct ReplayField(string Name, int First, int Length)
{
    /// <summary>The first column after it.</summary>
    public int End => First + Length;
}
