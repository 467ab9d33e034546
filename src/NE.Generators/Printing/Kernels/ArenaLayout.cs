using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Phases;

namespace NE.Generators.Printing.Kernels;

/// <summary>
/// Where everything stands in a learner's arena on the device: run values, then the state of networks, then values of passes. Twins have the
/// same layout one after the other, so that the second is the first plus a stride.
/// </summary>
internal sealed class ArenaLayout
{
    /// <summary>Floats of a line of memory: parts begin at its multiples.</summary>
    private const int Line = 32;

    private const int FloatsOfDouble = 2;

    // The passes that each critic has for itself.
    private static readonly string[] Passes = ["Target", "Cache", "Gradient", "Probe"];

    private readonly AgentProgram program;
    private readonly Dictionary<string, LayerField> layers = [];
    private readonly Dictionary<string, ArenaField> values = [];
    private readonly Dictionary<int, int> scratch = [];
    private readonly HashSet<string> used;
    private readonly HashSet<string> ofTwins = [];
    private readonly HashSet<string> batches;
    private long end;

    /// <summary>Lays out what the sections of a program use.</summary>
    public ArenaLayout(AgentProgram program, IReadOnlyList<DeviceSection> sections, int runValues)
    {
        this.program = program;
        batches = [.. program.Buffers.Where(static b => b.Kind == BufferKind.Batch).Select(static b => b.Name)];
        var effects = new Effects(program);
        Phase[] phases = [.. sections.SelectMany(static s => s.Phases)];
        used = [.. phases.SelectMany(p => p.Rows.SelectMany(effects.Buffers).Concat(p.Weights.SelectMany(effects.Buffers)))];
        Take(runValues);
        State();
        if (used.Contains("probe"))
        {
            ProbeOnDevice = true;
            values["probe"] = new ArenaField(Take(Columns * Td3Lowering.ProbeSize), Columns);
        }

        StateLength = Short(end);
        Values(sections);
        Length = Short(end);
    }

    /// <summary>Floats of the arena.</summary>
    public int Length { get; }

    /// <summary>Whether 31 bits number the floats of the arena; kernels count no further.</summary>
    public bool Fits => end <= int.MaxValue;

    /// <summary>Floats from its start that the host exchanges.</summary>
    public int StateLength { get; }

    /// <summary>Floats from the parameters of one twin to those of the next; 0 without twins.</summary>
    public int TwinParameters { get; private set; }

    /// <summary>Floats from the values of one twin to those of the next; 0 without twins.</summary>
    public int TwinValues { get; private set; }

    /// <summary>Whether the probe batch is kept on the device.</summary>
    public bool ProbeOnDevice { get; }

    /// <summary>Columns of a transition.</summary>
    public int Columns => (2 * (Observations + Actions)) + 2;

    /// <summary>Floats of a stored transition: the columns in whole lines of 64 bytes, as the replay buffer has them.</summary>
    public int RowLength => (Columns + 15) / 16 * 16;

    private int Observations => program.Plan.Declaration.Task.Observations;

    private int Actions => program.Plan.Declaration.Task.Actions;

    /// <summary>The arrays of a layer or norm.</summary>
    public LayerField Layer(NetworkInstance network, string field) => layers[$"{network.Field}.{field}"];

    /// <summary>A value of a pass, or a part of a batch.</summary>
    public ArenaField Value(string name)
    {
        string[] parts = name.Split('.');
        if (!batches.Contains(parts[0]))
        {
            return values[name];
        }

        ArenaField batch = values[parts[0]];
        return batch with { Offset = batch.Offset + (parts.Length == 1 ? 0 : Column(parts[1])) };
    }

    /// <summary>Whether a value belongs to a twin: the first, whose layout the second repeats.</summary>
    public bool OfTwins(string name, out int twin)
    {
        twin = -1;
        for (int i = 0; program.Critics.Count == 2 && i < 2 && twin < 0; i++)
        {
            string prefix = program.Critics[i].Prefix, buffer = name.Split('.')[0];
            twin = ofTwins.Contains(buffer) && buffer.StartsWith(prefix, StringComparison.Ordinal) ? i : -1;
        }

        return twin >= 0;
    }

