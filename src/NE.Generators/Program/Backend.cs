namespace NE.Generators.Program;

/// <summary>Whose kernels operations are merged into.</summary>
internal enum Backend
{
    /// <summary>The processor: gradients are stored between two passes.</summary>
    Processor,

    /// <summary>A device: a gradient is summed and used at once.</summary>
    Device,
}
