using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>Gains and biases of a normalisation: never masked, never clipped.</summary>
internal sealed record NormStorage : Storage
{
    /// <inheritdoc/>
    public override string Type => "Networks::NormLayer";

    /// <inheritdoc/>
    public override bool Masked => false;

    /// <inheritdoc/>
    public override bool Scored => false;

    /// <inheritdoc/>
    public override bool Aged => false;

    /// <inheritdoc/>
    public override bool KeepsInitial => false;

    /// <inheritdoc/>
    public override bool Matrix => false;

    /// <inheritdoc/>
    public override bool Counted => true;

    /// <inheritdoc/>
    public override string Suffix => ".Norm";

    /// <inheritdoc/>
    public override string Initialise => "Initialise()";

    /// <inheritdoc/>
    public override string Describe(Slot slot) => $"{slot.Field}({slot.Outputs})";

    /// <inheritdoc/>
    public override IEnumerable<string> Construct(Slot slot, string number) =>
        Moments == 1 ? [$"{slot.Outputs}", "oneMoment: true"] : [$"{slot.Outputs}"];
}
