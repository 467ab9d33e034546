using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NE.Runtime.Hosting;

/// <summary>What a user does next: the last lines of a run and of a study.</summary>
internal static class NextCommands
{
    // In which the script ne passes its own path, as it was typed.
    private const string Variable = "NE_COMMAND";

    private const int Column = 14;

    /// <summary>After a run: its checkpoint, and the commands that show it, play it and export it.</summary>
    internal static IEnumerable<string> After(string folder)
    {
        string run = Quoted(folder);
        string checkpoints = Path.Combine(folder, "checkpoints");
        string latest = Path.Combine(checkpoints, "latest");
        if (File.Exists(latest))
        {
            yield return Line("checkpoint", Path.Combine(checkpoints, File.ReadAllText(latest).Trim()));
        }

        yield return Line("see it", $"{Command} report {run}");
        yield return Line("play it", $"{Command} eval {run} --checkpoint best");
        yield return Line("use it", $"{Command} eval {run} --checkpoint best --export policy.onnx");
    }

    /// <summary>After a study: the command that shows it.</summary>
    internal static string AfterStudy(string folder) => Line("see it", $"{Command} report {Quoted(folder)}");

    private static string Command => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } script ? Quoted(script) : "ne";

    private static string Line(string what, string text) => what.PadRight(Column) + text;

    // As a POSIX shell reads it.
    private static string Quoted(string path) =>
        path.All(static c => char.IsAsciiLetterOrDigit(c) || "_./:=@%+-".Contains(c, StringComparison.Ordinal)) ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
