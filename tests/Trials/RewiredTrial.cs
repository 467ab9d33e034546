using NE.Dsl;

namespace NE.Trials;

/// <summary>RigL: static sparse networks that are rewired by gradient.</summary>
[Variant<StaticTrial>, Rewire(Every = 20, Until = 90)]
public partial class RewiredTrial;

/// <summary>SET: the same at random and at a constant share, with review and parameters that count their own steps.</summary>
[Variant<RecommendedTrial>, Without<GrowAttribute>, Without<PruneAttribute>]
[Rewire(Every = 20, Share = 0.3, By = Score.Random, Schedule = RewireSchedule.Constant)]
public partial class RewiredAtRandomTrial;
