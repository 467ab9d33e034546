using NE.Dsl;

namespace NE.Trials;

/// <summary>Plasticity injection into plain TD3, after 40 updates.</summary>
[Variant<PlainTrial>, PlasticityInjection(At = 140)]
public partial class InjectedTrial;

/// <summary>Plasticity injection into growing networks with clipping and review.</summary>
[Variant<RecommendedTrial>, PlasticityInjection(At = 155)]
public partial class InjectedGrowingTrial;

/// <summary>Plasticity injection into networks with normalisations, whose dormant units are recycled.</summary>
[Variant<NormTrial>, Dense, PlasticityInjection(At = 140), ReDo(Every = 25, Threshold = 0.3)]
public partial class InjectedNormTrial;

/// <summary>Plasticity injection into residual networks of which every layer is elastic.</summary>
[Variant<ResidualTrial>, PlasticityInjection(At = 150)]
public partial class InjectedResidualTrial;

/// <summary>Plasticity injection into soft actor-critic.</summary>
[Variant<SoftTrial>, PlasticityInjection(At = 140)]
public partial class InjectedSoftTrial;

/// <summary>Plasticity injection into soft actor-critic that grows.</summary>
[Variant<GrowingSoftTrial>, PlasticityInjection(At = 160)]
public partial class InjectedGrowingSoftTrial;
