using System;
using System.Collections.Generic;

namespace NE.Runtime.Networks;

/// <summary>
/// Output layers that each task of a sequence has for itself. The layers are those of the present task; the complete state of the others is
/// parked here, and does not change while they are absent.
/// </summary>
public sealed class TaskHeads
{
    private const string Parked = "Tasks.", TaskTensor = Parked + "present", EnteredTensor = Parked + "entered";

    // Beyond the number of any layer, so that no head shares its numbers with another one or with a layer of the agent.
    private const int TaskShift = 32;

    private readonly uint seed;
    private readonly IReadOnlyList<int> actions;
    private readonly IReadOnlyList<LinearLayer> layers;
    private readonly TensorCopy?[] parked;

    /// <summary>Takes the layers, as the agent initialises them, as those of the first task.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="actions">Number of actions of each task.</param>
    /// <param name="layers">The layers that are exchanged.</param>
    /// <exception cref="ArgumentException">There is no task.</exception>
    public TaskHeads(uint seed, IReadOnlyList<int> actions, params IReadOnlyList<LinearLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(layers);
        if (actions.Count == 0)
            throw new ArgumentException("A sequence needs at least one task.", nameof(actions));

        this.seed = seed;
        this.actions = actions;
        this.layers = layers;
        parked = new TensorCopy?[actions.Count];
    }

    /// <summary>Index of the present task.</summary>
    public int Task { get; private set; }

    /// <summary>Number of actions of the present task.</summary>
    public int Actions => actions[Task];

    /// <summary>
    /// Parks the layers of the present task and loads those of another; at its first visit they are drawn, with numbers of its own.
    /// Entering the present task has no effect.
    /// </summary>
    /// <param name="task">Index of the task in the sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public void Enter(int task)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)task, (uint)actions.Count, nameof(task));
        if (task == Task)
            return;

        parked[Task] = Present();
        foreach (LinearLayer layer in layers)
        {
            if (parked[task] is { } store)
                layer.Load(store);
            else
                layer.Initialise(seed, (ulong)task << TaskShift);
        }

        parked[task] = null;
        Task = task;
    }

    /// <summary>
    /// Writes which task is present, which were entered, and the layers of all that are parked; the agent writes the present ones.
    /// </summary>
    /// <param name="writer">Receives the tensors, under names such as <c>Tasks.1.Policy.Output.weight</c>, which no network can have.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        byte[] entered = new byte[parked.Length];
        for (int task = 0; task < parked.Length; task++)
            entered[task] = parked[task] != null || task == Task ? (byte)1 : (byte)0;

        writer.Write(TaskTensor, [Task], 1);
        writer.Write(EnteredTensor, entered, entered.Length);
        for (int task = 0; task < parked.Length; task++)
            parked[task]?.CopyTo(writer, Prefix(task));
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the agent reads the present layers.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int[] present = new int[1];
        byte[] entered = new byte[parked.Length];
        reader.Read(TaskTensor, present);
        reader.Read(EnteredTensor, entered);
        if (present[0] < 0 || present[0] >= parked.Length)
            throw new CheckpointException($"The checkpoint has task {present[0]} of {parked.Length}.");

        Task = present[0];
        for (int task = 0; task < parked.Length; task++)
        {
            parked[task] = entered[task] != 0 && task != Task ? Present() : null;
            parked[task]?.ReadFrom(reader, Prefix(task));
        }
    }

    /// <summary>Whether a tensor of a checkpoint belongs to a layer of a task that is not present.</summary>
    internal static bool IsParked(string tensor) =>
        tensor.StartsWith(Parked, StringComparison.Ordinal) && tensor.Length > Parked.Length && char.IsAsciiDigit(tensor[Parked.Length]);

    private static string Prefix(int task) => $"{Parked}{task}.";

    private TensorCopy Present()
    {
        TensorCopy store = new();
        foreach (LinearLayer layer in layers)
            layer.Save(store);

        return store;
    }
}
