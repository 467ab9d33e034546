namespace NE.Runtime.Gpu.Devices;

/// <summary>Kinds of device to train on.</summary>
public enum DeviceKind
{
    /// <summary>Whichever is fastest for the experiment, by a short measurement.</summary>
    Auto,

    /// <summary>The CPU, without kernels.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU through its driver.</summary>
    Cuda,

    /// <summary>An OpenCL device.</summary>
    OpenCl,
}
