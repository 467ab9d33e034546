using System.Collections.Generic;
using System.Linq;
using System.Runtime.Loader;
using NE.Generators.Tests.Printing;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.RandomPrograms.Gpu;

/// <summary>Kernels of random declarations have the bytes of the processor, topology events included.</summary>
public class RandomDeviceTests
{
    private const int AtOnce = 8;
    private const int InSuite = 8;

    public static TheoryData<int> Batches => Amount.Batches(InSuite, AtOnce);

    [OpenClTheory]
    [MemberData(nameof(Batches))]
    public void Kernels_OfRandomDeclarations_HaveTheBytesOfTheProcessor(int first)
    {
        var home = new AssemblyLoadContext("devices", isCollectible: true);
        using ComputeDevice device = DeviceCatalogue.Open(DeviceChoice.Parse("opencl"));
        int compared = 0;
        foreach (Subject subject in Subject.Compile([.. Enumerable.Range(first, AtOnce).Select(Drafting.Of)], home, []))
        {
            if (subject.Definition.Kernels is null)
            {
                continue;
            }

            compared++;
            using var learning = new Learning(subject.Definition);
            using DeviceLearners onDevice = DeviceLearners.Create(subject.Definition, learning.Context, device);
            for (int update = 1; update <= 6; update++)
            {
                learning.Advance(1);
                onDevice.Update();
                Differences(learning.Group, onDevice).ShouldBeEmpty($"update {update} of\n{subject.Draft}");
            }
        }

        home.Unload();
        compared.ShouldBeGreaterThan(0);
    }

    // Zeros of either sign are equal.
    private static IEnumerable<string> Differences(ILearnerGroup processor, ILearnerGroup device)
    {
        Tensors expected = new(), actual = new();
        processor.Save(0, expected);
        device.Save(0, actual);
        return expected.Names.Where(name => !expected.Bytes(name).SequenceEqual(actual.Bytes(name))
            && !expected.Values(name).SequenceEqual(actual.Values(name)));
    }
}
