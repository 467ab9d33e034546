using System.Collections.Generic;
using System.Linq;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// Decides which buffers share memory: those of equal size that are never live at the same time, or of which one may overwrite the other
/// in place. This keeps the values of a pass in the cache.
/// </summary>
internal sealed class Liveness
{
    private readonly ProgramModel program;
    private readonly Dictionary<BufferId, (int First, int Last)> spans = [];
    private readonly Dictionary<BufferId, HashSet<(int Span, int Branch)>> branches = [];
    private readonly List<Operation> order = [];
    private readonly HashSet<BufferId> pinned = [];

    private Liveness(ProgramModel program) => this.program = program;

    /// <summary>The buffer whose memory each buffer uses: itself, or an earlier one.</summary>
    public Dictionary<BufferId, BufferId> Rooms { get; } = [];

    /// <summary>Assigns the memory of a program on the CPU: section by section, treating branches as concurrent.</summary>
    public static Liveness Of(ProgramModel program)
    {
        var liveness = new Liveness(program);
        liveness.Walk();
        liveness.Share();
        return liveness;
    }

    private void Walk()
    {
        Dictionary<BufferId, Cadence> writers = [];
        int span = 0;
        foreach (Section section in program.Sections)
        {
            HashSet<BufferId> here = [];
            foreach (Operation operation in section.Operations)
            {
                foreach ((Operation flat, (int Span, int Branch)? branch) in Open(operation, ref span))
                {
                    Visit(flat, section.Cadence, here, writers, branch);
                }
            }
        }
    }

    /// <summary>The operations that a step performs, each with its branch if it runs beside others, in called routines too.</summary>
    private static List<(Operation Operation, (int Span, int Branch)? Branch)> Open(Operation operation, ref int span)
    {
        switch (operation)
        {
            case SideBySide side:
                int here = span++;
                return [.. side.Calls.SelectMany((call, branch) => call.Flat().Select(flat => (flat, ((int, int)?)(here, branch))))];
            case Call call:
                List<(Operation, (int, int)?)> opened = [];
                foreach (Operation inner in call.Open().SelectMany(static step => step.Operations))
                {
                    opened.AddRange(Open(inner, ref span));
                }

                return opened;
            default:
                return [.. operation.Flat().Select(static flat => (flat, ((int, int)?)null))];
        }
    }

    private void Visit(
        Operation operation, Cadence cadence, HashSet<BufferId> here, Dictionary<BufferId, Cadence> writers, (int Span, int Branch)? branch)
    {
        Effects effects = Effects.Of(operation);
        foreach (Place place in effects.Reads)
        {
            if (place.Memory is { } value)
            {
                // A value written by another section is available only if that section is certain to have run in the same update.
                if (!here.Contains(value.Buffer)
                    && !(writers.TryGetValue(value.Buffer, out Cadence? writer) && writer.Precedes(cadence)))
                {
                    pinned.Add(value.Buffer);
                }

                Touch(value.Buffer, branch);
            }
        }

        foreach (Place place in effects.Writes)
        {
            if (place.Memory is { } value)
            {
                here.Add(value.Buffer);
                writers[value.Buffer] = cadence;
                Touch(value.Buffer, branch);
            }
        }

        order.Add(operation);
    }

    private void Touch(BufferId id, (int Span, int Branch)? branch)
    {
        spans[id] = spans.TryGetValue(id, out (int First, int Last) span) ? (span.First, order.Count) : (order.Count, order.Count);
        if (branch is { } at)
        {
            if (!branches.TryGetValue(id, out HashSet<(int, int)>? set))
            {
                branches[id] = set = [];
            }

            set.Add(at);
        }
    }

    private void Share()
    {
        List<(BufferId Room, List<BufferId> Guests)> rooms = [];
        foreach (BufferId id in spans.Keys.OrderBy(key => spans[key].First).ThenBy(static key => key.Number))
        {
            (BufferId Room, List<BufferId> Guests) room = rooms.FirstOrDefault(r =>
                Shares(id) && Same(r.Room, id) && r.Guests.All(guest => Shares(guest) && Apart(guest, id)));
            if (room.Guests is null)
            {
                room = (id, []);
                rooms.Add(room);
            }

            room.Guests.Add(id);
            Rooms[id] = room.Room;
        }
    }

    private bool Shares(BufferId id) => !pinned.Contains(id) && program.Buffers[id].Group is { Kept: false, Constructor: null };

    private bool Same(BufferId left, BufferId right) =>
        program.Buffers[left].Rows == program.Buffers[right].Rows
        && program.Buffers[left].Group.Samples == program.Buffers[right].Group.Samples;

    private bool Apart(BufferId left, BufferId right)
    {
        if (branches.TryGetValue(left, out HashSet<(int Span, int Branch)>? mine)
            && branches.TryGetValue(right, out HashSet<(int Span, int Branch)>? its)
            && mine.Any(i => its.Any(j => i.Span == j.Span && i.Branch != j.Branch)))
        {
            return false;
        }

        ((int First, int Last) first, (int First, int Last) second) = (spans[left], spans[right]);
        if (first.Last < second.First || second.Last < first.First)
        {
            return true;
        }

        if (first.Last != second.First)
        {
            return false;
        }

        Operation operation = order[first.Last];
        Effects effects = Effects.Of(operation);
        Value[] read = [.. Memory(effects.Reads, left)], written = [.. Memory(effects.Writes, right)];
        return read.Length > 0 && written.Length > 0 && !Memory(effects.Writes, left).Any()
            && read.All(r => written.All(w => operation.InPlace(r, w)));
    }

    private static IEnumerable<Value> Memory(IEnumerable<Place> places, BufferId id) =>
        places.Where(place => place.Memory?.Buffer == id).Select(static place => place.Memory!.Value);
}
