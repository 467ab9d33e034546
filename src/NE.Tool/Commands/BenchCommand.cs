using System.CommandLine;
using System.IO;

namespace NE.Tool.Commands;

/// <summary><c>ne bench</c>: builds the benchmarks and becomes them.</summary>
internal static class BenchCommand
{
    internal static Command Of()
    {
        Command command = new("bench", "Measures kernels and whole updates on this machine. Example: ne bench --json bench.json");
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
        {
            Physics.Ensure();
            return Become.Program(Dotnet.Build(Path.Combine(Repository.Root, "benchmarks", "NE.Benchmarks")), result.UnmatchedTokens);
        });
        return command;
    }
}
