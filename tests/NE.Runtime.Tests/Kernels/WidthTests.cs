using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class WidthTests
{
    /// <summary>The runtime ignores switches that it no longer knows; a second run of the tests with one would then repeat the first.</summary>
    [Fact]
    public void Widths_OfThisProcess_AreThoseOfTheMachineLessThoseSwitchedOff()
    {
        List<int> expected = [];
        if (Vector512.IsHardwareAccelerated)
            expected.Add(16);

        if (Vector256.IsHardwareAccelerated)
            expected.Add(8);

        Width.All.ShouldBe([.. expected, 4, 1]);
        if (IsOff("DOTNET_EnableAVX512"))
            Width.All.ShouldNotContain(16);

        if (IsOff("DOTNET_EnableAVX2"))
            Width.All.ShouldNotContain(8);
    }

    private static bool IsOff(string variable) => Environment.GetEnvironmentVariable(variable) == "0";
}
