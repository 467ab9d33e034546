using NE.Dsl;

namespace NE.Trials;

/// <summary>Pulls to 0 and to the initial values, on growing networks whose parameters count their own steps.</summary>
[Variant<RecommendedTrial>, L2(Weight = 0.01, Biases = false), RegenerativeL2(Weight = 0.02)]
public partial class PulledTrial;
