using System;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>An open device with its own queue, on which learners are updated.</summary>
/// <param name="learners">The device for a trainer.</param>
/// <param name="fit">Computes how many learners of an experiment fit into the free memory, up to a limit.</param>
/// <param name="owner">Disposed of together with it.</param>
internal sealed class ChosenDevice(LearnerDevice learners, Func<ExperimentDefinition, int, int> fit, IDisposable owner) : IDisposable
{
    /// <summary>The device for a trainer.</summary>
    internal LearnerDevice Learners => learners;

    /// <summary>Opens a device.</summary>
    /// <param name="choice">The device; not <c>cpu</c>.</param>
    /// <exception cref="DeviceException">It does not exist, or its driver fails.</exception>
    internal static ChosenDevice Open(DeviceChoice choice)
    {
        ComputeDevice device = DeviceCatalogue.Open(choice);
        return new ChosenDevice(
            new LearnerDevice(NameOf(device.Info), (experiment, context) => DeviceLearners.Create(experiment, context, device)),
            (experiment, limit) => experiment.Kernels is { } kernels
                ? MemoryNeed.LearnersThatFit(kernels, experiment.Settings.ReplayCapacity, device.FreeMemory, limit, device.LargestAllocation)
                : limit,
            device);
    }

    /// <summary>The display name of a device.</summary>
    internal static string NameOf(DeviceInfo info) => $"{info.Name} ({info.Choice})";

    /// <summary>Computes how many learners of an experiment fit into the free memory.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="limit">Upper limit of the result.</param>
    internal int Fit(ExperimentDefinition experiment, int limit) => fit(experiment, limit);

    /// <inheritdoc/>
    public void Dispose() => owner.Dispose();
}
