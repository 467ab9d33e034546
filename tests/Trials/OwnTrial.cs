using NE.Dsl;
using NE.Trials.Own;

namespace NE.Trials;

/// <summary>A growing network with user-defined criterion, utility, events and metric.</summary>
[Variant<RecommendedTrial>]
[Grow<MomentumScore>, Prune<Contribution>(DormantThreshold = 0.05), ReDo<Contribution>(Every = 30, Threshold = 0.02)]
[Event<LeastUsedReset>(Every = 40), Event<RewireWeakest>(Every = 25, Gradients = true), Measure<DeadInputs>]
public partial class OwnTrial;

/// <summary>User-defined event and metric on dense networks with SAC.</summary>
[Variant<SoftTrial>, Event<LeastUsedReset>(Every = 40), Measure<DeadInputs>]
public partial class OwnSoftTrial;

/// <summary>Growth by gradient again, without one of the events.</summary>
[Variant<OwnTrial>, Grow(By = Score.Gradient), Without<EventAttribute<RewireWeakest>>]
public partial class OwnResetTrial;

/// <summary>A user-defined term in the gradient of growing networks.</summary>
[Variant<RecommendedTrial>, GradientTerm<GroupLasso>(Weight = 0.01)]
public partial class OwnTermTrial;

/// <summary>A user-defined term in the gradient of dense networks with SAC.</summary>
[Variant<SoftTrial>, GradientTerm<GroupLasso>(Weight = 0.01)]
public partial class OwnTermSoftTrial;

/// <summary>Two user-defined terms.</summary>
[Variant<RecommendedTrial>, GradientTerm<GroupLasso>(Weight = 0), GradientTerm<OwnDecay>(Weight = 0.02)]
public partial class OwnDecayTrial;

/// <summary>The built-in form of the one that is not 0.</summary>
[Variant<RecommendedTrial>, L2(Weight = 0.02, Biases = true)]
public partial class DecayTrial;

/// <summary>Batches drawn by age, by growing networks.</summary>
[Variant<RecommendedTrial>, Sample<MostlyRecent>, Without<ReviewAttribute>]
public partial class OwnAgesTrial;

/// <summary>Batches drawn by age, with returns of several steps, with SAC.</summary>
[Variant<SoftReturnsTrial>, Sample<MostlyRecent>]
public partial class OwnAgesSoftTrial;

/// <summary>Growth by a user-defined curve.</summary>
[Variant<RecommendedTrial>, GrowthCurve<LateGrowth>]
public partial class OwnGrowthTrial;
