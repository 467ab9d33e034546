using NE.Dsl;

namespace NE.Trials;

/// <summary>Churn reduction of actor and critics on growing networks, its coefficients set early.</summary>
[Variant<RecommendedTrial>, ChurnReduction(Critics = true, Start = 5, Window = 8)]
public partial class SteadyTrial;

/// <summary>Churn reduction with fixed coefficients on dense networks with normalisations, beside shrink and perturb.</summary>
[Variant<NormTrial>, Dense, ChurnReduction(Weight = 50, Target = 0, Critics = true, CriticWeight = 2), ShrinkAndPerturb(Every = 30)]
public partial class SteadyNormTrial;

/// <summary>Churn reduction of the actor of soft actor-critic, with resets.</summary>
[Variant<SoftTrial>, ChurnReduction(Start = 10, Window = 20), Reset(Every = 40)]
public partial class SteadySoftTrial;
