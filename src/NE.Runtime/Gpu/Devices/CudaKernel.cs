namespace NE.Runtime.Gpu.Devices;

/// <summary>A kernel of a CUDA module; the module owns it.</summary>
internal sealed class CudaKernel : DeviceKernel
{
    internal CudaKernel(nint handle, string name)
    {
        Handle = handle;
        Name = name;
    }

    public override string Name { get; }

    internal nint Handle { get; }

    public override void Dispose()
    {
    }
}
