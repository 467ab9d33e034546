using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Lowering;

namespace NE.Generators.Phases;

/// <summary>
/// Cuts the learning sections of a program into phases for a device. Routines are inlined; sums over the batch and steps of weights wait
/// until the samples are done, because a sample's way never reads what they write before the next phase. Each result keeps its order of sums.
/// </summary>
internal sealed class PhasePass
{
    private readonly AgentProgram program;
    private readonly Effects effects;
    private readonly List<Phase> phases = [];
    private readonly List<RowsOperation> rows = [];
    private readonly List<WeightsTask> weights = [];
    private readonly Dictionary<string, (Value Input, Value Gradient)> gradients = [];
    private readonly Dictionary<string, (Value Input, Value Statistics, Value Gradient)> normGradients = [];
    private readonly List<(Operation Operation, int First)> results = [];
    private int result;
    private string caption = "";

    private PhasePass(AgentProgram program, int firstResult)
    {
        this.program = program;
        effects = new Effects(program);
        result = firstResult;
    }

    /// <summary>The sections that run on a device, in the order of an update.</summary>
    public static IReadOnlyList<DeviceSection> Of(AgentProgram program)
    {
        var sections = new List<DeviceSection>();
        int results = 0;
        foreach (Section section in program.Sections.Where(OnDevice))
        {
            var pass = new PhasePass(program, results);
            sections.Add(pass.Cut(section));
            results = pass.result;
        }

        return sections;
    }

    /// <summary>Whether a section runs on the device: learning from transitions. The probe batch is drawn by the host, once.</summary>
    public static bool OnDevice(Section section) =>
        section.Concern == Concern.Update && section.Cadence is { Kind: CadenceKind.EachUpdate or CadenceKind.Every };

    private DeviceSection Cut(Section section)
    {
        foreach (Step step in section.Steps)
        {
            caption = step.Caption.Length > 0 ? step.Caption : caption;
            foreach (Operation operation in step.Operations)
            {
                Inline(operation, twins: false);
            }
        }

        Close();
        string[] batches = [.. phases.SelectMany(static p => p.Rows).SelectMany(effects.Writes).Select(BatchOf).Distinct()];
        string batch = batches.Length switch
        {
            0 => "BatchSize",
            1 => batches[0],
            _ => throw new InvalidOperationException(
                $"Section {section.Name} goes through batches of {string.Join(" and ", batches)} samples; a device section has one."),
        };
        return new DeviceSection(section, batch, [.. phases], [.. results]);
    }

    private string BatchOf(string value)
    {
        string buffer = value.Split('.')[0];
        return program.Buffers.First(b => b.Name == buffer).BatchConstant;
    }

    private void Inline(Operation operation, bool twins)
    {
        switch (operation)
        {
            case TwinsForward o: Inline(o.First, twins: true); break;
            case TwinsBackward o: Inline(o.First, twins: true); break;
            case TwinsStep o: Inline(o.First, twins: true); break;
            case TwinsSoftUpdate o: Inline(o.First, twins: true); break;
            case NetworkForward o:
                Routine("Forward", o.Instance, o.Target, twins, ("input", o.Input.Name), ("cache", o.Cache));
                break;
            case NetworkBackward o:
                Routine("Backward", o.Instance, false, twins, ("input", o.Input.Name), ("cache", o.Cache), ("gradient", o.Gradient));
                break;
            case NetworkActionGradient o:
                Routine(
                    "ActionGradient", o.Instance, false, twins,
                    ("cache", o.Cache), ("gradient", o.Gradient), ("actionGradient", o.Result.Name));
                break;
            case NetworkStep o: Routine("Step", o.Instance, false, twins); break;
            case NetworkSoftUpdate o: Routine("SoftUpdate", o.Instance, false, twins); break;
            default: Add(operation, Binding.None); break;
        }
    }

    private void Routine(string name, string instance, bool target, bool twins, params (string, string)[] arguments)
    {
        NetworkInstance network = Instance(instance);
        var at = new Binding(network, target, twins, [.. arguments]);
        foreach (Operation operation in network.Network.Routines.Single(r => r.Name == name).Steps.SelectMany(static s => s.Operations))
        {
            Add(operation, at);
        }
    }