    /// <summary>Room in which activated units are counted.</summary>
    public int Scratch(int result) => scratch[result];

    private void State()
    {
        Parameters(program.Actor);
        long first = end;
        foreach (NetworkInstance critic in program.Critics)
        {
            TwinParameters = Short(end - first);
            Parameters(critic);
        }
    }

    private void Parameters(NetworkInstance network)
    {
        foreach (ProgramLayer layer in network.Network.Layers)
        {
            LayerReference linear = layer.Linear;
            long weights = (long)linear.Inputs * linear.Outputs, count = weights + linear.Outputs, room = Whole(count);
            int offset = Take(4 * room);
            int mask = linear.Masked ? Take(Bytes(weights)) : 0;
            int newborn = linear.Masked ? Take(Bytes(linear.Outputs)) : 0;
            int ages = network.Network.ByAge ? Take((count + 1) / 2) : 0;
            layers[$"{network.Field}.{linear.Field}"] = new LayerField(offset, Short(room), mask, ages, newborn);
            if (layer.Norm is { } norm)
            {
                int space = Short(Whole(2L * norm.Features));
                layers[$"{network.Field}.{norm.Field}"] = new LayerField(Take(4L * space), space, 0, 0, 0);
            }
        }
    }

    private void Values(IReadOnlyList<DeviceSection> sections)
    {
        BufferDefinition[] own = [.. program.Buffers.Where(b => b.Name != "probe" && used.Contains(b.Name))];
        string[][] twins = program.Critics.Count == 2
            ? [.. program.Critics.Select(static c => Passes.Select(pass => c.Prefix + pass).ToArray())]
            : [];
        foreach (BufferDefinition buffer in own.Where(b => !twins.Any(names => names.Contains(b.Name))))
        {
            Buffer(buffer);
        }

        long first = end;
        foreach (string[] names in twins)
        {
            TwinValues = Short(end - first);
            foreach (BufferDefinition buffer in own.Where(b => names.Contains(b.Name)))
            {
                ofTwins.Add(buffer.Name);
                Buffer(buffer);
            }
        }

        values["observation"] = new ArenaField(Take(Observations), Observations);
        Cache(program.Actor.Prefix + "Acting", program.Actor.Network, 1);
        foreach (SumActivated count in sections.SelectMany(static s => s.Phases).SelectMany(static p => p.Weights).OfType<SumActivated>())
        {
            scratch[count.Result] = Take(FloatsOfDouble * (count.Hidden.Features + 1));
        }
    }

    private void Buffer(BufferDefinition buffer)
    {
        if (buffer.Kind == BufferKind.Cache)
        {
            NetworkProgram network = program.Actor.Network.Plan.Name == buffer.Network ? program.Actor.Network : program.Critics[0].Network;
            Cache(buffer.Name, network, buffer.Batch);
            return;
        }

        int stride = buffer.Kind == BufferKind.Batch ? RowLength : buffer.Features;
        values[buffer.Name] = new ArenaField(Take((long)stride * buffer.Batch), stride);
    }

    private void Cache(string name, NetworkProgram network, int batch)
    {
        foreach (Value value in network.Cache)
        {
            values[$"{name}.{value.Name}"] = new ArenaField(Take((long)value.Features * batch), value.Features);
        }
    }

    private int Column(string part) => part switch
    {
        "State" or "StateAction" => 0,
        "Action" => Observations,
        "Reward" => Observations + Actions,
        "NextState" or "NextStateAction" => Observations + Actions + 1,
        "NextAction" => (2 * Observations) + Actions + 1,
        "NotDone" => Columns - 1,
        _ => throw new InvalidOperationException($"A batch has no part {part}."),
    };

    private int Take(long floats)
    {
        long offset = end;
        end += Whole(floats);
        return Short(offset);
    }

    private static long Whole(long floats) => (floats + Line - 1) / Line * Line;

    private static long Bytes(long count) => (count + 3) / 4;

    // Numbers of an arena that does not fit are never used.
    private static int Short(long number) => (int)Math.Min(number, int.MaxValue);
}
