using NE.Dsl;

namespace NE.Trials;

/// <summary>The paper's naive growth: random connections, no review.</summary>
[Variant<PaperTrial>, Grow(By = Score.Random), Without<ReviewAttribute>]
public partial class RandomGrowthTrial;
