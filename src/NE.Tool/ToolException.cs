using System;

namespace NE.Tool;

/// <summary>A command cannot go on. The message is one sentence that names the remedy.</summary>
internal sealed class ToolException(string message) : Exception(message)
{
    /// <summary>Whether the command line is to blame.</summary>
    internal bool WrongUse { get; init; }
}
