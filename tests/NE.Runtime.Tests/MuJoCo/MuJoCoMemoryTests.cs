using System;
using System.Diagnostics;
using NE.MuJoCo;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.MuJoCo;

/// <summary>Measures the memory of the whole process, so no other test may run beside it.</summary>
[CollectionDefinition(nameof(MuJoCoMemoryTests), DisableParallelization = true)]
[Collection(nameof(MuJoCoMemoryTests))]
public class MuJoCoMemoryTests
{
    // 2,000 leaked models would hold 31 MB, and their data gigabytes.
    [Fact]
    public void ManyModels_CreatedAndDisposed_LeaveNoMemoryBehind()
    {
        CreateAndDispose(200);
        long before = ResidentBytes();
        CreateAndDispose(2000);
        (ResidentBytes() - before).ShouldBeLessThan(12L << 20);
    }

    private static void CreateAndDispose(int count)
    {
        for (int i = 0; i < count; i++)
        {
            MuJoCoModel model = MuJoCoModel.FromXml(TestModels.RestingBox);
            var data = new MuJoCoData(model);
            data.Step();

            // In either order, for the data keeps what it needs.
            if (i % 2 == 0)
            {
                model.Dispose();
                data.Dispose();
            }
            else
            {
                data.Dispose();
                model.Dispose();
            }
        }
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
