using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Steps;
using NE.Runtime.Gpu.Devices;

namespace NE.DeviceProof.Running;

/// <summary>The process that uses the device. It may hang or be killed by the driver; its parent continues.</summary>
internal static class Child
{
    /// <summary>Runs items from the first on.</summary>
    /// <returns>0; 1 after a device error, whose context may be lost: a new process continues.</returns>
    public static int Run(ProofOptions options, IReadOnlyList<ProofItem> items)
    {
        ProofContext context = new(options, ValuesOf(options.Values));
        for (int i = options.From ?? 0; i < items.Count; i++)
        {
            ProofItem item = items[i];
            context.Step = item.Step;
            LineProtocol.Begin(i);
            bool whole = RunOne(context, item);
            LineProtocol.End(i);
            if (!whole)
                return 1;
        }

        context.Dispose();
        return 0;
    }

    private static bool RunOne(ProofContext context, ProofItem item)
    {
        try
        {
            item.Run(context);
            return true;
        }
        catch (DeviceException fault)
        {
            context.Add(item.Name, "-", "", fault.Message, item.Must ? Verdict.Wrong : Verdict.Absent);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A bug in this program, which the row reports in full.
            context.Add(item.Name, "-", "", fault.ToString(), Verdict.Wrong);
        }

        return false;
    }

    private static Dictionary<string, double> ValuesOf(string? path) =>
        path is null ? [] : JsonSerializer.Deserialize(File.ReadAllText(path), ProofJson.Default.DictionaryStringDouble) ?? [];
}
