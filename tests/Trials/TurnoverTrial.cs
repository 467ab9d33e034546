using NE.Dsl;

namespace NE.Trials;

/// <summary>Continual backprop on growing networks, with ages and rates that replace units within a hundred updates.</summary>
[Variant<PaperTrial>, ContinualBackprop(Rate = 0.005, Maturity = 10)]
public partial class TurnoverTrial;

/// <summary>The same on soft actor-critic, by another utility and by chance.</summary>
[Variant<SoftTrial>, ContinualBackprop(Rate = 0.01, Maturity = 10, Utility = UnitUtility.AdaptableContribution, Accumulate = false)]
public partial class TurnoverSoftTrial;
