using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Modules;

/// <summary>Gains and biases of a normalisation: never masked, never clipped.</summary>
/// <param name="Centred">Whether there are biases.</param>
internal sealed record NormStorage(bool Centred) : Storage
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
    public override string Describe(Slot slot) => $"{slot.Field}({slot.Outputs}{(Centred ? "" : ", gains only")})";

    /// <inheritdoc/>
    public override IEnumerable<string> Construct(Slot slot, string number) =>
        [$"{slot.Outputs}", .. Moments == 1 ? ["oneMoment: true"] : (string[])[], .. Centred ? (string[])[] : ["centred: false"]];
}
