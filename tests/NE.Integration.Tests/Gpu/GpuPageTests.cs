using System.Globalization;
using System.IO;
using NE.Generators.Tests.Printing;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu.Learners;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>The page for users about the GPU.</summary>
public class GpuPageTests
{
    [Theory]
    [InlineData("Td3", "FullSizePlainTrial")]
    [InlineData("NeTd3", "FullSizeTrial")]
    public void Page_StatesTheMemoryThatIsComputed(string named, string trial)
    {
        // The trials have the sizes of the example.
        MemoryNeed need = MemoryNeed.Of(Trial.Find(trial).Kernels!, learners: 1, capacity: 1_000_000);
        string row = string.Create(
            CultureInfo.InvariantCulture,
            $"| `{named}` | {need.Replay / 1e6:0} MB | {need.Arenas / 1e6:0.0} MB | {need.Required / 1e6:0} MB |");

        File.ReadAllText(Path.Combine(Golden.Root(), "docs", "gpu.md")).ShouldContain(row);
    }
}
