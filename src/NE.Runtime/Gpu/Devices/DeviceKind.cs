namespace NE.Runtime.Gpu.Devices;

/// <summary>What a user may choose to train on.</summary>
public enum DeviceKind
{
    /// <summary>Whatever is faster for the experiment, as a short measurement tells.</summary>
    Auto,

    /// <summary>The processor, without kernels.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU through its driver.</summary>
    Cuda,

    /// <summary>A device of OpenCL.</summary>
    OpenCl,
}
