using System;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>Settles <c>auto</c>: measures the processor and the GPUs of this machine, and says why it takes which.</summary>
internal static class DeviceDecision
{
    /// <summary>What a choice comes to.</summary>
    /// <param name="choice">The choice; all but <c>auto</c> stay as they are.</param>
    /// <param name="experiment">What is to be trained.</param>
    /// <param name="learners">How many learners at once.</param>
    /// <param name="say">Receives the reason, one line.</param>
    internal static DeviceChoice Of(DeviceChoice choice, ExperimentDefinition experiment, int learners, Action<string> say)
    {
        if (choice.Kind != DeviceKind.Auto)
        {
            return choice;
        }

        DeviceAdvice advice = DeviceMeasure.Advise(experiment, learners);
        say($"--device auto takes {advice.Choice}: {advice.Reason}");
        return DeviceChoice.Parse(advice.Choice);
    }
}
