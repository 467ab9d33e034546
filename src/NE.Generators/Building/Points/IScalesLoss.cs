namespace NE.Generators.Building.Points;

/// <summary>Scales the gradients of a loss by sample, before the backward pass through the networks.</summary>
internal interface IScalesLoss
{
    /// <summary>Adds operations on the gradients at the outputs of the group's networks.</summary>
    /// <param name="section">The section of the group's step.</param>
    /// <param name="objective">The objective, computed on the batch of the update.</param>
    void Scale(SectionBuilder section, Objective objective);
}
