using System;
using System.Collections.Generic;
using NE.Generators.Lowering;
using NE.Generators.Model;
using NE.Generators.Phases;

namespace NE.Generators.Printing.Kernels;

/// <summary>Calls of the kernel library: one line for each operation on samples, one for each task on weights.</summary>
internal sealed class KernelForms(DeviceProgram device, KernelNames names)
{
    /// <summary>Random streams that kernels draw from; the numbers of <c>NE.Runtime.Random.RandomStreamId</c>.</summary>
    public static IReadOnlyDictionary<string, int> Streams { get; } = new Dictionary<string, int> { ["ReplayIndex"] = 3, ["TargetSmoothing"] = 4 };

    /// <summary>Operations on samples that have a form.</summary>
    public static IReadOnlyCollection<Type> Operations { get; } =
    [
        typeof(Gather), typeof(GatherReviewed), typeof(Linear), typeof(LinearActivate), typeof(Activate), typeof(Normalise),
        typeof(ActivateBackward), typeof(NormaliseBackward), typeof(NormaliseInputGradient), typeof(InputGradient),
        typeof(InputGradientActivate), typeof(InputGradientPart), typeof(SmoothTarget), typeof(Scale), typeof(TwinTarget),
        typeof(SingleTarget), typeof(ValueError), typeof(DeterministicPolicyLoss),
    ];

    /// <summary>The macro of a random stream.</summary>
    public static string Stream(string stream) => "STREAM_" + MacroNames.Upper(stream);

    /// <summary>The line of an operation on samples.</summary>
    /// <param name="row">The operation.</param>
    /// <param name="samples">The constant that holds the samples of the batch.</param>
    public string Rows(RowsOperation row, string samples)
    {
        string V(Value value) => names.Value(row.At.Resolve(value), row.At.Twins);
        string L(LayerReference layer) => names.Layer(row.At.Network!, layer, row.At.Target, row.At.Twins);
        string N(NormReference norm) => names.Norm(row.At.Network!, norm, row.At.Target, row.At.Twins);
        string Call(string function, params string[] arguments) => $"{function}(P, tile, row, {samples}, {string.Join(", ", arguments)});";
        string Gather(string batch, string stream) =>
            Call("gather", V(new Value(batch, 0)), "ring", "SEED", Stream(stream), "UPDATE", "POOL", "OLDEST", "slots");
        string Gradient(LayerReference layer, ActivationKind kind, Value dy, Value of, Value dx, string first, int count)
        {
            string form = count <= KernelNames.Narrow ? "_narrow" : layer.Outputs <= KernelNames.Narrow ? "_shallow" : "";
            return Call("linear_input_gradient" + form, V(dy), L(layer), first, $"{count}", Kind(kind), V(of), V(dx));
        }

        return row.Operation switch
        {
            Gather o => Gather(o.Batch, o.Stream),
            GatherReviewed o => Gather(o.Batch, o.Stream),
            Linear o => Call(Forward(o.Layer), V(o.Input), L(o.Layer), "IDENTITY", V(o.Output)),
            LinearActivate o => Call(Forward(o.Layer), V(o.Input), L(o.Layer), Kind(o.Kind), V(o.Output)),
            Activate o => Call("activate", V(o.Input), $"{o.Output.Features}", Kind(o.Kind), V(o.Output)),
            Normalise o => Call("norm_forward", V(o.Input), N(o.Norm), Epsilon(row.At.Network!, o.Norm), V(o.Output), V(o.Statistics)),
            ActivateBackward o => Call("activate_backward", V(o.Of), $"{o.Gradient.Features}", Kind(o.Kind), V(o.Gradient)),
            NormaliseBackward o => Call("norm_input_gradient", V(o.Input), N(o.Norm), V(o.Statistics), V(o.OutputGradient), V(o.InputGradient)),
            NormaliseInputGradient o =>
                Call("norm_input_gradient", V(o.Input), N(o.Norm), V(o.Statistics), V(o.OutputGradient), V(o.InputGradient)),
            InputGradient o => Gradient(o.Layer, ActivationKind.Identity, o.OutputGradient, o.Result, o.Result, "0", o.Layer.Inputs),
            InputGradientActivate o => Gradient(o.Layer, o.Kind, o.OutputGradient, o.Of, o.Result, "0", o.Layer.Inputs),
            InputGradientPart o => Gradient(
                o.Layer, ActivationKind.Identity, o.OutputGradient, o.Result, o.Result, MacroNames.Upper(o.First), o.Result.Features),
            SmoothTarget o => Call(
                "smooth_target", V(o.Action), "ACTIONS", "ACTION_LIMIT", "TARGET_NOISE", "TARGET_NOISE_CLIP", "SEED", Stream(o.Stream), "UPDATE",
                "PADDED_BATCH", V(o.Smoothed)),
            Scale o => Call("scale", V(o.From), $"{o.From.Features}", MacroNames.Upper(o.Factor), V(o.To)),
            TwinTarget o => Call("twin_target", V(o.Reward), V(o.NotDone), V(o.First), V(o.Second), "DISCOUNT", V(o.Target)),
            SingleTarget o => Call("single_target", V(o.Reward), V(o.NotDone), V(o.Only), "DISCOUNT", V(o.Target)),
            ValueError o => Call("value_error", V(o.Q), V(o.Target), V(o.Gradient)),
            DeterministicPolicyLoss o => Call("deterministic_policy_loss", V(o.Q), V(o.Gradient)),
            _ => throw new InvalidOperationException($"{row.Operation.GetType().Name} has no kernel."),
        };
    }

