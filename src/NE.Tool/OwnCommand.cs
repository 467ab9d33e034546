using System;
using System.IO;
using System.Linq;

namespace NE.Tool;

/// <summary>How this command was started, for messages that tell the user to start it again.</summary>
internal static class OwnCommand
{
    /// <summary>The environment variable in which the script <c>ne</c> passes its own path as it was typed.</summary>
    internal const string Variable = "NE_COMMAND";

    private const string Name = "ne";

    /// <summary>A command that works in the current folder.</summary>
    internal static string Text => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } script ? Quoted(script)
        : IsInPath || Environment.ProcessPath is not { } program ? Name
        : Quoted(program);

    private static bool IsInPath => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Name)));

    // As a POSIX shell reads it.
    private static string Quoted(string path) =>
        path.All(static c => char.IsAsciiLetterOrDigit(c) || "_./:=@%+-".Contains(c, StringComparison.Ordinal)) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
