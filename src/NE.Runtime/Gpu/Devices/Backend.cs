namespace NE.Runtime.Gpu.Devices;

/// <summary>The API through which a device is driven.</summary>
public enum Backend
{
    /// <summary>The CUDA driver; kernels are compiled by NVRTC.</summary>
    Cuda,

    /// <summary>OpenCL; kernels are compiled by the device's driver.</summary>
    OpenCl,
}
