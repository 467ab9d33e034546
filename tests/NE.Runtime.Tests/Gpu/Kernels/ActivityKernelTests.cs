using System;
using System.Collections.Generic;
using NE.Runtime.Memory;
using NE.Runtime.Review;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>The count of activated units is that of <see cref="Activity"/>.</summary>
[Collection(KernelBenchTests.Name)]
public sealed class ActivityKernelTests(KernelBench bench)
{
    public static IEnumerable<object[]> Cases => [[1, 1, 0f], [37, 40, 0.5f], [64, 256, 0.9f], [33, 32, 0.25f]];

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void CountActivated_AnyWidthAndBatch_IsThatOfTheProcessor(int features, int batch, float threshold)
    {
        using var arena = new Arena();
        Activations hidden = Samples.Normal(arena, features, batch, 1);
        for (int unit = 0; unit < features; unit++)
        {
            // Units of all activities; every fifth is silent.
            for (int sample = 0; sample < batch; sample++)
                hidden[unit, sample] = unit % 5 == 4 ? 0 : Math.Max(0, hidden[unit, sample]) * (1 + unit) / features;
        }

        Check(hidden, threshold);
    }

    [OpenClDeviceFact]
    public void CountActivated_SilentLayer_IsZero()
    {
        using var arena = new Arena();
        Check(arena.Activations(20, 32), 0f);
    }

    private void Check(Activations hidden, float threshold)
    {
        var memory = new KernelMemory();
        Place h = memory.Add(hidden);
        int scratch = memory.Add(new float[2 * (hidden.Features + 1)]), result = memory.Room(1, 1).Offset;
        memory.Expect(result, [(float)Activity.Activated(hidden, threshold)]);
        bench.CheckAt(result, "count_activated", memory, 2, h.Offset, h.Stride, hidden.Features, hidden.Batch, threshold, scratch, result);
    }
}