    /// <summary>The line of a task on weights.</summary>
    /// <param name="task">The task.</param>
    /// <param name="samples">The constant that holds the samples of the batch.</param>
    public string Weights(WeightsTask task, string samples)
    {
        string V(Value value) => names.Value(value, task.Twins);
        string Call(string function, params string[] arguments) =>
            $"done = {function}(P, tile, rank, size, done, {string.Join(", ", arguments)});";
        return task switch
        {
            StepLayer t => Call(
                t.Layer.Outputs <= KernelNames.Narrow ? "layer_step_narrow" : "layer_step", V(t.Input), V(t.OutputGradient), samples,
                names.Step(t), Own(t), names.Newborn(t.Network, t.Before, t.Twins), Adam(t.Network, t.ByAge), Clip(t),
                t.Clip == StepClip.None ? "0.0f" : $"KAPPA * {KernelLiteral.Of((float)(1 / Math.Sqrt(t.Layer.Inputs)))}", SoftUpdate(t.SoftUpdates)),
            StepNorm t => Call(
                "norm_step", V(t.Input), V(t.Statistics), V(t.OutputGradient), samples, names.Norm(t.Network, t.Norm, false, t.Twins),
                $"{names.Field(t.Network, t.Norm.Field).Room}", Adam(t.Network, byAge: false), SoftUpdate(t.SoftUpdates)),
            SoftUpdateLayer t => Call("layer_soft_update", names.SoftUpdate(t.Network, t.Layer.Field, (t.Layer.Inputs + 1) * t.Layer.Outputs, t.Twins), "TAU"),
            SoftUpdateNorm t => Call("layer_soft_update", names.SoftUpdate(t.Network, t.Norm.Field, 2 * t.Norm.Features, t.Twins), "TAU"),
            SumError t => Call("batch_error", V(t.Q), V(t.Target), samples, $"result + {t.Result}"),
            SumMean t => Call("batch_mean", V(t.Of), samples, $"result + {t.Result}"),
            SumActivated t => Call(
                "count_activated", V(t.Hidden), $"{t.Hidden.Features}", samples, "ACTIVE_THRESHOLD", $"{device.Layout.Scratch(t.Result)}",
                $"result + {t.Result}"),
            _ => throw new InvalidOperationException($"{task.GetType().Name} has no kernel."),
        };
    }

    private static string Forward(LayerReference layer) => layer.Outputs <= KernelNames.Narrow ? "linear_forward_narrow" : "linear_forward";

    private static string Kind(ActivationKind kind) => MacroNames.Upper(kind.ToString());

    private static string Epsilon(NetworkInstance network, NormReference norm) =>
        KernelLiteral.Of((float)KernelNames.Declared(network, norm).NormEpsilon);

    private string Own(StepLayer task) =>
        task.Clip == StepClip.Newborn && task.Layer.Masked ? names.Newborn(task.Network, task.Layer, task.Twins) : "0";

    private string Adam(NetworkInstance network, bool byAge)
    {
        string role = device.IsActor(network) ? "ACTOR" : "CRITIC";
        return role + (byAge ? "_ADAM_BY_AGE" : "_ADAM");
    }

    private static string Clip(StepLayer task) => task.Clip switch
    {
        StepClip.All => "CLIP_ALL",
        StepClip.Newborn => "CLIP_NEWBORN",
        _ => "CLIP_NONE",
    };

    private static string SoftUpdate(bool updates) => updates ? "1, TAU" : "0, 0.0f";
}
