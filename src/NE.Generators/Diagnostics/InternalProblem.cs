using System;

namespace NE.Generators.Diagnostics;

/// <summary>The problem reported when the generator itself fails.</summary>
internal static class InternalProblem
{
    /// <summary>Names the exception and its origin, on one line.</summary>
    public static Problem Of(Exception exception)
    {
        string[] lines = (exception.StackTrace ?? "").Split('\n');
        return new(
            ProblemId.Internal,
            $"The generator failed: {exception.GetType().Name}: {exception.Message.Replace('\r', ' ').Replace('\n', ' ')} "
            + $"{lines[0].Trim()}. "
            + "Please report this with the declaration.",
            [Anchor.Declaration]);
    }
}
