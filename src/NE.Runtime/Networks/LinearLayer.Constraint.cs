using NE.Runtime.Kernels;

namespace NE.Runtime.Networks;

public sealed unsafe partial class LinearLayer
{
    /// <summary>Projects the online weights, if the layer's weights are constrained: at the start, and at the end of events.</summary>
    internal void Constrain()
    {
        if (Topology.UnitRows)
            UnitSphere.Project(this);
    }
}
