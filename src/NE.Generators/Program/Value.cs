using System;

namespace NE.Generators.Program;

/// <summary>
/// A range of rows of a buffer, for all its samples. State, action and both together are ranges of one buffer, so overlaps are computable.
/// </summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="First">Its first row.</param>
/// <param name="Rows">Number of rows.</param>
internal readonly record struct Value(BufferId Buffer, int First, int Rows)
{
    /// <summary>Whether the two have a row in common.</summary>
    public bool Overlaps(Value other) => Buffer == other.Buffer && First < other.First + other.Rows && other.First < First + Rows;

    /// <summary>Whether this contains every row of the other.</summary>
    public bool Covers(Value other) => Buffer == other.Buffer && First <= other.First && other.First + other.Rows <= First + Rows;

    /// <summary>The rows in common, or null.</summary>
    public Value? Intersect(Value other)
    {
        int first = Math.Max(First, other.First), end = Math.Min(First + Rows, other.First + other.Rows);
        return Buffer == other.Buffer && first < end ? new Value(Buffer, first, end - first) : null;
    }
}
