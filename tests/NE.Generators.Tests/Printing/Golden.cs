using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit.Sdk;

namespace NE.Generators.Tests.Printing;

/// <summary>
/// Compares text with a file under Goldens. NE_APPROVE=1 writes the files instead; review them like code before they are committed.
/// </summary>
internal static class Golden
{
    private const string ApproveVariable = "NE_APPROVE";
    private const int Context = 3;
    private const int MostLines = 40;

    /// <summary>Fails with the lines that differ, unless the text equals the golden.</summary>
    /// <param name="name">Name of the file below Goldens.</param>
    /// <param name="text">The text.</param>
    public static void ShouldMatch(string name, string text) => ShouldMatchFile(Path.Combine(Folder(), "..", "Goldens", name), text);

    /// <summary>The same for a file anywhere in the repository.</summary>
    public static void ShouldMatchFile(string path, string text)
    {
        if (Approves(Environment.GetEnvironmentVariable(ApproveVariable), Environment.GetEnvironmentVariable("CI")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(false));
            return;
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != text)
        {
            throw new XunitException(
                $"{Path.GetFileName(path)} differs (-: golden, +: now). If the change is meant, run the test with {ApproveVariable}=1 "
                + "and review the file.\n"
                + Difference(expected.Split('\n'), text.Split('\n')));
        }
    }

    /// <summary>Whether files are to be written. Where nobody would review them it is a mistake to ask for it.</summary>
    internal static bool Approves(string? approve, string? automatic) => approve == "1" && (automatic != "true"
        ? true
        : throw new XunitException($"{ApproveVariable}=1 would approve whatever is printed; unset it where CI=true."));

    /// <summary>All goldens, relative to their folder.</summary>
    internal static IEnumerable<string> Stored()
    {
        string root = Path.GetFullPath(Path.Combine(Folder(), "..", "Goldens"));
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
    }

    /// <summary>The root of the repository.</summary>
    public static string Root() => Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));

    /// <summary>The lines that differ, each group with what stands around it; at most the first forty lines.</summary>
    internal static string Difference(string[] before, string[] now)
    {
        // Length of the longest common subsequence of what follows each pair of lines.
        int[,] common = new int[before.Length + 1, now.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<(char Mark, int Number, string Line)>();
        for (int i = 0, j = 0; i < before.Length || j < now.Length;)
        {
            if (i < before.Length && j < now.Length && before[i] == now[j])
            {
                lines.Add((' ', ++j, before[i++]));
            }
            else if (j == now.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', j + 1, before[i++]));
            }
            else
            {
                lines.Add(('+', j + 1, now[j++]));
            }
        }

        bool Near(int at) =>
            Enumerable.Range(at - Context, (2 * Context) + 1).Any(i => i >= 0 && i < lines.Count && lines[i].Mark != ' ');
        return string.Join("\n", lines.Where((_, at) => Near(at)).Take(MostLines).Select(static l => $"{l.Number,4} {l.Mark} {l.Line}"));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
