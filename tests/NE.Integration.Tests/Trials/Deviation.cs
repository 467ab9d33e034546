using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>How far a generated learner is from layers of the float64 reference.</summary>
internal static class Deviation
{
    /// <summary>The largest relative error among the weights, biases and targets, and the tensor's name.</summary>
    public static (double Error, string Name) OfWeights(IEnumerable<Layer> layers, TensorDictionary tensors) =>
        layers.SelectMany(ReferenceLearner.Tensors).Where(tensor => !IsMoment(tensor.Name))
            .Select(tensor => (Error: Norms.RelativeError(tensors.Doubles(tensor.Name), tensor.Values), tensor.Name))
            .Max();

    /// <summary>
    /// The largest relative error among the moments of the layers, first and second apart, and the layer's name. Weight and bias stand
    /// together, because the moment of the one bias of an output may pass 0, where a relative error says nothing.
    /// </summary>
    public static (double Error, string Name) OfMoments(IEnumerable<Layer> layers, TensorDictionary tensors) =>
        layers.SelectMany(layer => new[] { ".m", ".v" }.Where(kind => tensors.Contains(layer.Name + ".weight" + kind)).Select(kind =>
        {
            List<(string Name, double[] Values)> moments =
                [.. ReferenceLearner.Tensors(layer).Where(tensor => tensor.Name.EndsWith(kind, StringComparison.Ordinal))];
            double[] saved = [.. moments.SelectMany(moment => tensors.Doubles(moment.Name))];
            return (Norms.RelativeError(saved, [.. moments.SelectMany(moment => moment.Values)]), layer.Name + kind);
        })).Max();

    private static bool IsMoment(string name) =>
        name.EndsWith(".m", StringComparison.Ordinal) || name.EndsWith(".v", StringComparison.Ordinal);
}
