using NE.Runtime.Hosting;
using NE.Runtime.Tests.Training;

namespace NE.Runtime.Tests;

/// <summary>The test assembly is also the program that tests start as a child process, to send it signals and to kill it.</summary>
internal static class Program
{
    private static int Main(string[] args) => Host.Run(args, TestExperiments.All);
}
