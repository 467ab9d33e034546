namespace NE.Runtime.Methods;

/// <summary>
/// A user-defined term in the gradient, named by <c>[GradientTerm&lt;TTerm&gt;]</c>: the gradient of a regulariser, say. It is called at every update
/// for every layer that is about to step, before the optimiser (docs/algorithm.md, User-defined methods).
/// </summary>
public interface IGradientTerm
{
    /// <summary>
    /// Adds to the gradient of one layer. Layers may step at the same time on several threads, so the term has no state; calls for one layer are
    /// in order.
    /// </summary>
    /// <param name="layer">The layer, with the gradient of the losses and of the terms before this one.</param>
    /// <param name="weight">The coefficient that the declaration gives, above 0.</param>
    static abstract void Add(in GradientLayer layer, float weight);
}
