using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>What the formal places of a routine stand for at a call.</summary>
internal sealed class Binding(
    Buffers buffers, Instance? instance, Part side, Slot? slot, Stream? stream, IReadOnlyList<Argument> arguments)
{
    /// <summary>What a value stands for.</summary>
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

    /// <summary>What a group stands for.</summary>
    public Group this[Group group] => arguments.FirstOrDefault(a => a.Formal == group)?.Actual ?? group;

    /// <summary>What an array stands for.</summary>
    public Parameter this[Parameter parameter] => new(
        parameter.Owner ?? instance,
        parameter.Slot == Slot.Given && slot is not null ? slot : parameter.Slot,
        parameter.Part == Part.Given ? side : parameter.Part);

    /// <summary>What a stream stands for.</summary>
    public Stream this[Stream formal] => formal.Formal && stream is { } given ? given : formal;

    /// <summary>What values stand for.</summary>
    public EquatableArray<Value> this[EquatableArray<Value> values] => [.. values.Select(value => this[value])];
}
