using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>
/// A user-defined event, named by <c>[Event&lt;TEvent&gt;]</c>: at intervals it may change all learned networks (docs/algorithm.md, User-defined
/// methods). The agent creates one object per learner, so fields are state of that learner; save what later events depend on.
/// </summary>
public interface IEvent
{
    /// <summary>Changes the networks. Called after the update, with all layers readable and writable.</summary>
    /// <param name="context">The networks, a batch, random numbers.</param>
    void Apply(EventContext context);

    /// <summary>Writes the state that later events depend on. Nothing by default.</summary>
    /// <param name="writer">Receives tensors.</param>
    /// <param name="name">Unique prefix for their names.</param>
    void Save(ITensorWriter writer, string name)
    {
    }

    /// <summary>Restores what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <param name="name">The same prefix.</param>
    void Load(ITensorReader reader, string name)
    {
    }
}
