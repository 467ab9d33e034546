namespace NE.Runtime.Networks;

/// <summary>
/// The sizes of a linear layer as a type, so that the compiler of the processor's code sees them as constants. Implement it by a struct:
/// type arguments that are classes would share one body and lose this.
/// </summary>
public interface ILinearShape
{
    /// <summary>Features of the input.</summary>
    static abstract int Inputs { get; }

    /// <summary>Features of the output.</summary>
    static abstract int Outputs { get; }
}
