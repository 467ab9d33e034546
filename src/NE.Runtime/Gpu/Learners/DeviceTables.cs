using System;
using System.Collections.Generic;
using NE.Runtime.Kernels;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Bias corrections by age of all learners of a group; learners with equal rates share a table.</summary>
internal sealed unsafe class DeviceTables
{
    private readonly List<(AdamTable Table, int Start)> placed = [];

    /// <summary>Total length in floats.</summary>
    internal int Length { get; private set; }

    /// <summary>Places the tables of a learner.</summary>
    /// <returns>Start of each table, in floats from the start of all tables.</returns>
    internal int[] Place(IReadOnlyList<AdamTable> tables)
    {
        int[] starts = new int[tables.Count];
        for (int i = 0; i < starts.Length; i++)
            starts[i] = Place(tables[i]);

        return starts;
    }

    /// <summary>The contents of all tables, one after another.</summary>
    internal float[] Content()
    {
        float[] content = new float[Length];
        foreach ((AdamTable table, int start) in placed)
            Pairs(table).CopyTo(content.AsSpan(start));

        return content;
    }

    private int Place(AdamTable table)
    {
        foreach ((AdamTable other, int start) in placed)
        {
            if (ReferenceEquals(other, table) || Pairs(other).SequenceEqual(Pairs(table)))
                return start;
        }

        int begin = Length;
        placed.Add((table, begin));
        Length += Pairs(table).Length;
        return begin;
    }

    /// <summary>The pairs of rate and inverse second of ages 0 to the last.</summary>
    private static ReadOnlySpan<float> Pairs(AdamTable table) => new(table.Next, 2 * (table.LastAge + 1));
}
