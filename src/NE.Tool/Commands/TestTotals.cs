using System.Globalization;
using System.Text.RegularExpressions;

namespace NE.Tool.Commands;

/// <summary>How many tests passed, failed and were skipped.</summary>
internal readonly partial record struct TestTotals(int Passed, int Failed, int Skipped)
{
    /// <summary>The totals in a line of the test runner; zeros if it has none.</summary>
    internal static TestTotals Read(string line)
    {
        Match match = Summary().Match(line);
        int Count(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        return match.Success ? new TestTotals(Count("passed"), Count("failed"), Count("skipped")) : default;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

    /// <summary>Adds two totals.</summary>
    public static TestTotals operator +(TestTotals left, TestTotals right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    [GeneratedRegex(@"^(Passed|Failed|Skipped)!\s+- Failed:\s+(?<failed>\d+), Passed:\s+(?<passed>\d+), Skipped:\s+(?<skipped>\d+), Total:")]
    private static partial Regex Summary();
}
