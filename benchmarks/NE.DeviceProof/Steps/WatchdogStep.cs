using System;
using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Gpu.Devices;

namespace NE.DeviceProof.Steps;

/// <summary>
/// Tests the program itself, run only with <c>--steps 0</c>: an item that hangs, one whose process dies, one whose device fails. The items
/// after each must still run.
/// </summary>
internal static class WatchdogStep
{
    /// <summary>Its number.</summary>
    public const int Step = 0;

    /// <summary>Its items.</summary>
    public static IEnumerable<ProofItem> Items() =>
    [
        Item("first", context => context.Add("first", "done", key: "first", value: 1)),
        Item("hangs", _ => Thread.Sleep(Timeout.Infinite)),
        Item("dies", _ => Environment.FailFast("This process dies.")),
        Item("fails", _ => throw new DeviceException("The device failed.")),
        Item("last", context => context.Add("last", context.Values.ContainsKey("first") ? "done" : "forgot the first")),
    ];

    private static ProofItem Item(string name, Action<ProofContext> run) => new(Step, name, TimeSpan.FromSeconds(3), run);
}
