using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods.Sample;

/// <summary>Checks that one method decides how batches are drawn.</summary>
internal static class SampleRules
{
    private static readonly string Sample = SchemaReader.NameOf(typeof(SampleAttribute)), Review = SchemaReader.NameOf(typeof(ReviewAttribute));

    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Parts.All(static part => part.Name != Sample))
        {
            yield break;
        }

        if (declaration.OwnOf<SampleAttribute>() is not { } sampler)
        {
            yield return OwnTypeRules.Missing(Sample, "IReplaySampler", "nothing decides how transitions are drawn");
        }
        else if (declaration.Review is not null)
        {
            yield return new(
                ProblemId.TwoSamplers,
                $"[Sample<{sampler.Simple}>] and [Review] both decide how the batch of an update is drawn; keep one of the two, for example with "
                + "[Without<ReviewAttribute>].",
                [Anchor.Part(PartKey.Of(Sample, sampler)), Anchor.Part(Review), Anchor.Declaration]);
        }
    }
}
