using NE.Runtime.Hosting;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Gpu.Kernels;
using NE.Runtime.Tests.Training;

namespace NE.Runtime.Tests;

/// <summary>The test assembly is also the program that tests start as a child process, to send it signals, to kill it, or to give it other libraries.</summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        [DeviceScenario.Command, .. string[] scenario] => DeviceScenario.Run(scenario),
        [KernelScenario.Command, .. string[] scenario] => KernelScenario.Run(scenario),
        _ => Host.Run(args, TestExperiments.All),
    };
}
