using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Passes;
using NE.Generators.Program;

namespace NE.Generators.Printing.Kernels;

/// <summary>
/// The layout of a learner's arena on the device: run values, then the state of networks, then values of passes. The copies of
/// a network have the same layout and are consecutive, so that each is the first plus a stride.
/// </summary>
internal sealed class ArenaLayout
{
    /// <summary>Floats per memory line; parts start at multiples of it.</summary>
    private const int Line = 32;

    private readonly ProgramModel program;
    private readonly Dictionary<(Instance, Slot), LayerField> layers = [];
    private readonly Dictionary<BufferId, ArenaField> values = [];
    private readonly Dictionary<Network, int> parameterStrides = [];
    private readonly Dictionary<Network, int> valueStrides = [];
    private readonly Dictionary<StateId, int> states = [];
    private readonly HashSet<Group> families = [];
    private long end;

    /// <summary>Lays out the memory used by the sections of a program.</summary>
    public ArenaLayout(ProgramModel program, IReadOnlyList<DeviceSection> sections, int runValues)
    {
        this.program = program;
        Take(runValues);
        Networks();
        foreach (DeviceState state in program.Fields.Select(static field => field.OnDevice).OfType<DeviceState>())
        {
            states[state.Id] = Take(state.Length);
        }

        HashSet<BufferId> used = [];
        foreach (Operation operation in sections.SelectMany(static section => section.Phases).SelectMany(static p => p.Rows.Concat(p.Weights)))
        {
            Effects effects = Effects.Of(operation);
            foreach (Place place in effects.Reads.Concat(effects.Writes))
            {
                if (place.Memory is { } value && program.Buffers.Of(value).Type.Length > 0)
                {
                    used.Add(value.Buffer);
                }
            }
        }

        foreach (Group group in program.Buffers.Groups.Where(group => group.Kept && Uses(group, used)))
        {
            Buffer(group, used);
        }

        StateLength = Short(end);
        Values(used);
    }

    /// <summary>Floats of the arena.</summary>
    public int Length => Short(end);

    /// <summary>Whether 31 bits can index the floats of the arena, the limit of kernels.</summary>
    public bool Fits => end <= int.MaxValue;

    /// <summary>Floats from its start that the host exchanges.</summary>
    public int StateLength { get; }

    /// <summary>Checkpointed groups stored on the device.</summary>
    public IEnumerable<Group> Kept => program.Buffers.Groups.Where(group => group.Kept && values.ContainsKey(group.Parts[""].Buffer));

    /// <summary>Floats of a stored transition: the columns, padded to whole lines of 64 bytes as in the replay buffer.</summary>
    public int RowLength => (program.Columns + 15) / 16 * 16;

    /// <summary>Floats from the parameters of one copy of a network to those of the next; 0 for a single one.</summary>
    public int ParameterStride(Network network) => parameterStrides.TryGetValue(network, out int stride) ? stride : 0;

    /// <summary>Floats from the values of one copy of a network to those of the next; 0 for a single one.</summary>
    public int ValueStride(Network network) => valueStrides.TryGetValue(network, out int stride) ? stride : 0;

    /// <summary>Whether every copy of the network has such a group, so that they are one stride apart.</summary>
    public bool IsFamily(Group group) => families.Contains(group);

    /// <summary>The arrays of a slot.</summary>
    public LayerField Layer(Instance instance, Slot slot) => layers[(instance, slot)];

    /// <summary>The offset of the agent's state.</summary>
    public int State(StateId state) => states[state];

    /// <summary>A value of a pass, or a part of a batch.</summary>
    public ArenaField Value(Value value)
    {
        ArenaField field = values[value.Buffer];
        return field with { Offset = field.Offset + value.First };
    }

    /// <summary>Allocates scratch memory for an operation.</summary>
    public int TakeScratch(int floats) => Take(floats);

    private static bool Uses(Group group, HashSet<BufferId> used) => group.Parts.Values.Any(value => used.Contains(value.Buffer));

