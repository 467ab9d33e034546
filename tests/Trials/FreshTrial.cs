using NE.Dsl;

namespace NE.Trials;

/// <summary>RLx2: rewiring, longer targets from an update on, old transitions dropped.</summary>
[Variant<StaticTrial>, Rewire(Every = 20), Td3(NStep = 3, NStepFrom = 50), DynamicReplay(Every = 10, Batches = 1, Distance = 1e-9, Least = 50)]
public partial class FreshTrial;

/// <summary>Old transitions dropped in soft actor-critic.</summary>
[Variant<SoftTrial>, DynamicReplay(Every = 10, Batches = 2, Distance = 0, Least = 50, Dropped = 0.05)]
public partial class FreshSoftTrial;

/// <summary>Old transitions dropped by a policy that is the sum of three networks.</summary>
[Variant<InjectedTrial>, DynamicReplay(Every = 10, Batches = 2, Distance = 0, Least = 50, Dropped = 0.05)]
public partial class InjectedFreshTrial;
