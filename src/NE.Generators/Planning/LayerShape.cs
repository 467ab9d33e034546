namespace NE.Generators.Planning;

/// <summary>The shape of one weight matrix, for allocation.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Inputs">Sending units.</param>
/// <param name="Outputs">Receiving units.</param>
internal sealed record LayerShape(string Name, int Inputs, int Outputs)
{
    /// <summary>Number of weights; biases are never counted.</summary>
    public long Weights => (long)Inputs * Outputs;

    /// <summary>Live weights given by the Erdős–Rényi rule per unit of epsilon: the sum of the two widths.</summary>
    public long Widths => (long)Inputs + Outputs;

    /// <summary>The Erdős–Rényi score: density per unit of epsilon.</summary>
    public double Score => (double)Widths / Weights;
}