    private NetworkInstance Instance(string field) =>
        program.Actor.Field == field ? program.Actor : program.Critics.Single(c => c.Field == field);

    private void Add(Operation operation, Binding at)
    {
        switch (operation)
        {
            case WeightGradient o:
                gradients[Key(at, o.Layer.Field)] = (at.Resolve(o.Input), at.Resolve(o.OutputGradient));
                break;
            case LiveWeightGradient o:
                gradients[Key(at, o.Layer.Field)] = (at.Resolve(o.Input), at.Resolve(o.OutputGradient));
                break;
            case Adam o: Step(at, o.Layer, o.ByAge, StepClip.None); break;
            case LiveAdam o: Step(at, o.Layer, o.ByAge, o.Clipped ? StepClip.All : StepClip.None); break;
            case AdamNorm o:
                (Value input, Value statistics, Value gradient) = normGradients[Key(at, o.Norm.Field)];
                weights.Add(new StepNorm(at.Network!, o.Norm, input, statistics, gradient, o.ByAge, SoftUpdates: false, at.Twins, caption));
                break;
            case ClipNewbornNeurons o:
                Change<StepLayer>(at, s => s.Layer == o.Layer, static s => s with { Clip = StepClip.Newborn });
                Change<StepLayer>(at, s => s.Layer == o.Next, s => s with { Clip = StepClip.Newborn, Before = o.Layer });
                break;
            case Polyak o:
                if (!Change<StepLayer>(at, s => s.Layer == o.Layer, static s => s with { SoftUpdates = true }))
                {
                    weights.Add(new SoftUpdateLayer(at.Network!, o.Layer, at.Twins, caption));
                }

                break;
            case PolyakNorm o:
                if (!Change<StepNorm>(at, s => s.Norm == o.Norm, static s => s with { SoftUpdates = true }))
                {
                    weights.Add(new SoftUpdateNorm(at.Network!, o.Norm, at.Twins, caption));
                }

                break;
            case MeterMean o: weights.Add(new SumMean(o.Of, Result(o, 1), caption)); break;
            case CountActivated o:
                int first = Result(o, o.Hidden.Count);
                weights.AddRange(o.Hidden.Select((hidden, i) => new SumActivated(hidden, first + i, caption)));
                break;
            case Meter or SharedStep: break;
            default: AddRows(operation, at); break;
        }
    }

    private void AddRows(Operation operation, Binding at)
    {
        var row = new RowsOperation(operation, at, caption);
        if (weights.Any(task => effects.Conflict(row, task)))
        {
            Close();
        }

        rows.Add(row);
        switch (operation)
        {
            case ValueError { Loss: not null } o: weights.Add(new SumError(o.Q, o.Target, Result(o, 1), caption)); break;
            case DeterministicPolicyLoss { Loss: not null } o: weights.Add(new SumMean(o.Q, Result(o, 1), caption)); break;
            case NormaliseBackward o:
                normGradients[Key(at, o.Norm.Field)] = (at.Resolve(o.Input), at.Resolve(o.Statistics), at.Resolve(o.OutputGradient));
                break;
        }
    }

    private void Step(Binding at, LayerReference layer, bool byAge, StepClip clip)
    {
        (Value input, Value gradient) = gradients[Key(at, layer.Field)];
        weights.Add(new StepLayer(at.Network!, layer, input, gradient, byAge, clip, null, SoftUpdates: false, at.Twins, caption));
    }

    /// <summary>Changes the waiting task of a kind that belongs to a network.</summary>
    private bool Change<T>(Binding at, Func<T, bool> which, Func<T, T> change)
        where T : WeightsTask
    {
        int index = weights.FindIndex(task =>
            task is T wanted && Effects.NetworkOf(task) == at.Network && task.Twins == at.Twins && which(wanted));
        if (index >= 0)
        {
            weights[index] = change((T)weights[index]);
        }

        return index >= 0;
    }

    private int Result(Operation operation, int count)
    {
        results.Add((operation, result));
        result += count;
        return result - count;
    }

    private void Close()
    {
        if (rows.Count + weights.Count > 0)
        {
            phases.Add(new Phase([.. rows], [.. weights]));
        }

        rows.Clear();
        weights.Clear();
    }

    private static string Key(Binding at, string layer) => $"{at.Network!.Field}.{layer}";
}
