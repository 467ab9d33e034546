using System.Collections.Generic;
using System.Linq;
using NE.Generators.Tests.Printing;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>Arrays of a layer in a saved state: weights, then biases.</summary>
/// <param name="Name">The layer's name in checkpoints.</param>
internal readonly record struct StateNames(string Name)
{
    /// <summary>The parameters that learn.</summary>
    public double[] Online(Tensors tensors) => Read(tensors, "", "");

    /// <summary>Their slow copies.</summary>
    public double[] Target(Tensors tensors) => Read(tensors, ".target", "");

    /// <summary>The optimiser's first moments.</summary>
    public double[] First(Tensors tensors) => Read(tensors, "", ".m");

    /// <summary>The optimiser's second moments, or null if it has none.</summary>
    public double[]? Second(Tensors tensors) => tensors.Names.Contains(Name + ".weight.v") ? Read(tensors, "", ".v") : null;

    /// <summary>The values at birth, or null.</summary>
    public double[]? Initial(Tensors tensors) => tensors.Names.Contains(Name + ".weight.initial") ? Read(tensors, "", ".initial") : null;

    /// <summary>Which weights live, or null for all.</summary>
    /// <param name="tensors">The state.</param>
    /// <param name="weights">Number of weights.</param>
    public bool[]? Mask(Tensors tensors, int weights)
    {
        if (!tensors.Names.Contains(Name + ".mask"))
        {
            return null;
        }

        byte[] bits = tensors.Bytes(Name + ".mask");
        return [.. Enumerable.Range(0, weights).Select(i => ((bits[i / 8] >> (i % 8)) & 1) == 1)];
    }

    /// <summary>Which units came alive at an event, or null if the layer has no mask.</summary>
    public double[]? Newborn(Tensors tensors) =>
        tensors.Names.Contains(Name + ".newborn") ? [.. tensors.Bytes(Name + ".newborn").Select(static flag => (double)flag)] : null;

    // A norm without biases has zeros in their place.
    private double[] Read(Tensors tensors, string side, string kind)
    {
        double[] weights = [.. Doubles(tensors, $"{Name}{side}.weight{kind}")];
        string biases = $"{Name}{side}.bias{kind}";
        return [.. weights, .. tensors.Names.Contains(biases) ? Doubles(tensors, biases) : new double[weights.Length]];
    }

    private static IEnumerable<double> Doubles(Tensors tensors, string name) => tensors.Values(name).Select(static value => (double)value);
}
