using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Replaces how the batch of an update is drawn.</summary>
internal interface ISampler
{
    /// <summary>Fills the batch.</summary>
    void Sample(SectionBuilder section, Batch batch);
}
