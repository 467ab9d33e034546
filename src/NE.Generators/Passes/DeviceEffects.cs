using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// Effects of the operations of a section on a device, where a number of the agent's state is no local: whoever reads the number computes
/// it, and so reads the state.
/// </summary>
internal sealed class DeviceEffects
{
    private readonly Dictionary<Value, IReadOnlyList<Place>> origins = [];
    private readonly HashSet<Value> stale = [];

    /// <summary>Takes note of an operation of the section, one after another in its order.</summary>
    /// <exception cref="InvalidOperationException">
    /// A number is read behind a change of the state that it was made of: a kernel would compute another.
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
