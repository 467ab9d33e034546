using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Printing.Kernels;
using NE.Generators.Tests.Passes;
using NE.Runtime.Gpu.Text;
using Shouldly;
using Xunit;
using Backend = NE.Runtime.Gpu.Devices.Backend;

namespace NE.Generators.Tests.Printing.Kernels;

/// <summary>Names of macros for things of a program.</summary>
public class MacroNamesTests
{
    public static TheoryData<string> All => Cases.All;

    [Theory]
    [InlineData(Backend.Cuda)]
    [InlineData(Backend.OpenCl)]
    public void Reserved_HasEveryMacroOfTheLibrary(Backend backend) =>
        Defined(KernelText.Of(backend, [], "")).Except(new MacroNames([]).Reserved).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(All))]
    public void Reserved_HasEveryMacroOfTheHeadThatIsNoLayerAndNoValue(string name)
    {
        var device = new DeviceProgram(Programs.Compile(name));
        IReadOnlyCollection<string> reserved = new MacroNames(device.Numbers).Reserved;
        string text = KernelBody.Print(device);
        int things = text.IndexOf("// Layers:", StringComparison.Ordinal), functions = text.IndexOf("// Arguments of the functions", StringComparison.Ordinal);

        Defined(text[..things] + text[functions..]).Except(reserved).ShouldBeEmpty();
        Defined(text[things..functions]).Intersect(reserved).ShouldBeEmpty();
    }

    [Fact]
    public void Of_AThingThatIsCalledAsAMacroOfTheLibrary_GetsANumber()
    {
        MacroNames names = new([]);

        names.Of("a layer", "Rows", "M", "Stride").ShouldBe("ROWS_M_STRIDE_2");
        names.Of("a value", "FirstTask").ShouldBe("FIRST_TASK_2");
        names.Of("another value", "firstTask").ShouldBe("FIRST_TASK_3");
        names.Of("a value", "FirstTask").ShouldBe("FIRST_TASK_2");
    }

    private static IEnumerable<string> Defined(string text) =>
        Regex.Matches(text, @"^\s*#\s*define\s+(\w+)", RegexOptions.Multiline).Select(static line => line.Groups[1].Value).Distinct();
}
