using System.Collections.Generic;
using NE.Generators.Lowering;
using NE.Generators.Model;
using static NE.Generators.Lowering.Locality;

namespace NE.Generators.Printing;

/// <content>Operations of a network's routines.</content>
internal static partial class OperationTable
{
    private static IEnumerable<OperationForm> Networks() =>
    [
        Row<Linear>(PerSample, "Linear.Forward",
            static o => $"{o.Output} = linear {o.Layer} {o.Input}",
            static o => Forward(o.Layer, ActivationKind.Identity, o.Input, o.Output)),
        Row<LinearActivate>(PerSample, "Linear.Forward",
            static o => $"{o.Output} = {Lower(o.Kind)} linear {o.Layer} {o.Input}",
            static o => Forward(o.Layer, o.Kind, o.Input, o.Output)),
        Row<Activate>(PerSample, "Activation.Forward",
            static o => $"{o.Output} = {Lower(o.Kind)} {o.Input}",
            static o => $"Kernels::Activation.Forward<{Activation(o.Kind)}>({o.Input.Name}, {o.Output.Name});"),
        Row<Normalise>(PerSample, "LayerNorm.Forward",
            static o => $"{o.Output} = norm {o.Norm} {o.Input}, keeping {o.Statistics}",
            static o => $"Kernels::LayerNorm.Forward({o.Norm.Field}[side], {o.Input.Name}, {o.Output.Name}, {o.Statistics.Name}, "
                + $"{o.Norm.Epsilon});"),
        Row<ActivateBackward>(PerSample, "Activation.Backward",
            static o => $"{o.Gradient} *= {Lower(o.Kind)}' {o.Of}",
            static o => $"Kernels::Activation.Backward<{Activation(o.Kind)}>({o.Of.Name}, {o.Gradient.Name});"),
        Row<NormaliseBackward>(OverBatch, "LayerNorm.Backward",
            static o => $"{o.InputGradient}, gain', bias' = norm' {o.Norm} {o.Input}, {o.Statistics}, {o.OutputGradient}",
            static o => NormBackward(o.Norm.Field, o.Input, o.Statistics, o.OutputGradient, o.InputGradient)),
        Row<NormaliseInputGradient>(PerSample, "LayerNorm.Backward",
            static o => $"{o.InputGradient} = norm' {o.Norm} {o.Input}, {o.Statistics}, {o.OutputGradient}",
            static o => NormBackward(o.Norm.Field + ".Online", o.Input, o.Statistics, o.OutputGradient, o.InputGradient)),
        Row<WeightGradient>(OverBatch, "Linear.WeightGradient",
            static o => $"{o.Layer}.gradient = weights' {o.Input}, {o.OutputGradient}",
            static o => OfWeights("WeightGradient", o.Layer, o.Input, o.OutputGradient)),
        Absorbed<MaskGradient>(PerWeight, static o => $"{o.Layer}.gradient *= mask"),
        Row<LiveWeightGradient>(OverBatch, "Linear.WeightGradient",
            static o => $"{o.Layer}.gradient = mask * weights' {o.Input}, {o.OutputGradient}",
            static o => OfWeights("WeightGradient", o.Layer, o.Input, o.OutputGradient)),
        Row<ScoreGradient>(OverBatch, "Linear.ScoreGradient",
            static o => $"{o.Layer}.score = weights' {o.Input}, {o.OutputGradient}",
            static o => OfWeights("ScoreGradient", o.Layer, o.Input, o.OutputGradient)),
        Row<InputGradient>(PerSample, "Linear.InputGradient",
            static o => $"{o.Result} = input' {o.Layer} {o.OutputGradient}",
            static o => $"Kernels::Linear.InputGradient<{o.Layer.Shape}, {Activation(ActivationKind.Identity)}>"
                + $"({o.Layer.Field}.Online, {o.OutputGradient.Name}, {o.Result.Name}, {o.Result.Name});"),
        Row<InputGradientActivate>(PerSample, "Linear.InputGradient",
            static o => $"{o.Result} = {Lower(o.Kind)}' {o.Of} * input' {o.Layer} {o.OutputGradient}",
            static o => $"Kernels::Linear.InputGradient<{o.Layer.Shape}, {Activation(o.Kind)}>"
                + $"({o.Layer.Field}.Online, {o.OutputGradient.Name}, {o.Of.Name}, {o.Result.Name});"),
        Row<InputGradientPart>(PerSample, "Linear.InputGradient",
            static o => $"{o.Result} = input' {o.Layer} {o.OutputGradient}, from row {o.First}",
            static o => $"Kernels::Linear.InputGradient<{o.Layer.Shape}>({o.Layer.Field}.Online, {o.OutputGradient.Name}, {o.First}, "
                + $"{o.Result.Name});"),
        Row<Adam>(PerWeight, "Adam.Step Adam.StepByAge",
            static o => $"adam{ByAge(o.ByAge)} {o.Layer}",
            static o => AdamStep(o.Layer.Field, o.ByAge, clipped: false)),
        Absorbed<MaskWeights>(PerWeight, static o => $"{o.Layer} *= mask"),
        Absorbed<ClipWeights>(PerWeight, static o => $"clip {o.Layer} to kappa"),
        Row<LiveAdam>(PerWeight, "Adam.Step Adam.StepByAge Adam.StepClipped Adam.StepByAgeClipped",
            static o => $"adam{ByAge(o.ByAge)}{(o.Layer.Masked ? ", mask" : "")}{(o.Clipped ? ", clip to kappa" : "")} {o.Layer}",
            static o => AdamStep(o.Layer.Field, o.ByAge, o.Clipped)),
        Row<AdamNorm>(PerWeight, "Adam.Step Adam.StepByAge",
            static o => $"adam{ByAge(o.ByAge)} {o.Norm}",
            static o => AdamStep(o.Norm.Field, o.ByAge, clipped: false)),
        Row<ClipNewbornNeurons>(PerWeight, "Clip.NewbornNeurons",
            static o => $"clip newborn neurons of {o.Layer}{(o.Next is null ? "" : $", {o.Next}")} to kappa",
            static o => $"Kernels::Clip.NewbornNeurons({o.Layer.Field}, {o.Next?.Field ?? "null"}, kappa);"),
        Row<Polyak>(PerWeight, "Polyak.Update",
            static o => $"target {o.Layer} += tau * (online - target)",
            static o => $"Kernels::Polyak.Update({o.Layer.Field}, tau);"),
        Row<PolyakNorm>(PerWeight, "Polyak.Update",
            static o => $"target {o.Norm} += tau * (online - target)",
            static o => $"Kernels::Polyak.Update({o.Norm.Field}, tau);"),
    ];

    private static string Forward(LayerReference layer, ActivationKind kind, Value input, Value output) =>
        $"Kernels::Linear.Forward<{layer.Shape}, {Activation(kind)}>({layer.Field}[side], {input.Name}, {output.Name});";

    private static string OfWeights(string kernel, LayerReference layer, Value input, Value outputGradient) =>
        $"Kernels::Linear.{kernel}<{layer.Shape}>({layer.Field}, {input.Name}, {outputGradient.Name});";

    private static string NormBackward(string norm, Value input, Value statistics, Value outputGradient, Value inputGradient) =>
        $"Kernels::LayerNorm.Backward({norm}, {input.Name}, {statistics.Name}, {outputGradient.Name}, {inputGradient.Name});";

    private static string AdamStep(string field, bool byAge, bool clipped) =>
        $"Kernels::Adam.Step{(byAge ? "ByAge" : "")}{(clipped ? "Clipped" : "")}"
        + $"({field}, {(byAge ? "" : "in ")}step{(clipped ? ", kappa" : "")});";

    private static string ByAge(bool byAge) => byAge ? " by age" : "";
}
