using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Phases;

/// <summary>What operations read and write, as far as phases depend on it.</summary>
internal sealed class Effects(AgentProgram program)
{
    private readonly HashSet<string> batches = [.. program.Buffers.Where(static b => b.Kind == BufferKind.Batch).Select(static b => b.Name)];

    /// <summary>Whether an operation on samples must not run before a task that stands before it in the program.</summary>
    public bool Conflict(RowsOperation row, WeightsTask task) =>
        (ReadsParameters(row.Operation) && row.At.Network!.Network == NetworkOf(task)?.Network && WritesSide(task, row.At.Target))
        || Writes(row).Intersect(Memory(Reads(task), task.Twins)).Any();

    /// <summary>What an operation on samples writes: values of caches, vectors, whole batches.</summary>
    public IEnumerable<string> Writes(RowsOperation row) => Memory(Written(row.Operation).Select(row.At.Resolve), row.At.Twins);

    /// <summary>Buffers that an operation on samples reads or writes.</summary>
    public IEnumerable<string> Buffers(RowsOperation row) =>
        Heads(Read(row.Operation).Concat(Written(row.Operation)).Select(row.At.Resolve), row.At.Twins);

    /// <summary>Buffers that a task reads.</summary>
    public IEnumerable<string> Buffers(WeightsTask task) => Heads(Reads(task), task.Twins);

    /// <summary>The network that a task changes, or null.</summary>
    public static NetworkInstance? NetworkOf(WeightsTask task) => task switch
    {
        StepLayer t => t.Network,
        StepNorm t => t.Network,
        SoftUpdateLayer t => t.Network,
        SoftUpdateNorm t => t.Network,
        _ => null,
    };

    private static bool ReadsParameters(Operation operation) => operation is Linear or LinearActivate or Normalise or NormaliseBackward
        or NormaliseInputGradient or InputGradient or InputGradientActivate or InputGradientPart;

    private static bool WritesSide(WeightsTask task, bool target) => task switch
    {
        StepLayer t => !target || t.SoftUpdates,
        StepNorm t => !target || t.SoftUpdates,
        SoftUpdateLayer or SoftUpdateNorm => target,
        _ => false,
    };

    private static IEnumerable<Value> Written(Operation operation) => operation switch
    {
        Gather o => [new Value(o.Batch, 0)],
        GatherReviewed o => [new Value(o.Batch, 0)],
        Linear o => [o.Output],
        LinearActivate o => [o.Output],
        Activate o => [o.Output],
        Normalise o => [o.Output, o.Statistics],
        ActivateBackward o => [o.Gradient],
        NormaliseBackward o => [o.InputGradient],
        NormaliseInputGradient o => [o.InputGradient],
        InputGradient o => [o.Result],
        InputGradientActivate o => [o.Result],
        InputGradientPart o => [o.Result],
        SmoothTarget o => [o.Smoothed],
        Scale o => [o.To],
        TwinTarget o => [o.Target],
        SingleTarget o => [o.Target],
        ValueError o => [o.Gradient],
        DeterministicPolicyLoss o => [o.Gradient],
        _ => [],
    };

    private static IEnumerable<Value> Read(Operation operation) => operation switch
    {
        Linear o => [o.Input],
        LinearActivate o => [o.Input],
        Activate o => [o.Input],
        Normalise o => [o.Input],
        ActivateBackward o => [o.Of],
        NormaliseBackward o => [o.Input, o.Statistics, o.OutputGradient],
        NormaliseInputGradient o => [o.Input, o.Statistics, o.OutputGradient],
        InputGradient o => [o.OutputGradient],
        InputGradientActivate o => [o.OutputGradient, o.Of],
        InputGradientPart o => [o.OutputGradient],
        SmoothTarget o => [o.Action],
        Scale o => [o.From],
        TwinTarget o => [o.Reward, o.NotDone, o.First, o.Second],
        SingleTarget o => [o.Reward, o.NotDone, o.Only],
        ValueError o => [o.Q, o.Target],
        DeterministicPolicyLoss o => [o.Q],
        _ => [],
    };

    private static IEnumerable<Value> Reads(WeightsTask task) => task switch
    {
        StepLayer t => [t.Input, t.OutputGradient],
        StepNorm t => [t.Input, t.Statistics, t.OutputGradient],
        SumError t => [t.Q, t.Target],
        SumMean t => [t.Of],
        SumActivated t => [t.Hidden],
        _ => [],
    };

    private IEnumerable<string> Heads(IEnumerable<Value> values, bool twins) => Memory(values, twins).Select(static name => name.Split('.')[0]);

    // Parts of a batch overlap, so a batch counts as one; of twins the second has the same.
    private IEnumerable<string> Memory(IEnumerable<Value> values, bool twins)
    {
        foreach (Value value in values)
        {
            string buffer = value.Name.Split('.')[0];
            yield return batches.Contains(buffer) ? buffer : value.Name;
            if (twins && value.Name.StartsWith(program.Critics[0].Prefix, StringComparison.Ordinal))
            {
                yield return program.Critics[1].Prefix + value.Name.Substring(program.Critics[0].Prefix.Length);
            }
        }
    }
}
