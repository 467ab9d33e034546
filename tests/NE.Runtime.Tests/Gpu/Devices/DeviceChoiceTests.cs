using System;
using NE.Runtime.Gpu.Devices;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

public sealed class DeviceChoiceTests
{
    [Theory]
    [InlineData("auto", DeviceKind.Auto, null, null, null)]
    [InlineData("CPU", DeviceKind.Cpu, null, null, null)]
    [InlineData("cuda", DeviceKind.Cuda, null, null, null)]
    [InlineData(" cuda:2 ", DeviceKind.Cuda, null, 2, null)]
    [InlineData("cuda:GPU-8f3c2a10-AB", DeviceKind.Cuda, null, null, "GPU-8f3c2a10-AB")]
    [InlineData("cuda:MIG-1b2c", DeviceKind.Cuda, null, null, "MIG-1b2c")]
    [InlineData("opencl", DeviceKind.OpenCl, null, null, null)]
    [InlineData("opencl:1.0", DeviceKind.OpenCl, 1, 0, null)]
    public void Parse_OfAChoice_ReadsItsParts(string text, DeviceKind kind, int? platform, int? index, string? uuid)
    {
        DeviceChoice choice = DeviceChoice.Parse(text);

        choice.ShouldBe(new DeviceChoice { Kind = kind, Platform = platform, Index = index, Uuid = uuid });
        DeviceChoice.Parse(choice.ToString()).ShouldBe(choice);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cpu:0")]
    [InlineData("auto:1")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:0.1")]
    [InlineData("cuda:GPU-")]
    [InlineData("opencl:1")]
    [InlineData("opencl:1.x")]
    [InlineData("opencl:.1")]
    [InlineData("cuda:99999999999")]
    public void Parse_OfSomethingElse_SaysWhatMayBeWritten(string text)
    {
        FormatException fault = Should.Throw<FormatException>(() => DeviceChoice.Parse(text));

        fault.Message.ShouldStartWith($"\"{text}\" is not a device: use auto, cpu, cuda");
        fault.Message.ShouldContain("ne doctor");
    }
}
