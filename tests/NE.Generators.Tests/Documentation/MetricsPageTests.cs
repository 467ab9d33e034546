using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using NE.Runtime.Telemetry;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed partial class MetricsPageTests
{
    private static readonly HashSet<string> Constants =
    [
        .. typeof(MetricNames).GetFields(BindingFlags.Public | BindingFlags.Static).Where(static f => f.IsLiteral)
            .Select(static f => (string)f.GetRawConstantValue()!),
    ];

    [Fact]
    public void MetricName_InCode_HasARowWithAFormula()
    {
        Constants.Except(Documented()).ShouldBeEmpty();
    }

    [Fact]
    public void MetricName_OnThePage_ExistsInCode()
    {
        Documented().Except(Constants).ShouldBeEmpty();
    }

    private static HashSet<string> Documented() =>
    [
        .. Repository.Rows(Repository.Read("docs/reference/metrics.md")).Where(static row => row.Length == 3)
            .SelectMany(static row => Names().Matches(row[0]))
            .Select(static m => m.Groups[1].Value.Replace("…", "", StringComparison.Ordinal)),
    ];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();
}
