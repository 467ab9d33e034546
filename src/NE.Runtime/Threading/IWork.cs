namespace NE.Runtime.Threading;

/// <summary>
/// A piece of work that touches nothing of another one, so that both may be done at the same time. Generated code implements it by structs,
/// which allocate nothing.
/// </summary>
public interface IWork
{
    /// <summary>Does the work.</summary>
    void Do();
}
