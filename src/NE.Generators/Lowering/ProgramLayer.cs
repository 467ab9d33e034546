using NE.Generators.Planning;

namespace NE.Generators.Lowering;

/// <summary>A layer as the program sees it.</summary>
/// <param name="Plan">Its sizes.</param>
/// <param name="Linear">Its linear map.</param>
/// <param name="Norm">Its norm, or null.</param>
internal sealed record ProgramLayer(LayerPlan Plan, LayerReference Linear, NormReference? Norm);
