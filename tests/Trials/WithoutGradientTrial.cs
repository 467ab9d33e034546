using NE.Dsl;

namespace NE.Trials;

/// <summary>Units with little gradient are reset on growing networks, while weights are clipped and count their own steps.</summary>
[Variant<RecommendedTrial>, WeightClip, GraMa(Every = 20, Threshold = 0.3)]
public partial class WithoutGradientTrial;

/// <summary>The quarter of the units with the least gradient is silenced on dense networks of soft actor-critic.</summary>
[Variant<SoftTrial>, GraMa(Every = 20, Lowest = 0.25, ZeroOutgoing = true, CopyToTarget = true)]
public partial class LeastGradientTrial;

/// <summary>At most a quarter of the units is reset on dense networks.</summary>
[Variant<PlainTrial>, GraMa(Every = 20, Threshold = 0.8, Most = 0.25, DrawBias = false, ResetMoments = false)]
public partial class LittleGradientTrial;
