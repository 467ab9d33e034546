using NE.Dsl;

namespace NE.Trials;

/// <summary>Weights of hidden units on the unit sphere, in growing networks with recycled units.</summary>
[Variant<RecommendedTrial>, Without<WeightClipAttribute>, UnitSphere, ReDo(Every = 20, Threshold = 0.2)]
public partial class SphereTrial;

/// <summary>The same in dense networks of soft actor-critic, the last layers included, with resets.</summary>
[Variant<SoftTrial>, UnitSphere(OutputLayers = true), Reset(Every = 40, Layers = 1)]
public partial class SphereSoftTrial;
