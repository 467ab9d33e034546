using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Acts around the loss of an optimiser group: adds a term that is computed on another batch, or measures the pass before the step.</summary>
internal interface IObjectiveTerm
{
    /// <summary>Adds operations before the loss is computed, whose backward pass replaces all gradients of the group.</summary>
    /// <param name="section">The section of the group's step.</param>
    /// <param name="objective">The objective.</param>
    void Before(SectionBuilder section, Objective objective);

    /// <summary>Adds operations between the backward pass of the loss and the step.</summary>
    /// <param name="section">The section of the group's step.</param>
    /// <param name="objective">The objective.</param>
    /// <param name="loss">The loss.</param>
    void After(SectionBuilder section, Objective objective, Value loss);
}
