using NE.Dsl;

namespace NE.Trials;

/// <summary>Hare and tortoise on growing networks.</summary>
[Variant<RecommendedTrial>, HareAndTortoise(Every = 30, Decay = 0.9)]
public partial class TortoiseTrial;
