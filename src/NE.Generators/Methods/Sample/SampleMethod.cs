using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Methods.Sample;

/// <summary>Draws batches by a user-defined distribution over ages (docs/algorithm.md, User-defined methods).</summary>
internal sealed record SampleMethod(OwnType Sampler) : Method, ISampler
{
    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.OwnOf<SampleAttribute>() is { } sampler ? new SampleMethod(sampler) : null;

    /// <inheritdoc/>
    void ISampler.Sample(SectionBuilder section, Batch batch)
    {
        section.Caption($"Experience: by age, as {Sampler.Name} draws it.");
        section.Program.Draw(section, batch, new GatherByAge(batch.Whole, new Stream("ReplayIndex"), Sampler, section.Program.Returns));
    }
}
