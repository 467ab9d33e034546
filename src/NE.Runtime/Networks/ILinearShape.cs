namespace NE.Runtime.Networks;

/// <summary>
/// The sizes of a linear layer as a type, so that the JIT compiler sees them as constants. Implement it as a struct: type arguments that
/// are classes would share one body and lose this.
/// </summary>
public interface ILinearShape
{
    /// <summary>Number of input features.</summary>
    static abstract int Inputs { get; }

    /// <summary>Number of output features.</summary>
    static abstract int Outputs { get; }
}
