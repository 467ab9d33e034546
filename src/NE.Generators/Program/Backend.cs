namespace NE.Generators.Program;

/// <summary>The target whose kernels merged operations use.</summary>
internal enum Backend
{
    /// <summary>The CPU: gradients are stored between two passes.</summary>
    Processor,

    /// <summary>A device: a gradient is summed and used immediately.</summary>
    Device,
}
