using System;
using System.IO;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Hosting;
using NE.Runtime.Tests.Gpu.Learners;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Hosting;

/// <summary>How <c>--device auto</c> is resolved: by measurement in another process.</summary>
public sealed class DeviceDecisionTests : IDisposable
{
    private static readonly ExperimentDefinition Experiment = TestExperiments.Define() with { Kernels = FakeProgram.Kernels, Point = "Grow.Every=500" };

    private readonly TemporaryFolder folder = new();
    private string said = "";

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Auto_IsMeasuredByAProcessOfItsOwn()
    {
        string log = Path.Combine(folder.Path, "log");

        DeviceChoice choice = Decide($"echo \"$*\" > '{log}'; echo 'Something else'; echo '@device cuda:1 It is fastest for 5 learners.'", DeviceChoice.Auto);

        choice.ToString().ShouldBe("cuda:1");
        said.ShouldBe("--device auto selects cuda:1: It is fastest for 5 learners.");
        File.ReadAllText(log).ShouldBe("advise --experiment Test --program p1 --point Grow.Every=500 --learners 5 --processors 3\n");
    }

    [Theory]
    [InlineData("echo 'The driver is broken.' >&2; exit 1", "Measuring failed (The driver is broken).")]
    [InlineData("kill -9 $$", "Measuring failed (its process ended with exit code 137 without a message).")]
    [InlineData("echo '@device abacus It is fastest.'", "Measuring failed (its process ended with exit code 0 without a message).")]
    public void Auto_WhoseProcessFails_IsTheProcessor(string script, string reason)
    {
        Decide(script, DeviceChoice.Auto).ShouldBe(DeviceChoice.Cpu);

        said.ShouldBe($"--device auto selects cpu: {reason}");
    }

    [Fact]
    public void Auto_ForAnExperimentWithoutKernels_IsTheProcessorWithoutAProcess()
    {
        Decide("echo '@device cuda:1 It is fastest.'", DeviceChoice.Auto, Experiment with { Kernels = null }).ShouldBe(DeviceChoice.Cpu);

        said.ShouldBe("--device auto selects cpu: Test has no kernels for a device.");
    }

    [Fact]
    public void Device_ThatIsNamed_IsReturnedWithoutAMessage()
    {
        DeviceChoice named = DeviceChoice.Parse("opencl:3.1");

        Decide("echo '@device cuda:1 It is fastest.'", named).ShouldBe(named);

        said.ShouldBe("");
    }

    private DeviceChoice Decide(string script, DeviceChoice choice, ExperimentDefinition? experiment = null) => DeviceDecision.Of(
        choice, experiment ?? Experiment, learners: 5, processors: 3, new Launcher("/bin/sh", ["-c", script, "host"]), line => said = line);
}
