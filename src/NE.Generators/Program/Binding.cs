using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>Maps the formal places of a routine to the arguments of a call.</summary>
internal sealed class Binding(
    Buffers buffers, Instance? instance, Part side, Slot? slot, Stream? stream, IReadOnlyList<Argument> arguments)
{
    /// <summary>The argument for a value.</summary>
    public Value this[Value value]
    {
        get
        {
            (Group group, string part, int rows) = buffers[value.Buffer];
            if (arguments.FirstOrDefault(a => a.Formal == group) is not { } argument)
            {
                return value;
            }

            Value actual = argument.Value ?? buffers.Part(argument.Actual!, part, rows);
            bool whole = value.Rows == rows && argument.Value is not null;
            return new Value(actual.Buffer, actual.First + value.First, whole ? actual.Rows : value.Rows);
        }
    }

    /// <summary>The argument for a group.</summary>
    public Group this[Group group] => arguments.FirstOrDefault(a => a.Formal == group)?.Actual ?? group;

    /// <summary>The argument for an array.</summary>
    public Parameter this[Parameter parameter] => new(
        parameter.Owner ?? instance,
        slot is null ? parameter.Slot
            : parameter.Slot == Slot.Given ? slot
            : parameter.Slot == Slot.Reader ? instance!.Network.ReaderOf(slot)
            : parameter.Slot,
        parameter.Part == Part.Given ? side : parameter.Part);

    /// <summary>The argument for a stream.</summary>
    public Stream this[Stream formal] => formal.Formal && stream is { } given ? given : formal;

    /// <summary>The arguments for values.</summary>
    public EquatableArray<Value> this[EquatableArray<Value> values] => [.. values.Select(value => this[value])];
}
