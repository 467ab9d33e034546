using NE.Dsl;

namespace NE.Trials;

/// <summary>Normalise-and-Project in growing networks with RMS normalisation.</summary>
[Variant<RmsTrial>, Without<WeightClipAttribute>, NormaliseAndProject]
public partial class ProjectedTrial;

/// <summary>The same at intervals in dense networks of soft actor-critic, with resets.</summary>
[Variant<RmsSoftTrial>, NormaliseAndProject(Every = 7), Reset(Every = 40)]
public partial class ProjectedSoftTrial;

/// <summary>The same at intervals in growing networks with layer normalisation.</summary>
[Variant<NormTrial>, Without<WeightClipAttribute>, NormaliseAndProject(Every = 7)]
public partial class ProjectedNormTrial;
