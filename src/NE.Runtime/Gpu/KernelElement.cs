namespace NE.Runtime.Gpu;

/// <summary>How the values of a tensor stand in a learner's memory on the device.</summary>
public enum KernelElement
{
    /// <summary>32-bit floats.</summary>
    Float,

    /// <summary>One byte a position, 0 or 1; a checkpoint has it as bits.</summary>
    Mask,

    /// <summary>Bytes.</summary>
    Byte,

    /// <summary>Unsigned 16-bit integers.</summary>
    Age,
}
