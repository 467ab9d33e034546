using System;
using System.Text;
using NE.Runtime.Gpu.Native;
using Silk.NET.OpenCL;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Compiles OpenCL programs: from the cache on disk, else with the device's driver.</summary>
internal static unsafe class OpenClCompiler
{
    // Without these the compiler may fuse, approximate or flush denormals, and results would differ from the CPU's.
    private const string Numerics = "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt";

    // PoCL takes many minutes to optimise a whole update; without optimisation it compiles in seconds.
    private const string Processor = "-cl-opt-disable";

    /// <summary>The compiler's options. <c>NE_OPENCL_OPTIONS</c> replaces those that do not affect numerics.</summary>
    /// <param name="device">The device.</param>
    internal static string OptionsFor(DeviceInfo device)
    {
        string? wanted = Environment.GetEnvironmentVariable("NE_OPENCL_OPTIONS");
        return $"{Numerics} {wanted?.Trim() ?? (device.Gpu ? "" : Processor)}".TrimEnd();
    }

    /// <summary>Compiles source.</summary>
    /// <param name="context">The device.</param>
    /// <param name="name">The source's name in messages.</param>
    /// <param name="text">The complete source, including the prelude.</param>
    /// <param name="cache">The cache of compiled programs.</param>
    /// <exception cref="DeviceException">The compiler rejects it; source and log are in the file that the message names.</exception>
    internal static OpenClProgram Compile(OpenClContext context, string name, string text, KernelCache cache)
    {
        DeviceInfo device = context.Device.Info;
        string options = OptionsFor(device);
        KernelKey key = KernelKey.Of(text, [options], device.Name, device.Driver);
        if (cache.Find(key) is byte[] stored)
        {
            nint loaded = Load(context, stored, options);
            if (loaded != 0)
            {
                return new(loaded, name);
            }
        }

        nint program = FromText(context, name, text, options);
        if (cache.Folder is not null && Binary(program) is { Length: > 0 } binary)
        {
            cache.Put(key, binary);
        }

        return new(program, name);
    }

    private static nint FromText(OpenClContext context, string name, string text, string options)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        nuint length = (nuint)bytes.Length;
        int error;
        nint program;
        fixed (byte* first = bytes)
        {
            byte* start = first;
            program = OpenCl.Api.CreateProgramWithSource(context.Handle, 1, &start, &length, &error);
        }

        OpenClFault.Check(error, "clCreateProgramWithSource");
        nint device = context.Device.Handle;
        error = OpenCl.Api.BuildProgram(program, 1, &device, options, null, null);
        if (error == 0)
        {
            return program;
        }

        string log = Log(program, device);
        _ = OpenCl.Api.ReleaseProgram(program);
        throw error == (int)ErrorCodes.BuildProgramFailure
            ? RefusedText.Fault(name, text, log, $"The OpenCL compiler of {context.Device.Info.Name}")
            : OpenClFault.Of(error, "clBuildProgram");
    }

    // 0 if the driver rejects an image from another release of it: then it compiles again.
    private static nint Load(OpenClContext context, byte[] binary, string options)
    {
        nint device = context.Device.Handle;
        nuint length = (nuint)binary.Length;
        int status, error;
        nint program;
        fixed (byte* first = binary)
        {
            byte* start = first;
            program = OpenCl.Api.CreateProgramWithBinary(context.Handle, 1, &device, &length, &start, &status, &error);
        }

        if (error != 0 || status != 0)
        {
            return 0;
        }

        if (OpenCl.Api.BuildProgram(program, 1, &device, options, null, null) != 0)
        {
            _ = OpenCl.Api.ReleaseProgram(program);
            return 0;
        }

        return program;
    }

    // Some drivers do not expose machine code and return an empty image.
    private static byte[] Binary(nint program)
    {
        nuint length = 0;
        if (OpenCl.Api.GetProgramInfo(program, ProgramInfo.BinarySizes, (nuint)sizeof(nuint), &length, null) != 0 || length == 0)
        {
            return [];
        }

        byte[] binary = new byte[length];
        fixed (byte* first = binary)
        {
            byte* start = first;
            return OpenCl.Api.GetProgramInfo(program, ProgramInfo.Binaries, (nuint)sizeof(byte*), &start, null) == 0 ? binary : [];
        }
    }

    private static string Log(nint program, nint device)
    {
        nuint length = 0;
        if (OpenCl.Api.GetProgramBuildInfo(program, device, ProgramBuildInfo.BuildLog, 0, null, &length) != 0)
        {
            return "";
        }

        byte[] log = new byte[length];
        fixed (byte* first = log)
        {
            _ = OpenCl.Api.GetProgramBuildInfo(program, device, ProgramBuildInfo.BuildLog, length, first, null);
        }

        return Encoding.UTF8.GetString(log).TrimEnd('\0', '\n');
    }
}
