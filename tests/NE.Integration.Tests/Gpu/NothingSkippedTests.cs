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
                .Select(method => (method.Name, method.GetCustomAttribute<FactAttribute>()?.Skip))
                .Where(test => !string.IsNullOrEmpty(test.Skip))
                .Select(test => $"{test.Name}: {test.Skip}"),
        ];

        if (Environment.GetEnvironmentVariable("CI") == "true")
            skipped.ShouldBeEmpty("./ne test installs what they need (apt-get, NVRTC by ./ne doctor --get nvrtc); CI=false lets them skip.");
    }
}
