using NE.Dsl;

namespace NE.Trials;

/// <summary>Networks that start anew whenever the task shifts.</summary>
[Variant<ShiftTrial>, Reset(EverySwitch = true)]
public partial class ResetShiftTrial;