    private void Networks()
    {
        foreach (Network network in program.Networks)
        {
            long first = end;
            foreach (Instance instance in program.Instances.Where(instance => instance.Network == network))
            {
                if (instance.Copy > 0)
                {
                    parameterStrides[network] = Short((end - first) / instance.Copy);
                }

                foreach (Slot slot in network.Slots)
                {
                    Parameters(instance, slot);
                }
            }
        }
    }

    private void Parameters(Instance instance, Slot slot)
    {
        long count = slot.Count, weights = count - slot.Outputs, room = Whole(count);
        int offset = Take((slot.Storage.KeepsInitial ? 5 : 4) * room);
        int mask = slot.Storage.Masked ? Take(Bytes(weights)) : 0;
        int newborn = slot.Storage.Masked ? Take(Bytes(slot.Outputs)) : 0;
        int ages = slot.Storage.Aged ? Take((count + 1) / 2) : 0;
        layers[(instance, slot)] = new LayerField(offset, Short(room), mask, ages, newborn);
    }

    private void Values(HashSet<BufferId> used)
    {
        Group[] own = [.. program.Buffers.Groups.Where(group => !group.Kept && Uses(group, used))];
        foreach (Group group in own.Where(group => group.Instance is { } instance && CopiesOf(instance.Network) > 1
            && own.Count(other => other.Instance?.Network == instance.Network && other.Role == group.Role) == CopiesOf(instance.Network)))
        {
            families.Add(group);
        }

        foreach (Group group in own.Where(group => !families.Contains(group)))
        {
            Buffer(group, used);
        }

        foreach (Network network in program.Networks.Where(network => CopiesOf(network) > 1))
        {
            long first = end;
            foreach (Instance instance in program.Instances.Where(instance => instance.Network == network))
            {
                if (instance.Copy > 0)
                {
                    valueStrides[network] = Short((end - first) / instance.Copy);
                }

                foreach (Group group in own.Where(group => families.Contains(group) && group.Instance == instance))
                {
                    Buffer(group, used);
                }
            }
        }

        foreach (Group group in program.Buffers.Groups.Where(static group => group.Samples.Count == 1 && group.Type.Length > 0))
        {
            foreach (Value value in group.Parts.Values.Where(value => !values.ContainsKey(value.Buffer)))
            {
                values[value.Buffer] = new ArenaField(Take(program.Buffers[value.Buffer].Rows), program.Buffers[value.Buffer].Rows);
            }
        }
    }

    private int CopiesOf(Network network) => program.Instances.Count(instance => instance.Network == network);

    private void Buffer(Group group, HashSet<BufferId> used)
    {
        // Copies have the same layout, even if they use different parts of it.
        Group[] alike = families.Contains(group)
            ? [.. families.Where(other => other.Instance!.Network == group.Instance!.Network && other.Role == group.Role)]
            : [group];
        string[] parts =
        [
            .. alike.SelectMany(other => other.Parts.Where(part => used.Contains(part.Value.Buffer))).Select(static part => part.Key).Distinct()
                .OrderBy(static part => part, System.StringComparer.Ordinal),
        ];
        foreach (string part in parts)
        {
            int rows = program.Buffers[alike.First(other => other.Parts.ContainsKey(part)).Parts[part].Buffer].Rows;
            int stride = group.Type == Group.Batch && !group.Kept ? RowLength : rows;
            var field = new ArenaField(Take((long)stride * group.Samples.Count), stride);
            if (group.Parts.TryGetValue(part, out Value value))
            {
                values[value.Buffer] = field;
            }
        }
    }

    private int Take(long floats)
    {
        long offset = end;
        end += Whole(floats);
        return Short(offset);
    }

    private static long Whole(long floats) => (floats + Line - 1) / Line * Line;

    private static long Bytes(long count) => (count + 3) / 4;

    // Offsets of an arena that is too large are never used.
    private static int Short(long number) => (int)System.Math.Min(number, int.MaxValue);
}
