using System;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Networks;

namespace NE.Generators.Modules.Norms;

/// <summary>Layer normalisation, by mean and variance.</summary>
internal sealed record LayerNormKind : NormKind
{
    /// <inheritdoc/>
    public override Type Attribute => typeof(LayerNormAttribute);

    /// <inheritdoc/>
    public override string StructureWord => "norm";

    /// <inheritdoc/>
    public override Module Module(double epsilon) => new NormModule(epsilon, Centred: true);
}
