using System;
using System.Threading;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting;

/// <summary>Resolves <c>auto</c>: measures the CPU and the GPUs of this machine, and reports the choice and its reason.</summary>
internal static class DeviceDecision
{
    /// <summary>Resolves a choice.</summary>
    /// <param name="choice">The choice; returned unchanged unless it is <c>auto</c>.</param>
    /// <param name="experiment">The experiment to train.</param>
    /// <param name="learners">Number of learners trained at once.</param>
    /// <param name="processors">Number of them that the CPU would train at once.</param>
    /// <param name="launcher">How to restart the program, so that this process allocates nothing on a GPU that it may not use.</param>
    /// <param name="say">Receives the reason as one line.</param>
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
        say($"--device auto selects {taken}: {reason}");
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

        string fault = error.Length > 0 ? error : $"its process ended with exit code {code} without a message";
        return (DeviceChoice.Cpu.ToString(), $"Measuring failed ({fault.TrimEnd('.')}).");
    }
}
