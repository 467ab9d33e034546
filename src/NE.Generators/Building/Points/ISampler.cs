using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Draws the batch of an update in its own way.</summary>
internal interface ISampler
{
    /// <summary>Fills the batch.</summary>
    void Sample(SectionBuilder section, Batch batch);
}
