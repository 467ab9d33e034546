using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>GPU memory.</summary>
internal sealed class CudaMemory : DeviceMemory
{
    private readonly CudaContext context;

    internal CudaMemory(CudaContext context, ulong address, long bytes)
    {
        this.context = context;
        Address = address;
        Bytes = bytes;
    }

    public override long Bytes { get; }

    internal ulong Address { get; private set; }

    public override void Dispose()
    {
        if (Address != 0 && context.TryUse())
        {
            _ = CudaMethods.cuMemFree_v2(Address);
        }

        Address = 0;
    }
}
