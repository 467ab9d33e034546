using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Fusion;

/// <summary>
/// Merges neighbouring operations into those that have a kernel. It changes no result: merged operations keep the order of sums.
/// What remains unmerged and has no kernel of its own is a mistake that the printers report.
/// </summary>
internal static class FusionPass
{
    /// <summary>Fuses a whole program.</summary>
    public static AgentProgram Fuse(AgentProgram program)
    {
        NetworkProgram actor = Fuse(program.Actor.Network), critic = Fuse(program.Critics[0].Network);
        NetworkInstance Renew(NetworkInstance instance) => instance with { Network = instance == program.Actor ? actor : critic };
        return program with
        {
            Actor = Renew(program.Actor),
            Critics = [.. program.Critics.Select(Renew)],
            Elastic = [.. program.Elastic.Select(e => e with { Instance = Renew(e.Instance) })],
            Protected = [.. program.Protected.Select(e => e with { Instance = Renew(e.Instance) })],
            Sections = [.. program.Sections.Select(Fuse).Select(section => TwinPass.Pair(section, program.Critics))],
        };
    }

    /// <summary>Fuses one list of operations.</summary>
    public static IEnumerable<Operation> Fuse(IEnumerable<Operation> operations)
    {
        var fused = new List<Operation>();
        foreach (Operation operation in operations)
        {
            if (IsIdle(operation))
            {
                continue;
            }

            if (fused.Count > 0 && Merge(fused[fused.Count - 1], operation) is { } merged)
            {
                fused[fused.Count - 1] = merged;
            }
            else
            {
                fused.Add(operation);
            }
        }

        return fused;
    }

    private static NetworkProgram Fuse(NetworkProgram network) => network with { Routines = [.. network.Routines.Select(Fuse)] };

    private static Section Fuse(Section section) => section with
    {
        Steps = [.. section.Steps.Select(static s => new Step(s.Caption, Fuse(s.Operations))).Where(static s => s.Operations.Length > 0)],
    };

    /// <summary>Scaling by 1 in place does nothing.</summary>
    private static bool IsIdle(Operation operation) => operation is Scale { By: 1 } scale && scale.From == scale.To;

    /// <summary>The operation that does both, or null.</summary>
    private static Operation? Merge(Operation first, Operation second) => (first, second) switch
    {
        // The activation is applied to the sum while it is in registers.
        (Linear l, Activate a) when a.Input == l.Output && a.Output == l.Output && NetworkLowering.FromOutput(a.Kind) =>
            new LinearActivate(l.Layer, a.Kind, l.Input, l.Output),

        // The slope follows from the activation's output, which is the next layer's input.
        (InputGradient g, ActivateBackward b) when b.Gradient == g.Result && NetworkLowering.FromOutput(b.Kind) =>
            new InputGradientActivate(g.Layer, b.Kind, g.OutputGradient, b.Of, g.Result),

        // Dead positions are left out, or written as 0, by the same pass.
        (WeightGradient g, MaskGradient m) when m.Layer == g.Layer => new LiveWeightGradient(g.Layer, g.Input, g.OutputGradient),

        // One pass over the weights: step, mask, clip.
        (Adam a, MaskWeights m) when m.Layer == a.Layer => new LiveAdam(a.Layer, a.ByAge, Clipped: false),
        (Adam a, ClipWeights c) when c.Layer == a.Layer => new LiveAdam(a.Layer, a.ByAge, Clipped: true),
        (LiveAdam { Clipped: false } a, ClipWeights c) when c.Layer == a.Layer => a with { Clipped = true },
        _ => null,
    };
}
