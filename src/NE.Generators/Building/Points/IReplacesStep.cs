using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Takes the place of every n-th step of each optimiser group: its parameters then change otherwise, on the gradients of the same batch.</summary>
internal interface IReplacesStep
{
    /// <summary>Steps of a group from one that is replaced to the next, the replaced one included.</summary>
    Number Interval(ProgramBuilder program);

    /// <summary>Whether it does so for a group.</summary>
    bool Replaces(OptimiserGroup group);

    /// <summary>Adds what happens instead; the backward pass of the objective on the batch has been made.</summary>
    /// <param name="section">A section that runs at the replaced steps.</param>
    /// <param name="objective">The objective of the group.</param>
    void Replace(SectionBuilder section, Objective objective);
}
