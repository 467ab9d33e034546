using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Program;

namespace NE.Generators.Methods.OwnGradient;

/// <summary>User-defined terms in the gradient, in the order of their names (docs/algorithm.md, User-defined methods).</summary>
internal sealed record OwnGradientMethod(IReadOnlyList<(GradientTermAttribute Settings, OwnType Own)> Terms) : Method, IGradientTerm
{
    /// <summary>The terms of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Owned<GradientTermAttribute>().ToArray() is { Length: > 0 } terms ? new OwnGradientMethod(terms) : null;

    /// <inheritdoc/>
    public IEnumerable<Operation> Before(Parameter layer) => layer.Slot.Storage is LinearStorage storage
        ? Terms.Select(term => new OwnGradient(
            layer, term.Own,
            new Number(MemberNames.OfOwn(term.Own.Simple)[2], "float", term.Settings.Weight, $"Coefficient of {term.Own.Name}."), storage.IsOutput))
        : [];
}
