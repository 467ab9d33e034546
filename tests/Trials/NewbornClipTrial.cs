using NE.Dsl;

namespace NE.Trials;

/// <summary>Clipping around units that grew their first input only.</summary>
[Variant<ElasticTrial>, WeightClip(Kappa = 0.5, Scope = ClipScope.NewbornNeurons)]
public partial class NewbornClipTrial;
