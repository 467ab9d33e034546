namespace NE.Runtime.Threading;

/// <summary>
/// A piece of work independent of others, so that several may run concurrently. Generated code implements it as structs, which allocate
/// nothing.
/// </summary>
public interface IWork
{
    /// <summary>Runs the work.</summary>
    void Do();
}
