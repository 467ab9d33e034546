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
