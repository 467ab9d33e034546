using System.Text;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>A program of OpenCL, compiled for one device.</summary>
internal sealed class OpenClProgram : DeviceProgram
{
    // Without these the compiler may contract, approximate or flush, and results would differ from the processor's.
    private const string Numerics = "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt";

    private readonly string source;
    private nint handle;

    private OpenClProgram(nint handle, string source)
    {
        this.handle = handle;
        this.source = source;
    }

    public override unsafe DeviceKernel Kernel(string name)
    {
        int error;
        nint kernel = OpenClMethods.clCreateKernel(handle, name, &error);
        return error == 0
            ? new OpenClKernel(kernel, name)
            : throw new DeviceException($"{OpenClFault.Of(error, "clCreateKernel").Message} The text {source} was asked for the kernel {name}.");
    }

    public override void Dispose()
    {
        if (handle != 0)
        {
            _ = OpenClMethods.clReleaseProgram(handle);
            handle = 0;
        }
    }

    /// <summary>Compiles a text.</summary>
    /// <param name="context">The device.</param>
    /// <param name="name">What messages call the text.</param>
    /// <param name="text">The whole text, prelude included.</param>
    /// <exception cref="DeviceException">The compiler refuses it; text and log are in a file that the message names.</exception>
    internal static unsafe OpenClProgram Compile(OpenClContext context, string name, string text)
    {
        string options = Options;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        nuint length = (nuint)bytes.Length;
        int error;
        nint program;
        fixed (byte* first = bytes)
        {
            byte* start = first;
            program = OpenClMethods.clCreateProgramWithSource(context.Handle, 1, &start, &length, &error);
        }

        OpenClFault.Check(error, nameof(OpenClMethods.clCreateProgramWithSource));
        nint device = context.Device.Handle;
        error = OpenClMethods.clBuildProgram(program, 1, &device, options, 0, 0);
        if (error != 0)
        {
            string log = Log(program, device);
            _ = OpenClMethods.clReleaseProgram(program);
            throw error == OpenClConstants.BuildFailure
                ? RefusedText.Fault(name, text, log, $"The OpenCL compiler of {context.Device.Info.Name}")
                : OpenClFault.Of(error, nameof(OpenClMethods.clBuildProgram));
        }

        return new(program, name);
    }

    /// <summary>The compiler's options; <c>NE_OPENCL_OPTIONS</c> adds some, for example <c>-cl-opt-disable</c>.</summary>
    internal static string Options
    {
        get
        {
            string? more = System.Environment.GetEnvironmentVariable("NE_OPENCL_OPTIONS");
            return string.IsNullOrWhiteSpace(more) ? Numerics : $"{Numerics} {more.Trim()}";
        }
    }

    private static unsafe string Log(nint program, nint device)
    {
        nuint length = 0;
        if (OpenClMethods.clGetProgramBuildInfo(program, device, OpenClConstants.BuildLog, 0, null, &length) != 0)
        {
            return "";
        }

        byte[] log = new byte[length];
        fixed (byte* first = log)
        {
            _ = OpenClMethods.clGetProgramBuildInfo(program, device, OpenClConstants.BuildLog, length, first, null);
        }

        return Encoding.UTF8.GetString(log).TrimEnd('\0', '\n');
    }
}
