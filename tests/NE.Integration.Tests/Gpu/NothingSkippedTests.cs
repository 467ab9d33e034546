using System;
using System.Linq;
using System.Reflection;
using Shouldly;
using Xunit;

namespace NE.Tests.Gpu;

/// <summary>
/// Where everything is installed, tests of device code run. Compiled into each test project that has some.
/// </summary>
public class NothingSkippedTests
{
    [Fact]
    public void TestsOfDeviceCode_InContinuousIntegration_SkipNothing()
    {
        string[] skipped =
        [
            .. typeof(NothingSkippedTests).Assembly.GetTypes()
                .Where(type => type.Namespace?.Split('.').Contains("Gpu") == true)
                .SelectMany(type => type.GetMethods())
                .Select(method => (method.Name, Fact: method.GetCustomAttribute<FactAttribute>()))
                .Where(test => !string.IsNullOrEmpty(test.Fact?.Skip) && !IsLongProof(test.Fact))
                .Select(test => $"{test.Name}: {test.Fact!.Skip}"),
        ];

        if (Environment.GetEnvironmentVariable("CI") == "true")
            skipped.ShouldBeEmpty("./ne test installs what they need (apt-get, NVRTC by ./ne doctor --get nvrtc); CI=false lets them skip.");
    }

    // Long proofs are asked for by a variable; only some of the projects that this file is compiled into have any.
    private static bool IsLongProof(FactAttribute fact) => fact.GetType().Name.Contains("LongProof", StringComparison.Ordinal);
}
