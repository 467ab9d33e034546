using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Replay;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>A machine with the whole batch, the stored transitions and the random numbers of a learner at one update.</summary>
/// <param name="buffers">Buffers of the program.</param>
/// <param name="update">Number of the update.</param>
/// <param name="batch">The transitions that the learner drew.</param>
internal sealed class TrueMachine(Buffers buffers, long update, NE.Runtime.Replay.Batch batch) : Machine(buffers)
{
    private readonly Dictionary<string, double[]> normals = [];

    /// <inheritdoc/>
    protected override int Most => int.MaxValue;

    /// <inheritdoc/>
    public override void Draw(Value value, Stream stream, params IReadOnlyList<StateId> from)
    {
        foreach (ReplayField field in batch.Layout.Fields.Where(field => field.End <= value.Rows))
        {
            Activations column = batch[field];
            Each(value with { First = value.First + field.First, Rows = field.Length }, (sample, row) => column[row, sample]);
        }
    }

    /// <inheritdoc/>
    public override double Normal(Stream stream, int sample, int row)
    {
        int samples = batch.Size, rows = batch.Action.Features;
        if (!normals.TryGetValue(stream.Name, out double[]? drawn))
        {
            // Smoothing of the action 0 with unit deviation and bounds out of reach gives the numbers themselves.
            const float OutOfReach = 1e9f;
            using var arena = new Arena();
            Activations zero = arena.Activations(rows, samples), smoothed = arena.Activations(rows, samples);
            TargetSmoothing.Apply(zero, smoothed, OutOfReach, 1, OutOfReach, Learning.Seed, Enum.Parse<RandomStreamId>(stream.Name), (ulong)update);
            normals[stream.Name] = drawn = new double[samples * rows];
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = smoothed[i % rows, i / rows];
            }
        }

        return drawn[(sample * rows) + row];
    }
}
