using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>How long each unit of a space has been silent, the lengths of its earlier silences, and the threshold that follows from them.</summary>
internal sealed unsafe class UnitSilence
{
    private readonly UnitSpace space;
    private readonly int most;
    private readonly int[] silence;
    private readonly int[] threshold;
    private readonly int[] counts; // [unit][length of a silence, 1 to most]

    public UnitSilence(UnitSpace space, int start, int most)
    {
        this.space = space;
        this.most = most;
        silence = new int[space.Units];
        threshold = new int[space.Units];
        counts = new int[checked(space.Units * (most + 1))];
        Restart(start);
    }

    private string Name => $"{space.Writers[0].Name}.silence";

    /// <summary>The threshold of a unit, in updates.</summary>
    public int Threshold(int unit) => threshold[unit];

    /// <summary>Ends the silence of units that fire on a batch, and lengthens that of all others by one update.</summary>
    public void Observe(Activations hidden)
    {
        for (int unit = 0; unit < space.Units; unit++)
        {
            if (Fires(hidden, unit))
                End(unit);
            else
                silence[unit]++;
        }
    }

    /// <summary>Selects the units whose silence has reached their threshold, and ends it.</summary>
    public void Select(Span<bool> selection)
    {
        for (int unit = 0; unit < space.Units; unit++)
        {
            selection[unit] = silence[unit] >= threshold[unit];
            if (selection[unit])
                End(unit);
        }

        space.Select(selection);
    }

    /// <summary>Estimates the thresholds from the silences since the last estimate.</summary>
    public void Estimate(double quantile)
    {
        for (int unit = 0; unit < space.Units; unit++)
        {
            Span<int> own = counts.AsSpan(unit * (most + 1), most + 1);
            long total = 0;
            foreach (int count in own)
                total += count;

            // A unit that was never silent, or never fired, says nothing about its usual silences.
            if (total > 0)
            {
                int length = Quantile(own, quantile * total);
                threshold[unit] = length < threshold[unit] ? length : (int)Math.Min(2L * threshold[unit], most);
                own.Clear();
            }
        }
    }

    /// <summary>Forgets all silences.</summary>
    /// <param name="start">The threshold of all units, in updates.</param>
    public void Restart(int start)
    {
        Array.Clear(silence);
        Array.Clear(counts);
        Array.Fill(threshold, Math.Min(start, most));
    }

    public void Save(ITensorWriter writer)
    {
        writer.Write($"{Name}.length", silence, silence.Length);
        writer.Write($"{Name}.threshold", threshold, threshold.Length);
        writer.Write($"{Name}.counts", counts, space.Units, most + 1);
    }

    public void Load(ITensorReader reader)
    {
        reader.Read($"{Name}.length", silence);
        reader.Read($"{Name}.threshold", threshold);
        reader.Read($"{Name}.counts", counts);
    }

    private static int Quantile(ReadOnlySpan<int> counts, double wanted)
    {
        int length = 0;
        for (long sum = counts[0]; sum < wanted && length + 1 < counts.Length; sum += counts[length])
            length++;

        return Math.Max(length, 1);
    }

    // A silence of length 0 is none.
    private void End(int unit)
    {
        if (silence[unit] > 0)
            counts[(unit * (most + 1)) + Math.Min(silence[unit], most)]++;

        silence[unit] = 0;
    }

    private static bool Fires(Activations hidden, int unit)
    {
        for (int panel = 0; panel < hidden.Panels; panel++)
        {
            var samples = new ReadOnlySpan<float>(
                hidden.Panel(panel) + (unit * Activations.PanelSamples),
                Math.Min(Activations.PanelSamples, hidden.Batch - (panel * Activations.PanelSamples)));
            if (samples.ContainsAnyInRange(float.Epsilon, float.PositiveInfinity))
                return true;
        }

        return false;
    }
}
