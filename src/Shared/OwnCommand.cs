using System;
using System.IO;
using System.Linq;

namespace NE.Shared;

/// <summary>How <c>ne</c> is started here, for messages that name it. Compiled into the command and into the runtime.</summary>
internal static class OwnCommand
{
    // The environment variable in which the script ne passes its own path as it was typed.
    private const string Variable = "NE_COMMAND";

    private const string Name = "ne";

    /// <summary>A command that works in the current folder, or null if neither the script started this process nor the tool is in PATH.</summary>
    internal static string? Found => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } script ? Quoted(script)
        : IsInPath ? Name
        : null;

    /// <summary>A command that starts this program again, if it is the command.</summary>
    internal static string Text => Found ?? (Environment.ProcessPath is { } program ? Quoted(program) : Name);

    private static bool IsInPath => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Name)));

    /// <summary>A path as a POSIX shell reads it.</summary>
    internal static string Quoted(string path) =>
        path.All(static c => char.IsAsciiLetterOrDigit(c) || "_./:=@%+-".Contains(c, StringComparison.Ordinal)) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
