using NE.Dsl;

namespace NE.Trials;

/// <summary>A task whose friction changes within episodes, and whose gravity changes between them.</summary>
[Variant<ShortTrial>, Environment(Tasks.Hopper)]
[Shift(Property.Friction, Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 130, At = ChangeAt.Step)]
[Shift(Property.Gravity, Scale = new[] { 1, 0.5, 1.5 }, Every = 210, At = ChangeAt.EpisodeEnd)]
public partial class ShiftTrial;
