using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using NE.Generators.Tests.Printing;
using Xunit.Sdk;

namespace NE.Integration.Tests.Recorded;

/// <summary>
/// The file runs.txt: a line for each part of each run. NE_APPROVE=1 writes the lines of the runs that are trained and leaves all others.
/// </summary>
internal static class RunRecords
{
    private const string Header = """
        # SHA-256 of what runs leave: run, part, sum, extent. A change of these lines is a change of what experiments compute.

        """;

    private static readonly Lock Gate = new();

    private static bool Approves =>
        Golden.Approves(Environment.GetEnvironmentVariable("NE_APPROVE"), Environment.GetEnvironmentVariable("CI"));

    /// <summary>Fails with the parts that differ, unless the run is as recorded.</summary>
    public static void ShouldMatch(string run, IReadOnlyList<FileSum> now)
    {
        List<string> lines = [.. now.Select(part => $"{run} {part.Part} {part.Sum} {part.Extent}")];
        lock (Gate)
        {
            List<string> recorded = Read();
            List<string> before = [.. recorded.Where(line => NameOf(line) == run)];
            if (Approves)
            {
                Write([.. recorded.Except(before), .. lines]);
            }
            else if (!before.SequenceEqual(lines))
            {
                string[] different = [.. now.Select(part => part.Part).Where((_, at) => !before.Contains(lines[at]))];
                throw new XunitException(
                    (before.Count == 0
                        ? $"{run} has no record. "
                        : $"{run} differs from its record in {string.Join(", ", different)} (-: recorded, +: now). ")
                    + (different is [FileSum.Tensors] ? "The bytes are equal: only names, types or shapes of tensors changed. " : "")
                    + "If the change is meant, run the test with NE_APPROVE=1 and review runs.txt.\n"
                    + Golden.Difference([.. before], [.. lines]));
            }
        }
    }

    /// <summary>Fails when a run is recorded that is not trained any more.</summary>
    public static void ShouldHoldNothingBut(IReadOnlyCollection<string> runs)
    {
        lock (Gate)
        {
            List<string> recorded = Read();
            List<string> stale = [.. recorded.Where(line => !runs.Contains(NameOf(line)))];
            if (Approves)
                Write(recorded.Except(stale));
            else if (stale.Count > 0)
                throw new XunitException($"runs.txt records runs that no test trains: {string.Join(", ", stale.Select(NameOf).Distinct())}.");
        }
    }

    private static string NameOf(string line) => line.Split(' ', 2)[0];

    private static List<string> Read() => File.Exists(Place()) ? [.. File.ReadLines(Place()).Where(line => !line.StartsWith('#'))] : [];

    // The parts of a run keep their order; a stable sort sorts the runs alone.
    private static void Write(IEnumerable<string> lines) => File.WriteAllText(
        Place(), Header + string.Concat(lines.OrderBy(NameOf, StringComparer.Ordinal).Select(line => line + "\n")), new UTF8Encoding(false));

    private static string Place([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "runs.txt");
}
