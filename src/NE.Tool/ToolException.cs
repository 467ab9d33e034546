using System;

namespace NE.Tool;

/// <summary>A command cannot continue. The message is one sentence that states the remedy.</summary>
internal sealed class ToolException(string message) : Exception(message)
{
    /// <summary>Whether the command line is at fault.</summary>
    internal bool WrongUse { get; init; }
}
