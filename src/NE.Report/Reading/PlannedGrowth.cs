using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace NE.Report.Reading;

/// <summary>How the layers of an experiment are planned to grow, from <c>run.json</c>.</summary>
/// <param name="Steps">Environment steps, ascending.</param>
/// <param name="Layers">By name: all connections, and the live ones at each step.</param>
internal sealed record PlannedGrowth(double[] Steps, IReadOnlyDictionary<string, (double Positions, double[] Live)> Layers)
{
    /// <summary>Reads it; null if it is not in the form in which runs write it.</summary>
    internal static PlannedGrowth? Of(JsonElement growth)
    {
        try
        {
            double[] steps = Numbers(growth.GetProperty("steps"));
            Dictionary<string, (double, double[])> layers = [];
            foreach (JsonElement layer in growth.GetProperty("layers").EnumerateArray())
            {
                double[] live = Numbers(layer.GetProperty("live"));
                double positions = layer.GetProperty("positions").GetDouble();
                if (live.Length == steps.Length && positions > 0)
                {
                    layers[layer.GetProperty("layer").GetString()!] = (positions, live);
                }
            }

            return new(steps, layers);
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(static number => number.GetDouble())];
}
