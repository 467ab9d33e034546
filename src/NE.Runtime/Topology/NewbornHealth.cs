using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Topology;

/// <summary>
/// Tracks the connections grown at each event for ten intervals: whether they survive, move and receive gradient, a question raised by
/// reviewers of the NE paper. docs/reference/metrics.md has the formulas.
/// </summary>
internal sealed unsafe class NewbornHealth(int size)
{
    private const int Intervals = 10;
    private const float Moved = 1e-8f;

    // Events since birth, 0 for untracked connections; a connection's value at birth; connections per event.
    private readonly byte[] age = new byte[size];
    private readonly float[] birth = new float[size];
    private readonly int[] counts = new int[Intervals + 1];

    public NewbornRecord? AfterOneInterval { get; private set; }

    public NewbornRecord? AfterTenIntervals { get; private set; }

    /// <summary>Measures before an event changes anything, and increments the age of all tracked connections.</summary>
    public void Measure(LinearLayer layer)
    {
        AfterOneInterval = AfterTenIntervals = null;
        if (!counts.AsSpan().ContainsAnyExcept(0))
        {
            return;
        }

        for (int k = 0; k < age.Length; k++)
        {
            if (layer.Mask[k] == 0)
            {
                age[k] = 0;
            }
        }

        AfterOneInterval = Cohort(layer, 1);
        AfterTenIntervals = Cohort(layer, Intervals);
        for (int k = 0; k < age.Length; k++)
        {
            age[k] = age[k] is 0 or Intervals ? (byte)0 : (byte)(age[k] + 1);
        }

        Array.Copy(counts, 1, counts, 2, Intervals - 1);
        counts[1] = 0;
    }

    /// <summary>Starts tracking the connections that an event grew.</summary>
    public void Add(ReadOnlySpan<int> grown, LinearLayer layer)
    {
        counts[1] = grown.Length;
        foreach (int k in grown)
        {
            age[k] = 1;
            birth[k] = layer.Online.Weight[k];
        }
    }

    public void Save(ITensorWriter writer, LinearLayer layer)
    {
        float[] values = new float[Followed()];
        int next = 0;
        for (int k = 0; k < age.Length; k++)
        {
            if (age[k] != 0)
            {
                values[next++] = birth[k];
            }
        }

        writer.Write(layer.Name + ".growth.age", age, age.Length);
        writer.Write(layer.Name + ".growth.count", counts, counts.Length);
        writer.Write(layer.Name + ".growth.birth", values, values.Length);
    }

    public void Load(ITensorReader reader, LinearLayer layer)
    {
        reader.Read(layer.Name + ".growth.age", age);
        reader.Read(layer.Name + ".growth.count", counts);
        float[] values = new float[Followed()];
        reader.Read(layer.Name + ".growth.birth", values);
        int next = 0;
        for (int k = 0; k < age.Length; k++)
        {
            if (age[k] != 0)
            {
                birth[k] = values[next++];
            }
        }
    }

    private NewbornRecord? Cohort(LinearLayer layer, int intervals)
    {
        if (counts[intervals] == 0)
        {
            return null;
        }

        int alive = 0, moved = 0, older = 0;
        double gradient = 0, olderGradient = 0;
        for (int k = 0; k < age.Length; k++)
        {
            if (age[k] == intervals)
            {
                alive++;
                moved += Math.Abs(layer.Online.Weight[k] - birth[k]) > Moved ? 1 : 0;
                gradient += Math.Abs(layer.Score[k]);
            }
            else if (layer.Mask[k] != 0 && (age[k] == 0 || age[k] > intervals))
            {
                older++;
                olderGradient += Math.Abs(layer.Score[k]);
            }
        }

        double ratio = alive > 0 && older > 0 && olderGradient > 0 ? gradient / alive / (olderGradient / older) : double.NaN;
        return new NewbornRecord(counts[intervals], (double)alive / counts[intervals], (double)moved / counts[intervals], ratio);
    }

    private int Followed()
    {
        int followed = 0;
        foreach (byte value in age)
        {
            followed += value != 0 ? 1 : 0;
        }

        return followed;
    }
}
