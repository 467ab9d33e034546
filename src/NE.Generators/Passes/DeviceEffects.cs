using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// Effects of the operations of a section on a device, where a number derived from the agent's state is not a local variable: its readers
/// compute it and therefore read the state.
/// </summary>
internal sealed class DeviceEffects
{
    private readonly Dictionary<Value, IReadOnlyList<Place>> origins = [];
    private readonly HashSet<Value> stale = [];

    /// <summary>Records the operations of the section, in order.</summary>
    /// <exception cref="InvalidOperationException">
    /// A number is read after a change of the state from which it was derived: a kernel would compute a different one.
    /// </exception>
    public void Add(Operation operation)
    {
        Effects effects = Effects.Of(operation);
        foreach (Place read in effects.Reads)
        {
            if (read.Memory is { } value && stale.Contains(value))
            {
                throw new InvalidOperationException(
                    "A number of the agent's state is read behind a step that changes the state; a device would compute it from the new one.");
            }
        }

        foreach (KeyValuePair<Value, IReadOnlyList<Place>> origin in origins)
        {
            if (origin.Value.Any(place => effects.Writes.Any(place.Overlaps)))
            {
                stale.Add(origin.Key);
            }
        }

        if (operation.Locality != Locality.OfState)
        {
            return;
        }

        foreach (Place write in effects.Writes.Where(static write => write.Memory is not null))
        {
            origins[write.Memory!.Value] = effects.Reads;
            stale.Remove(write.Memory.Value);
        }
    }

    /// <summary>Whether the order of the two matters on the device.</summary>
    public bool Conflict(Operation one, Operation other) => one.Conflicts(other) || Meet(one, other) || Meet(other, one);

    private bool Meet(Operation reader, Operation writer) => Effects.Of(reader).Reads.Any(read =>
        read.Memory is { } value && origins.TryGetValue(value, out IReadOnlyList<Place>? origin)
            && origin.Any(place => Effects.Of(writer).Writes.Any(place.Overlaps)));
}
