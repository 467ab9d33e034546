using System;
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
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(false));
            return;
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != text)
        {
            throw new XunitException(
                $"{Path.GetFileName(path)} differs (-: golden, +: now). If the change is meant, run the test with {ApproveVariable}=1 and review the file.\n"
                + Difference(expected.Split('\n'), text.Split('\n')));
        }
    }

    /// <summary>The root of the repository.</summary>
    public static string Root() => Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));

    /// <summary>The first block of lines that differ, with what stands around it.</summary>
    internal static string Difference(string[] before, string[] now)
    {
        int start = 0;
        while (start < before.Length && start < now.Length && before[start] == now[start])
        {
            start++;
        }

        int end = 0;
        while (end < before.Length - start && end < now.Length - start && before[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        int first = Math.Max(0, start - Context);
        string[] lines =
        [
            $"line {start + 1}:",
            .. now[first..start].Select(static l => "  " + l),
            .. before[start..(before.Length - end)].Take(MostLines).Select(static l => "- " + l),
            .. now[start..(now.Length - end)].Take(MostLines).Select(static l => "+ " + l),
            .. now[(now.Length - end)..].Take(Context).Select(static l => "  " + l),
        ];
        return string.Join("\n", lines);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
