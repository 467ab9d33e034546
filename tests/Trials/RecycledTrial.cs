using NE.Dsl;

namespace NE.Trials;

/// <summary>Dormant units are recycled and the last layer is reset, on growing networks.</summary>
[Variant<PaperTrial>, ReDo(Every = 20, Threshold = 0.3), Reset(Every = 80, Layers = 1)]
public partial class RecycledTrial;

/// <summary>The same on dense networks of soft actor-critic that are pulled to their initial values.</summary>
[Variant<SoftTrial>, ReDo(Every = 20, Threshold = 0.3, DrawBias = true), Reset(Every = 80, Layers = 0), RegenerativeL2(Weight = 0.01)]
public partial class RecycledSoftTrial;

/// <summary>A quarter of the units of each layer, those with the lowest scores, is recycled on dense networks.</summary>
[Variant<PlainTrial>, ReDo(Every = 20, Lowest = 0.25)]
public partial class RecycledLowestTrial;
