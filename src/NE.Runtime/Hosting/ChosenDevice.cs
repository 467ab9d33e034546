using System;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>An open device, with a queue of its own, that learners are updated on.</summary>
/// <param name="learners">The device as a trainer takes it.</param>
/// <param name="fit">How many learners of an experiment fit into the memory that is free now, up to a number.</param>
/// <param name="owner">Is disposed of with it.</param>
internal sealed class ChosenDevice(LearnerDevice learners, Func<ExperimentDefinition, int, int> fit, IDisposable owner) : IDisposable
{
    /// <summary>The device as a trainer takes it.</summary>
    internal LearnerDevice Learners => learners;

    /// <summary>Opens a device.</summary>
    /// <param name="choice">Which; not <c>cpu</c>.</param>
    /// <exception cref="DeviceException">It is not there, or its driver fails.</exception>
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

    /// <summary>What people call a device.</summary>
    internal static string NameOf(DeviceInfo info) => $"{info.Name} ({info.Choice})";

    /// <summary>How many learners of an experiment fit into the memory that is free now.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="limit">Number to stop at.</param>
    internal int Fit(ExperimentDefinition experiment, int limit) => fit(experiment, limit);

    /// <inheritdoc/>
    public void Dispose() => owner.Dispose();
}
