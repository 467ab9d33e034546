using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace NE.Tool.Commands;

/// <summary><c>ne test</c>: builds and runs every test project, one after another (each uses all cores), and prints a summary.</summary>
internal static class TestCommand
{
    private const string Help = """
        Runs all tests; the last lines say what was skipped and why, and the total. Example: ne test --filter Topology
          --filter TEXT        only tests whose full name contains it
          Every other flag goes to dotnet test, once for each test project: dotnet test --help lists them.
        """;

    internal static Command Of()
    {
        Command command = new("test", Help);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => Execute(result.UnmatchedTokens));
        return command;
    }

    private static int Execute(IReadOnlyList<string> flags)
    {
        Physics.Ensure();
        DeviceLibraries.Ensure();
        DirectoryInfo results = Directory.CreateTempSubdirectory("ne-tests-");
        try
        {
            return Execute(flags, results.FullName);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    private static int Execute(IReadOnlyList<string> flags, string results)
    {
        TestTotals totals = default;
        bool failed = false;
        foreach (string project in Projects())
        {
            string record = Path.Combine(results, Path.GetFileName(project) + ".trx");
            List<string> arguments =
                ["test", project, "-c", "Release", "-v", "q", "-nologo", "--tl:off", "--logger", $"trx;LogFileName={record}", .. flags];
            int code = Dotnet.Stream(arguments, line =>
            {
                // The file from which the reasons are read is an implementation detail.
                if (!line.StartsWith("Results File: ", StringComparison.Ordinal))
                {
                    Console.WriteLine(line);
                }

                totals += TestTotals.Read(line);
            });
            failed |= code != 0;
        }

        // A project that does not build or crashes counts no failed tests, but makes the command fail.
        Console.WriteLine(failed && totals.Failed == 0 ? "A test project did not build or did not finish." : "");
        foreach (string reason in SkippedTests.Reasons(Directory.EnumerateFiles(results, "*.trx")))
        {
            Console.WriteLine(reason);
        }

        Console.WriteLine(totals);
        return failed ? 1 : 0;
    }

    private static IEnumerable<string> Projects() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
