using System.Collections.Generic;

namespace NE.Runtime.Training;

/// <summary>How the layers of an experiment are planned to grow over its declared length.</summary>
/// <param name="Steps">Environment steps, ascending.</param>
/// <param name="Layers">The layers that topology events change.</param>
public sealed record PlannedGrowth(IReadOnlyList<long> Steps, IReadOnlyList<PlannedLayer> Layers);
