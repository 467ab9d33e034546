namespace NE.Dsl;

/// <summary>Which weights of a sparse layer are live at the start.</summary>
public enum InitialMask
{
    /// <summary>A uniformly random subset (NE paper, section 4.1).</summary>
    Random,

    /// <summary>Those of largest initial magnitude (reference code of the paper).</summary>
    LargestMagnitude,
}
