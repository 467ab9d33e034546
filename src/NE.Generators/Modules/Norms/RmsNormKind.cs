using System;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Networks;

namespace NE.Generators.Modules.Norms;

/// <summary>Normalisation by the root mean square.</summary>
internal sealed record RmsNormKind : NormKind
{
    /// <inheritdoc/>
    public override Type Attribute => typeof(RmsNormAttribute);

    /// <inheritdoc/>
    public override string StructureWord => "rms";

    /// <inheritdoc/>
    public override Module Module(double epsilon) => new NormModule(epsilon, Centred: false);
}
