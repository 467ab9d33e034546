namespace NE.Runtime.Topology;

/// <summary>
/// A user-defined utility of hidden units, named by <c>[Prune&lt;TUtility&gt;]</c> or <c>[ReDo&lt;TUtility&gt;]</c>. It takes the place of the mean
/// absolute activation: a unit is dormant if its utility over the mean of its layer is at most the threshold (docs/algorithm.md, User-defined
/// methods).
/// </summary>
public interface IUnitUtility
{
    /// <summary>The utility of a unit.</summary>
    /// <param name="unit">The unit on the batch of the event.</param>
    /// <returns>At least 0; a negative number or NaN counts as 0.</returns>
    static abstract double Utility(in HiddenUnit unit);
}
