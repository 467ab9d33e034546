using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods.Trac;

/// <summary>Checks that nothing but steps, growth and resets moves parameters whose way from the start is scaled.</summary>
internal static class TracRules
{
    /// <summary>Checks an experiment.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) => declaration.Optimiser is not TracAttribute ? []
        :
        [
            .. With<WeightClipAttribute>(declaration),
            .. With<UnitSphereAttribute>(declaration),
            .. With<NormaliseAndProjectAttribute>(declaration),
            .. With<ShrinkAndPerturbAttribute>(declaration),
            .. With<DrMAttribute>(declaration),
            .. With<HareAndTortoiseAttribute>(declaration),
        ];

    private static IEnumerable<Problem> With<T>(Declaration declaration)
        where T : PartAttribute
    {
        if (declaration.Part<T>() is not null)
        {
            string part = SchemaReader.NameOf(typeof(T));
            yield return new(
                ProblemId.ScaledWayMoved,
                $"[{part}] moves parameters beside the steps of [Trac], which divides every way from the initial parameters by its scale, at first 1e-7, and so "
                + $"magnifies what it does; remove it, for example with [Without<{part}Attribute>], or use [Adam].",
                [Anchor.Part(part), Anchor.Part("Trac"), Anchor.Declaration]);
        }
    }
}
