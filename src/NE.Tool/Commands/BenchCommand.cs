using System.CommandLine;
using System.IO;

namespace NE.Tool.Commands;

/// <summary><c>ne bench</c>: builds the benchmarks and replaces itself with them.</summary>
internal static class BenchCommand
{
    private const string Help = """
        Measures kernels and whole updates on this machine. Example: ne bench --json bench.json
          --filter TEXT        only rows and groups whose name contains it
          --rounds N           how often each row is measured; 15 unless given
          --json FILE          write the results to this file too
          --width BITS         vectors of 128, 256 or 512 bits
          --peers              measure PyTorch in turn with this project
          --list               name the rows, measure nothing
          --memory             memory that training takes, instead of times
        """;

    internal static Command Of()
    {
        Command command = new("bench", Help);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result =>
        {
            string benchmarks = Path.Combine(Repository.Root, "benchmarks", "NE.Benchmarks");
            return ReplaceProcess.Program(Physics.EnsureWhile(() => Dotnet.Build(benchmarks)), result.UnmatchedTokens);
        });
        return command;
    }
}
