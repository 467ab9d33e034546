using System;
using System.Globalization;
using System.Linq;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>The normalisation of observations before a policy's first layer, by the statistics of the checkpoint.</summary>
/// <param name="Length">Length of an observation.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Limit">Largest absolute value; 0 for none.</param>
internal sealed record PolicyObservation(int Length, double Epsilon, float Limit) : PolicyStage("Observation")
{
    /// <inheritdoc/>
    internal override int Inputs => Length;

    /// <inheritdoc/>
    internal override int Outputs => Length;

    /// <summary>How an experiment normalises observations, or null.</summary>
    internal static PolicyObservation? Of(ExperimentDefinition experiment)
    {
        double? Value(string key) => experiment.Structure.Split('\n').Select(static line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
            ? double.Parse(line[key.Length..], CultureInfo.InvariantCulture)
            : null;
        return Value("observation-norm.epsilon = ") is { } added
            ? new(experiment.Task.Observations, added, (float)(Value("observation-norm.limit = ") ?? 0))
            : null;
    }

    /// <summary>Means, and 1/√(variance + ε), as kernels read them.</summary>
    internal (float[] Mean, float[] Scale) Read(ITensorReader tensors)
    {
        double[] mean = new double[Length], variance = new double[Length];
        tensors.Read($"{Name}.mean", mean);
        tensors.Read($"{Name}.variance", variance);
        return ([.. mean.Select(value => (float)value)], [.. variance.Select(value => (float)(1 / Math.Sqrt(value + Epsilon)))]);
    }

    /// <inheritdoc/>
    internal override string Add(OnnxGraph graph, ITensorReader tensors, string input)
    {
        (float[] mean, float[] scale) = Read(tensors);
        float[] negative = [.. mean.Select(value => -value)];
        string centred = graph.Node("Add", $"{Name}.centred", [input, graph.Constant($"{Name}.negative_mean", negative, Length)]);
        string normal = graph.Node("Mul", $"{Name}.normal", [centred, graph.Constant($"{Name}.scale", scale, Length)]);
        return Limit == 0 ? normal
            : graph.Node("Clip", $"{Name}.clipped", [normal, graph.Constant($"{Name}.least", [-Limit]), graph.Constant($"{Name}.most", [Limit])]);
    }
}
