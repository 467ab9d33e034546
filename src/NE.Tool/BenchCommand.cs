using System.IO;
using System.Linq;

namespace NE.Tool;

/// <summary><c>ne bench</c>: builds the benchmarks and becomes them.</summary>
internal static class BenchCommand
{
    internal static int Execute(string[] flags)
    {
        if (flags.Contains("--peers"))
        {
            Peers.Ensure();
        }

        return Become.Program(Dotnet.Build(Path.Combine(Repository.Root, "benchmarks", "NE.Benchmarks")), flags);
    }
}
