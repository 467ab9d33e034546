using System;
using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Replay;

/// <summary>
/// A batch of transitions in panels, laid out by <see cref="ReplayLayout"/>. The parts are views of the same memory, so a learner
/// writes the action of the next state in place and reads it together with that state.
/// </summary>
public sealed unsafe class Batch
{
    private readonly Activations rows;

    /// <summary>Creates a batch of zeros.</summary>
    /// <param name="arena">Allocator of the memory.</param>
    /// <param name="layout">The fields of a transition.</param>
    /// <param name="size">Number of transitions.</param>
    public Batch(Arena arena, ReplayLayout layout, int size)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentNullException.ThrowIfNull(layout);
        Layout = layout;
        Size = size;
        rows = arena.Activations(layout.Columns, size);
        State = this[layout.State];
        Action = this[layout.Action];
        StateAction = Between(layout.State, layout.Action);
        Reward = this[layout.Reward];
        NextState = this[layout.NextState];
        NextAction = this[layout.NextAction];
        NextStateAction = Between(layout.NextState, layout.NextAction);
        NotDone = this[layout.NotDone];
    }

    /// <summary>The fields of its transitions.</summary>
    public ReplayLayout Layout { get; }

    /// <summary>Number of transitions.</summary>
    public int Size { get; }

    /// <summary>Observations acted on.</summary>
    public Activations State { get; }

    /// <summary>Actions taken.</summary>
    public Activations Action { get; }

    /// <summary>Observations and actions, the input of a critic.</summary>
    public Activations StateAction { get; }

    /// <summary>Rewards.</summary>
    public Activations Reward { get; }

    /// <summary>Observations after the step.</summary>
    public Activations NextState { get; }

    /// <summary>Room for the actions in the next state.</summary>
    public Activations NextAction { get; }

    /// <summary>Next observations and their actions, the input of a target critic.</summary>
    public Activations NextStateAction { get; }

    /// <summary>1 − terminated; of n-step returns γ^m (1 − terminated), with m + 1 rewards.</summary>
    public Activations NotDone { get; }

    /// <summary>A field of all transitions, possibly one added by a method.</summary>
    /// <param name="field">The field, of <see cref="Layout"/>.</param>
    public Activations this[ReplayField field] => rows.Slice(field.First, field.Length);

    /// <summary>Writes states and actions into the first samples; the others do not change.</summary>
    /// <param name="observations">Observations, one sample after the other.</param>
    /// <param name="actions">Actions, one sample after the other.</param>
    /// <exception cref="ArgumentException">There are more samples than the batch holds, or not as many actions as observations.</exception>
    public void Fill(ReadOnlySpan<float> observations, ReadOnlySpan<float> actions)
    {
        int samples = observations.Length / State.Features;
        if (samples > Size || observations.Length != samples * State.Features || actions.Length != samples * Action.Features)
        {
            throw new ArgumentException(
                $"{observations.Length} and {actions.Length} numbers are not the states and actions of up to {Size} "
                + "samples.", nameof(observations));
        }

        Activations state = State, action = Action;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int i = 0; i < state.Features; i++)
            {
                state[i, sample] = observations[(sample * state.Features) + i];
            }

            for (int i = 0; i < action.Features; i++)
            {
                action[i, sample] = actions[(sample * action.Features) + i];
            }
        }
    }

    /// <summary>Writes the batch as one tensor, sample after sample.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="writer">Receives it.</param>
    public void Save(string name, ITensorWriter writer)
    {
        float[] data = new float[Size * rows.Features];
        for (int sample = 0; sample < Size; sample++)
        {
            for (int feature = 0; feature < rows.Features; feature++)
            {
                data[(sample * rows.Features) + feature] = rows[feature, sample];
            }
        }

        writer.Write(name, data, Size, rows.Features);
    }

    /// <summary>Restores what <see cref="Save"/> wrote.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="reader">Source of the tensor.</param>
    /// <exception cref="CheckpointException">The tensor is missing or has a different size.</exception>
    public void Load(string name, ITensorReader reader)
    {
        float[] data = new float[Size * rows.Features];
        reader.Read(name, data);
        fixed (float* start = data)
        {
            for (int sample = 0; sample < Size; sample++)
            {
                Fill(sample, start + (sample * rows.Features));
            }
        }
    }

    private Activations Between(ReplayField from, ReplayField to) => rows.Slice(from.First, to.End - from.First);

    /// <summary>Copies 16 stored rows, each readable in whole vectors of 16, into the columns from a sample on.</summary>
    /// <param name="sample">The first sample, a multiple of 16.</param>
    /// <param name="source">The rows.</param>
    internal void FillTile(int sample, float** source) => FillTile(sample, source, rows.Features);

    /// <summary>As <see cref="FillTile(int, float**)"/>, for the first features only.</summary>
    internal void FillTile(int sample, float** source, int features)
    {
        float* column = Column(sample);
        int first = 0;
        for (; first + Tile.Size <= features; first += Tile.Size)
            Tile.Turn(source, first, column + (first * Activations.PanelSamples), Activations.PanelSamples);

        if (first < features)
            FillRest(source, first, features, column);
    }

    /// <summary>Copies a stored row into one sample's column.</summary>
    internal void Fill(int sample, float* row) => Fill(sample, row, rows.Features);

    /// <summary>As <see cref="Fill(int, float*)"/>, for the first features only.</summary>
    internal void Fill(int sample, float* row, int features)
    {
        float* column = Column(sample);
        for (int feature = 0; feature < features; feature++)
        {
            column[feature * Activations.PanelSamples] = row[feature];
        }
    }

    /// <summary>Replaces reward and not-done by an n-step return and the factor of the value that follows it.</summary>
    internal void SetReturn(int sample, float reward, float notDone)
    {
        Activations rewards = Reward, notDones = NotDone;
        rewards[0, sample] = reward;
        notDones[0, sample] = notDone;
    }

    /// <summary>The last features of a tile, fewer than 16: what follows them in a row is not part of the batch.</summary>
    [SkipLocalsInit]
    private static void FillRest(float** source, int first, int features, float* column)
    {
        float* turned = stackalloc float[Tile.Size * Tile.Size];
        Tile.Turn(source, first, turned, Tile.Size);
        for (int feature = first; feature < features; feature++, turned += Tile.Size)
        {
            new ReadOnlySpan<float>(turned, Tile.Size)
                .CopyTo(new Span<float>(column + (feature * Activations.PanelSamples), Tile.Size));
        }
    }

    private float* Column(int sample) =>
        rows.Panel(sample / Activations.PanelSamples) + (sample % Activations.PanelSamples);
}
