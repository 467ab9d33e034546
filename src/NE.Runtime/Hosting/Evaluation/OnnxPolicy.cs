using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Networks;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>
/// A policy as an ONNX graph of float32: input <c>observation</c> [batch, observations], output <c>action</c> [batch, actions] within the
/// task's bounds. Connections that are not live are weights of 0.
/// </summary>
internal static class OnnxPolicy
{
    /// <summary>Serialises a policy.</summary>
    /// <param name="layers">Its stages, in order; at least one.</param>
    /// <param name="tensors">
    /// Returns <c>weight</c> [out][in] and <c>bias</c> of each matrix, <c>Norm.weight</c> and <c>Norm.bias</c> of each normalisation.
    /// </param>
    /// <param name="action">Maps the output of the last layer, within ±1, to the task's action.</param>
    /// <param name="metadata">Strings stored in the file.</param>
    internal static byte[] Of(
        IReadOnlyList<PolicyStage> layers, ITensorReader tensors, ActionSpec action, IReadOnlyDictionary<string, string> metadata)
    {
        OnnxGraph graph = new("policy");
        graph.Input("observation", layers[0].Inputs);
        string current = "observation";
        foreach (PolicyStage layer in layers)
        {
            current = layer.Add(graph, tensors, current);
        }

        if (action.IsMapped)
        {
            float[] halfRange = [.. Enumerable.Range(0, action.Size).Select(i => (float)action.HalfRange(i))];
            float[] centre = [.. Enumerable.Range(0, action.Size).Select(i => (float)action.Centre(i))];
            string scaled = graph.Node("Mul", "action.scaled", [current, graph.Constant("action_half_range", halfRange, action.Size)]);
            graph.Node("Add", "action", [scaled, graph.Constant("action_centre", centre, action.Size)]);
        }
        else
        {
            graph.Node("Mul", "action", [current, graph.Constant("action_limit", [action.Limit])]);
        }

        graph.Output("action", layers[^1].Outputs);
        return graph.ToModel(metadata);
    }
}
