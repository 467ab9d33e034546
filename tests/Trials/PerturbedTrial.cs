using NE.Dsl;

namespace NE.Trials;

/// <summary>Growing networks that are shrunk and perturbed.</summary>
[Variant<PaperTrial>, ShrinkAndPerturb(Every = 20, Shrink = 0.9)]
public partial class PerturbedTrial;

/// <summary>The same with norms, every option away from its default.</summary>
[Variant<NormTrial>, ShrinkAndPerturb(Every = 20, Perturb = 0.1, DrawBias = false, Norms = true, ResetMoments = true, MoveTarget = false)]
public partial class PerturbedNormTrial;
