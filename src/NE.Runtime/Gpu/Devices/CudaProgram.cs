using System;
using System.Text;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A CUDA module: compiled kernels, loaded on a GPU.</summary>
internal sealed unsafe class CudaProgram : DeviceProgram
{
    private const int LogLength = 4096;

    // CUjit_option: where the PTX compiler writes its errors, and the size of that buffer.
    private const int ErrorLog = 5;
    private const int ErrorLogLength = 6;

    private readonly CudaContext context;
    private readonly string source;
    private nint module;

    /// <summary>Loads kernels.</summary>
    /// <param name="context">The context that is current on the calling thread.</param>
    /// <param name="source">The source's name in messages.</param>
    /// <param name="image">Machine code, or zero-terminated PTX.</param>
    internal CudaProgram(CudaContext context, string source, ReadOnlySpan<byte> image)
    {
        this.context = context;
        this.source = source;
        byte* log = stackalloc byte[LogLength];
        log[0] = 0;
        int* options = stackalloc int[] { ErrorLog, ErrorLogLength };
        void** values = stackalloc void*[2];
        values[0] = log;
        values[1] = (void*)(nint)LogLength;
        nint loaded;
        fixed (byte* first = image)
        {
            int code = CudaMethods.cuModuleLoadDataEx(&loaded, first, 2, options, values);
            if (code != 0)
            {
                string said = Encoding.UTF8.GetString(log, new ReadOnlySpan<byte>(log, LogLength).IndexOf((byte)0)).Trim();
                string message = CudaFault.Of(code, nameof(CudaMethods.cuModuleLoadDataEx)).Message;
                throw new DeviceException($"{message} The kernels: {source}.{(said.Length > 0 ? $" The driver says: {said}" : "")}");
            }
        }

        module = loaded;
    }

    public override DeviceKernel Kernel(string name)
    {
        context.Use();
        nint function;
        int code = CudaMethods.cuModuleGetFunction(&function, module, name);
        if (code != 0)
        {
            throw new DeviceException(
                $"{CudaFault.Of(code, nameof(CudaMethods.cuModuleGetFunction)).Message} Kernel {name} of {source}.");
        }

        // Drivers older than clusters do not know the attribute.
        int width;
        if (CudaMethods.cuFuncGetAttribute(&width, CudaConstants.RequiredClusterWidth, function) == 0 && width > CudaConstants.PortableCluster)
        {
            code = CudaMethods.cuFuncSetAttribute(function, CudaConstants.NonPortableClusterAllowed, 1);
            CudaFault.Check(code, nameof(CudaMethods.cuFuncSetAttribute));
        }

        return new CudaKernel(function, name);
    }

    public override void Dispose()
    {
        if (module != 0 && context.TryUse())
        {
            _ = CudaMethods.cuModuleUnload(module);
        }

        module = 0;
    }
}
