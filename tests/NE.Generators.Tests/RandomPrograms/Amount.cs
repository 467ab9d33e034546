using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>How many random programs are drawn: <c>NE_RANDOM_PROGRAMS</c> asks for more than the suite has time for.</summary>
internal static class Amount
{
    /// <summary>What is asked for, or null.</summary>
    public static int? Asked { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("NE_RANDOM_PROGRAMS"), CultureInfo.InvariantCulture, out int count) ? count : null;

    /// <summary>First seeds of the batches.</summary>
    /// <param name="inSuite">Programs in the suite.</param>
    /// <param name="atOnce">Programs of a batch.</param>
    public static TheoryData<int> Batches(int inSuite, int atOnce) =>
        [.. Enumerable.Range(0, ((Asked ?? inSuite) + atOnce - 1) / atOnce).Select(batch => batch * atOnce)];
}
