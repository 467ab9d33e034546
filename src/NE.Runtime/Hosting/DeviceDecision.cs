using System;
using System.Threading;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>Settles <c>auto</c>: has the processor and the GPUs of this machine measured, and says why it takes which.</summary>
internal static class DeviceDecision
{
    /// <summary>What a choice comes to.</summary>
    /// <param name="choice">The choice; all but <c>auto</c> stay as they are.</param>
    /// <param name="experiment">What is to be trained.</param>
    /// <param name="learners">How many learners at once.</param>
    /// <param name="processors">How many of them the processor would train at once.</param>
    /// <param name="launcher">How the program is started once more: this process takes nothing of a GPU that it may not use.</param>
    /// <param name="say">Receives the reason, one line.</param>
    internal static DeviceChoice Of(
        DeviceChoice choice, ExperimentDefinition experiment, int learners, int processors, Launcher launcher, Action<string> say)
    {
        if (choice.Kind != DeviceKind.Auto)
        {
            return choice;
        }

        (string taken, string reason) = experiment.Kernels is null
            ? Told(DeviceMeasure.Advise(experiment, learners))
            : Measured(experiment, learners, processors, launcher);
        say($"--device auto takes {taken}: {reason}");
        return DeviceChoice.Parse(taken);
    }

    private static (string Choice, string Reason) Told(DeviceAdvice advice) => (advice.Choice, advice.Reason);

    private static (string Choice, string Reason) Measured(ExperimentDefinition experiment, int learners, int processors, Launcher launcher)
    {
        (string Choice, string Reason)? told = null;
        (int code, string error) = TrialProcess
            .RunLines(launcher, AdviceCommand.Arguments(experiment, learners, processors), line => told = AdviceCommand.Read(line) ?? told, CancellationToken.None)
            .GetAwaiter().GetResult();
        if (told is { } advice && DeviceChoice.TryParse(advice.Choice, out _, out _))
        {
            return advice;
        }

        string fault = error.Length > 0 ? error : $"its process ended with exit code {code} and said nothing";
        return (DeviceChoice.Cpu.ToString(), $"Measuring failed ({fault.TrimEnd('.')}).");
    }
}
