using System.Collections.Generic;
using System.IO;
using NE.Shared;

namespace NE.Runtime.Hosting;

/// <summary>What a user does next: the last lines of a run and of a study.</summary>
internal static class NextCommands
{
    private const int Column = 14;

    /// <summary>After a run: its checkpoint, and the commands that show it, play it and export it, if they can be started here.</summary>
    internal static IEnumerable<string> After(string folder)
    {
        string run = OwnCommand.Quoted(folder);
        string checkpoints = Path.Combine(folder, "checkpoints");
        string latest = Path.Combine(checkpoints, "latest");
        if (File.Exists(latest))
        {
            yield return Line("checkpoint", Path.Combine(checkpoints, File.ReadAllText(latest).Trim()));
        }

        if (OwnCommand.Found is { } command)
        {
            yield return Line("see it", $"{command} report {run}");
            yield return Line("play it", $"{command} eval {run} --checkpoint best");
            yield return Line("use it", $"{command} eval {run} --checkpoint best --export policy.onnx");
        }
    }

    /// <summary>After a study: the command that shows it, if it can be started here.</summary>
    internal static string? AfterStudy(string folder) =>
        OwnCommand.Found is { } command ? Line("see it", $"{command} report {OwnCommand.Quoted(folder)}") : null;

    private static string Line(string what, string text) => what.PadRight(Column) + text;
}
