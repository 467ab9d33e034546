using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>The gradients wanted from a network's backward pass.</summary>
/// <param name="Into">The part of the slots that receives gradients; null for none.</param>
/// <param name="First">First input row whose gradient is wanted.</param>
/// <param name="Rows">Number of those rows; 0 for none.</param>
/// <param name="Outputs">Names of the outputs whose gradients are given.</param>
internal sealed record Wanted(Part? Into, int First, int Rows, string Outputs)
{
    /// <summary>Name of the routine.</summary>
    public string Routine => (Into, Rows) switch
    {
        ({ } part, 0) => part == Part.Gradient ? "Backward" : part.Name,
        ({ } part, _) => part == Part.Gradient ? "BackwardToInput" : part.Name + "ToInput",
        _ => "InputGradient",
    };
}
