using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Generators.Lowering;
using NE.Generators.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>A new operation is one record, one row of the operation table and one kernel; here a missing side fails.</summary>
public class OperationTableTests
{
    private static readonly Dictionary<string, Type[]> Runtime = typeof(NE.Runtime.Kernels.Linear).Assembly.GetExportedTypes()
        .Where(static t => !t.IsNested)
        .GroupBy(static t => t.Name.Split('`')[0])
        .ToDictionary(static g => g.Key, static g => g.ToArray());

    public static TheoryData<string> Kernels => [.. OperationTable.Forms.SelectMany(static f => f.Kernels).Distinct()];

    [Fact]
    public void EveryOperationRecord_HasOneRow()
    {
        IEnumerable<string> records = typeof(Operation).Assembly.GetTypes()
            .Where(static t => t.IsSubclassOf(typeof(Operation)) && !t.IsAbstract)
            .Select(static t => t.Name);
        OperationTable.Forms.Select(static f => f.Record.Name).Order().ShouldBe(records.Order());
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EveryKernelOfTheTable_IsAPublicMethodOfTheRuntime(string kernel)
    {
        string[] parts = kernel.Split('.');
        Runtime.ShouldContainKey(parts[0]);
        Runtime[parts[0]].SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
            .Any(m => m.Name == parts[1])
            .ShouldBeTrue($"NE.Runtime has no public {kernel}");
    }

    [Fact]
    public void OperationsWithoutCSharp_AreThoseThatFusionAbsorbs() =>
        OperationTable.Forms.Where(static f => f.CSharp is null).Select(static f => f.Record.Name).Order()
            .ShouldBe([nameof(ClipWeights), nameof(MaskGradient), nameof(MaskWeights)]);
}
