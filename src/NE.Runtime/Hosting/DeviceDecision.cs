using System;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>Settles <c>auto</c>: a device of this machine or the processor, and says why.</summary>
internal static class DeviceDecision
{
    /// <summary>What a choice comes to.</summary>
    /// <param name="choice">The choice; all but <c>auto</c> stay as they are.</param>
    /// <param name="experiment">What is to be trained.</param>
    /// <param name="learners">How many learners at once.</param>
    /// <param name="say">Receives the reason, one sentence.</param>
    internal static DeviceChoice Of(DeviceChoice choice, ExperimentDefinition experiment, int learners, Action<string> say)
    {
        if (choice.Kind != DeviceKind.Auto)
        {
            return choice;
        }

        try
        {
            using ComputeDevice device = DeviceCatalogue.Open(choice);
            DeviceChoice found = DeviceChoice.Parse(device.Info.Choice);
            say($"Trains on {ChosenDevice.NameOf(device.Info)}.");
            return found;
        }
        catch (DeviceException fault)
        {
            say($"Trains on the processor: {fault.Message}");
            return DeviceChoice.Cpu;
        }
    }
}
