using NE.Dsl;

namespace NE.Trials;

/// <summary>Two experiments on a task that is not their own, with two seeds: used to prove interrupted studies.</summary>
[Study(Seeds = 2, FirstSeed = 5), Across<WideGlider>]
[Compare<ShortTrial>, Compare<ShortRandomTrial>]
public partial class TinyStudy;

/// <summary>A grid of a run value and a structural one, and an experiment that has neither.</summary>
[Study(Seeds = 1), Compare<ShortTrial>, Compare<ShortPlainTrial>]
[Vary<GrowAttribute>(nameof(GrowAttribute.Every), 20, 40), Vary<PruneAttribute>(nameof(PruneAttribute.UpperBound), 0.2, 0.4)]
public partial class GridStudy;

/// <summary>A trial that diverges beside one that does not.</summary>
[Study(Seeds = 1), Compare<ExplodingTrial>, Compare<ShortTrial>]
public partial class FaultyStudy;

/// <summary>The study on which killing is proved at length: 3 variants × 2 tasks × 2 seeds.</summary>
[Study(Seeds = 2), Across<Glider>, Across<WideGlider>]
[Compare<ShortTrial>, Compare<ShortRandomTrial>, Compare<ShortSightedTrial>]
public partial class ProofStudy;
