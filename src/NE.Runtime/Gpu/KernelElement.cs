namespace NE.Runtime.Gpu;

/// <summary>How the values of a tensor are stored in a learner's memory on the device.</summary>
public enum KernelElement
{
    /// <summary>32-bit floats.</summary>
    Float,

    /// <summary>One byte per position, 0 or 1; stored as bits in a checkpoint.</summary>
    Mask,

    /// <summary>Bytes.</summary>
    Byte,

    /// <summary>Unsigned 16-bit integers.</summary>
    Age,
}
