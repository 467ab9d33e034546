using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Fusion;

/// <summary>
/// Pairs the routines of two critics that stand side by side and do the same on networks of their own: each may have a thread to itself.
/// It changes no result, because such routines share nothing but their input.
/// </summary>
internal static class TwinPass
{
    /// <summary>Pairs the operations of a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="critics">The critics of the program; with other than two there is nothing to pair.</param>
    public static Section Pair(Section section, IEnumerable<NetworkInstance> critics)
    {
        string[] fields = [.. critics.Select(static c => c.Field)];
        return fields.Length != 2
            ? section
            : section with { Steps = [.. section.Steps.Select(s => new Step(s.Caption, Pair(s.Operations, fields[0], fields[1])))] };
    }

    private static IEnumerable<Operation> Pair(IEnumerable<Operation> operations, string first, string second)
    {
        var paired = new List<Operation>();
        foreach (Operation operation in operations)
        {
            if (paired.Count > 0 && Merge(paired[paired.Count - 1], operation, first, second) is { } merged)
            {
                paired[paired.Count - 1] = merged;
            }
            else
            {
                paired.Add(operation);
            }
        }

        return paired;
    }

    private static Operation? Merge(Operation before, Operation operation, string first, string second) => (before, operation) switch
    {
        (NetworkForward a, NetworkForward b)
            when (a.Instance, b.Instance) == (first, second) && a.Input == b.Input && a.Target == b.Target => new TwinsForward(a, b),
        (NetworkBackward a, NetworkBackward b)
            when (a.Instance, b.Instance) == (first, second) && a.Input == b.Input => new TwinsBackward(a, b),
        (NetworkStep a, NetworkStep b)
            when (a.Instance, b.Instance) == (first, second) && a.Step == b.Step && a.Clipped == b.Clipped => new TwinsStep(a, b),
        (NetworkSoftUpdate a, NetworkSoftUpdate b) when (a.Instance, b.Instance) == (first, second) => new TwinsSoftUpdate(a, b),
        _ => null,
    };
}
