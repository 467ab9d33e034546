using NE.Runtime.Kernels;

namespace NE.Runtime.Networks;

public sealed unsafe partial class LinearLayer
{
    private readonly double[] initialNorm = new double[1];

    /// <summary>Frobenius norm of the weights at the start; 0 unless the topology says that it is kept.</summary>
    internal ref double InitialNorm => ref initialNorm[0];

    /// <summary>Number of live weights at the start.</summary>
    internal int LiveAtStart => Masked ? Topology.LiveAtStart : Weights;

    /// <summary>Projects the online weights, if the layer's weights are constrained: at the start, and at the end of events.</summary>
    internal void Constrain()
    {
        if (Topology.UnitRows)
            UnitSphere.Project(this);

        if (Topology.KeepsNorm)
            NormProjection.Project(this);
    }
}
